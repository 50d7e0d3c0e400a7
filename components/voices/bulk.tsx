import { type DeskVoice, passOn } from '../../lib/app/desk/voices.ts';
import type { VoiceKind } from '../../lib/app/voices.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
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
  const lineOf = useLine();
  const mark = (on: boolean) => run(() => passOn(session, rows as readonly DeskVoice<VoiceKind>[], on));
  const copy = () =>
    navigator.clipboard.writeText(rows.map(lineOf).join('\n')).then(
      () => say(voices.copied(rows.length)),
      () => say(voices.copyFailed),
    );
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
      <button type="button" class="btn line" onClick={() => void copy()}>
        {voices.copy(rows.length)}
      </button>
    </>
  );
}

/** What is written down further, by kind. */
const MORE = {
  topic: ['analysed', 'supplied', 'result'],
  complaint: ['answer'],
  practice: [],
  case: ['cause', 'lesson'],
} as const;

/** A line of text for a briefing: what it is, what it says, where and when. */
function useLine(): (row: DeskVoice) => string {
  const { words } = useApp();
  const { voices } = useDeskWords();
  const { common } = words;
  const { people } = useLaterWords();
  return ({ entry, unit, date }) => {
    const { body, kind } = entry;
    if (kind === 'evaluation') return '';
    const names: Readonly<Record<string, string>> = { ...common.practiceKinds, ...common.caseSides };
    const label = names[String(body.what ?? body.side)] ?? voices.kinds[kind];
    const text = String(body.topic ?? body.text ?? body.facts ?? '');
    const more = MORE[kind].flatMap((field) =>
      body[field] ? [voices.lineMore(people.fields[field], String(body[field]))] : [],
    );
    return [voices.line(label, text, unit?.body.name ?? voices.noUnit, date), ...more].join('\n  ');
  };
}
