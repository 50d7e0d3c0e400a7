import { partUnits } from '../../lib/app/desk/units-merge.ts';
import type { MergeRing, MergeRings, RingMerge } from '../../lib/app/desk/units-rings.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from './context.ts';
import { useDeskWords } from './desk-words.ts';
import { useLaterWords } from './later-words.ts';
import { showMaker } from './show-value.ts';
import { useWhen } from './use-when.ts';
import './merge-ring.css';

interface Props {
  ring: MergeRing;
  makers: MergeRings['makers'];
}

/** Merges that go against each other: which unit stands meanwhile, and each merge with the way to take it apart. */
export function MergeRingCard({ ring: { stands, merges, more }, makers }: Props) {
  const { units, bundles, disputes } = useDeskWords();
  const name = showLine(stands.body.name) || disputes.unnamed;
  return (
    <div class="ring">
      <p class="t13 anyword">{units.ring.says(name)}</p>
      <p class="t12 q">{units.ring.how}</p>
      <ul aria-label={units.ring.merges}>
        {merges.map((merge) => (
          <OneMerge key={merge.unit.id} merge={merge} makers={makers} />
        ))}
      </ul>
      {more > 0 && <p class="t13 q">{bundles.more(more)}</p>}
    </div>
  );
}

function OneMerge({ merge: { unit, into, said }, makers }: { merge: RingMerge; makers: Props['makers'] }) {
  const { session, words, run } = useApp();
  const { units, disputes } = useDeskWords();
  const { review } = useLaterWords();
  const when = useWhen();
  const [from, to] = [unit, into].map(({ body }) => showLine(body.name) || disputes.unnamed);
  return (
    <li>
      <span class="grow anyword">
        {units.ring.merge(from ?? '', to ?? '')}
        {said && <span class="t12 q"> {review.byWhen(showMaker(words, makers.get(said.author)), when(said.at))}</span>}
      </span>
      <button
        type="button"
        class="btn line"
        aria-label={units.ring.partOf(from ?? '', to ?? '')}
        onClick={() => run(() => partUnits(session, unit, into))}
      >
        {units.part}
      </button>
    </li>
  );
}
