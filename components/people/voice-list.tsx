import { useEffect } from 'preact/hooks';
import type { VisitLine } from '../../lib/app/visits.ts';
import { complaintSpan, removeVoice, type VoiceKind } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useKeys } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { spanLine } from './complaint-times.tsx';
import { movePlace, placeOf } from './place.ts';
import { VoiceCard } from './voice-card.tsx';

interface Props {
  line: VisitLine;
  kind: VoiceKind;
  /** In the order in which they are shown. */
  entries: readonly Entry<VoiceKind>[];
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** What people brought, of one kind: a line each, one opened as a card. */
export function VoiceList({ line, kind, entries, onHistory, onConflict }: Props) {
  const { singleKeys } = useApp();
  const { people } = useLaterWords();
  const visit = line.visit.id;
  const { open } = placeOf(visit).value;
  const newest = entries.reduce((id, entry) => (entry.id > id ? entry.id : id), '');
  useEffect(() => {
    if (newest) document.querySelector(`#voice-${newest}`)?.scrollIntoView({ block: 'nearest' });
  }, [newest]);
  useKeys((name) => {
    const down = name === 'ArrowDown' || (singleKeys && name === 'j');
    const up = name === 'ArrowUp' || (singleKeys && name === 'k');
    return (down || up) && moveRowFocus('button.vrow', down ? 1 : -1);
  });
  if (entries.length === 0) {
    return (
      <div class="empty">
        <p>
          <b>{people.none[kind]}</b>
        </p>
        <p class="q t14">{people.noneHow[kind]}</p>
      </div>
    );
  }
  const fold = (id: string) => {
    movePlace(visit, { open: null });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#voice-${id} .vrow`)?.focus());
  };
  return (
    <ul class="voices">
      {entries.map((entry) =>
        entry.id === open ? (
          <VoiceCard
            key={entry.id}
            line={line}
            entry={entry}
            onFold={() => fold(entry.id)}
            onHistory={onHistory}
            onConflict={onConflict}
          />
        ) : (
          <VoiceRow key={entry.id} entry={entry} onOpen={() => movePlace(visit, { open: entry.id })} />
        ),
      )}
    </ul>
  );
}

function VoiceRow({ entry, onOpen }: { entry: Entry<VoiceKind>; onOpen(): void }) {
  const { session, words, run } = useApp();
  const { people } = useLaterWords();
  const { body } = entry;
  const mark = markOf({ ...words, people }, entry);
  const passOn = (entry.kind === 'practice' || entry.kind === 'case') && body.passOn === true;
  const more = [
    entry.kind === 'complaint' ? spanLine({ ...words, people }, entry as Entry<'complaint'>) : '',
    passOn ? people.fields.passOn : '',
    entry.conflicts.length > 0 ? people.conflict : '',
  ].filter(Boolean);
  return (
    <li id={`voice-${entry.id}`}>
      <button
        type="button"
        class="vrow"
        aria-expanded={false}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === 'Delete') run(() => removeVoice(session, entry));
        }}
      >
        <span class={`vmark ${mark.look}`}>{mark.name}</span>
        <span class="min0">
          <span class="anyword clip3">{lineOf(entry)}</span>
          {more.length > 0 && <span class="t13 q blk">{more.join(words.common.sep)}</span>}
        </span>
      </button>
    </li>
  );
}

/** What a row says: its own first words. */
function lineOf({ body }: Entry<VoiceKind>): string {
  return String(body.topic ?? body.text ?? body.facts ?? '');
}

type Told = Pick<Words, 'common'> & Pick<LaterWords, 'people'>;

/** What stands in a row's rail: who raised a topic, how far a complaint has come, which kind it is of. */
function markOf({ people, common }: Told, { kind, body }: Entry<VoiceKind>): { name: string; look: string } {
  if (kind === 'complaint') {
    const { stage } = complaintSpan(body as Entry<'complaint'>['body']);
    return { name: people.stages[stage], look: stage === 'answered' ? 'green' : 'amber' };
  }
  const [names, value]: [Readonly<Record<string, string>>, unknown] =
    kind === 'topic'
      ? [common.raisedBy, body.raisedBy]
      : kind === 'practice'
        ? [common.practiceKinds, body.what]
        : [common.caseSides, body.side];
  return { name: names[String(value)] ?? '', look: 'q' };
}
