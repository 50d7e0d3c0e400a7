import { useState } from 'preact/hooks';
import { type DeskVoice, passOn } from '../../lib/app/desk/voices.ts';
import { readWithheld, type Withholding } from '../../lib/app/desk/withheld.ts';
import type { VoiceKind } from '../../lib/app/voices.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { HeldDialog } from '../ui/held-dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';

interface Props {
  kind: VoiceKind;
  /** What is picked. */
  rows: readonly DeskVoice[];
}

/** What can be done with what is picked: marked for a later briefing, copied as text. */
export function Bulk({ kind, rows }: Props) {
  const { session, run, say } = useApp();
  const { voices } = useDeskWords();
  const { leaving } = useLaterWords();
  const lineOf = useLine();
  const [asking, setAsking] = useState<Withholding<DeskVoice> | null>(null);
  const mark = (on: boolean) => run(() => passOn(session, rows as readonly DeskVoice<VoiceKind>[], on));
  const read = () => readWithheld(session, rows, ({ entry }) => entry);
  const copy = () =>
    run(async () => {
      const held = await read();
      if (held.parts.some(({ standing }) => standing === 'stays')) setAsking(held);
      else await write(held);
    });
  const write = ({ stays }: Withholding<DeskVoice>) => {
    const held = rows.filter((row) => Object.keys(row.entry.body).some((field) => stays(row, field))).length;
    return navigator.clipboard.writeText(rows.map((row) => lineOf(row, stays)).join('\n')).then(
      () => say(held > 0 ? leaving.copiedWithheld(rows.length, held) : voices.copied(rows.length)),
      () => say(voices.copyFailed),
    );
  };
  return (
    <>
      {(kind === 'practice' || kind === 'case') && (
        <>
          <button type="button" class="btn line" onClick={() => mark(true)}>
            {voices.passOn}
          </button>
          <button type="button" class="btn line" onClick={() => mark(false)}>
            {voices.notPassOn}
          </button>
        </>
      )}
      <button type="button" class="btn line" onClick={copy}>
        {voices.copy(rows.length)}
      </button>
      {asking && (
        <HeldDialog
          held={asking}
          act={leaving.copy}
          whereOf={({ id }) => showLine(rows.find(({ entry }) => entry.id === id)?.unit?.body.name)}
          onGo={() =>
            run(async () => {
              const held = await read();
              setAsking(null);
              await write(held);
            })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

/** What a line says first, and what is written down further, by kind. */
const MAIN = { topic: 'topic', complaint: 'text', practice: 'text', case: 'facts' } as const;
const MORE = {
  topic: ['analysed', 'supplied', 'result'],
  complaint: ['answer'],
  practice: [],
  case: ['cause', 'lesson'],
} as const;

/** A line of text for a briefing: what it is, what it says, where and when; other words for what stays. */
function useLine(): (row: DeskVoice, stays: Withholding<DeskVoice>['stays']) => string {
  const { words } = useApp();
  const { voices, views } = useDeskWords();
  const { common } = words;
  const { people } = useLaterWords();
  return (row, stays) => {
    const { entry, unit, date } = row;
    const { body, kind } = entry;
    if (kind === 'evaluation') return '';
    const names: Readonly<Record<string, string>> = { ...common.practiceKinds, ...common.caseSides };
    const label = names[String(body.what ?? body.side)] ?? voices.kinds[kind];
    const said = (field: string) => (stays(row, field) ? views.withheld : String(body[field] ?? ''));
    const text = said(MAIN[kind]);
    const more = MORE[kind].flatMap((field) =>
      body[field] ? [voices.lineMore(people.fields[field], said(field))] : [],
    );
    return [voices.line(label, text, unit ? showLine(unit.body.name) : voices.noUnit, date), ...more].join('\n  ');
  };
}
