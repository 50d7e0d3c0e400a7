import { useState } from 'preact/hooks';
import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useFieldWord } from './field-word.ts';
import { usePartName } from './part-name.ts';
import { kindWord, RecordName } from './record-name.tsx';
import { ReplacedList, useMemberIn } from './replaced-list.tsx';

type Effect = Incoming['effects'][number];

/** So many are shown at first, and so many more each time. */
const SHOWN = 60;
/** So many conflicts of one visit are written out. */
const CONFLICTS = 30;

/** What needs a person comes first. */
const ORDER: readonly Effect['is'][] = ['conflicting', 'gone', 'new', 'updated', 'same'];

/** What taking a file in would do: visit by visit, then units, then what stands above them. */
export function EffectList({ incoming }: { incoming: Incoming }) {
  const { bundles: words } = useDeskWords();
  const partName = usePartName();
  const [limit, setLimit] = useState(SHOWN);
  const rows = [...incoming.effects].sort((a, b) => rankOf(incoming, a) - rankOf(incoming, b));
  return (
    <section aria-label={partName(words.effects)}>
      <h3 class="h3">
        {words.effects} <span class="num">{rows.length}</span>
      </h3>
      <ul class="bundle-lines">
        {rows.slice(0, limit).map((effect) => (
          <EffectRow key={effect.about ?? ''} effect={effect} incoming={incoming} />
        ))}
      </ul>
      {rows.length > limit && (
        <button type="button" class="btn text" onClick={() => setLimit(limit + SHOWN)}>
          {words.more(rows.length - limit)}
        </button>
      )}
    </section>
  );
}

/** Visits that go off the lists, then where words of one's own are replaced, then visits before units and the rest. */
function rankOf({ names }: Incoming, { about, is, goneBy, replacingOwn }: Effect): number {
  const kind = about === null ? 2 : names.records.get(about)?.kind === 'visit' ? 0 : 1;
  const first = goneBy !== null ? 0 : replacingOwn > 0 ? 1 : 2;
  return (first * 3 + kind) * ORDER.length + ORDER.indexOf(is);
}

function EffectRow({ effect, incoming }: { effect: Effect; incoming: Incoming }) {
  const { bundles: words } = useDeskWords();
  const { about, is, newRecords, changed, gone, conflicts } = effect;
  return (
    <li>
      <p class="bundle-pair">
        {about === null ? <span>{words.above}</span> : <RecordName named={incoming.names.records.get(about)} />}
        <span class={`bundle-is ${is === 'conflicting' || is === 'gone' ? 'verm b' : is === 'same' ? 'q' : 'b'}`}>
          {words.is[is]}
        </span>
      </p>
      {is !== 'same' && <p class="t13 q">{words.fresh(newRecords, changed, conflicts.length, gone)}</p>}
      <ReplacedList effect={effect} incoming={incoming} />
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} incoming={incoming} />}
    </li>
  );
}

function Conflicts({ conflicts, incoming }: Pick<Effect, 'conflicts'> & { incoming: Incoming }) {
  const { bundles: words } = useDeskWords();
  const fieldWord = useFieldWord();
  const memberIn = useMemberIn(incoming);
  return (
    <>
      <ul class="bundle-conflicts">
        {conflicts.slice(0, CONFLICTS).map(({ rec, kind, field }) => (
          <li
            key={`${rec} ${field}`}
          >{`${memberIn({ rec, kind }) ?? kindWord(words, kind)} · ${fieldWord(kind, field)}`}</li>
        ))}
      </ul>
      {conflicts.length > CONFLICTS && <p class="t13 q">{words.more(conflicts.length - CONFLICTS)}</p>}
      <p class="t13 q">{words.conflictsKept}</p>
    </>
  );
}
