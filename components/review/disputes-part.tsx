import type { MergeRings } from '../../lib/app/desk/units-rings.ts';
import { aboveVisits, type Disputes } from '../../lib/app/review/disputes.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { MergeRingCard } from '../ui/merge-ring.tsx';
import { ConflictCards } from './conflict-list.tsx';
import { useDisputeNames } from './use-dispute-names.ts';
import { useHeldFocus } from './use-held-focus.ts';
import './review.css';

/** So many visits are written out. */
const LISTED = 200;

interface Props {
  found: Disputes | undefined;
  rings: MergeRings | undefined;
}

/**
 * Every open disagreement: merges of units against each other and what stands above visits, to be settled here, and the
 * ways to the visits that have some.
 */
export function DisputesPart({ found, rings }: Props) {
  const { disputes: words } = useDeskWords();
  const held = useHeldFocus(found !== undefined && rings !== undefined);
  if (!found || !rings) return <section aria-label={words.tab} aria-busy="true" />;
  const count = found.count + rings.count;
  return (
    <section ref={held} aria-label={words.tab} class="rv disputes">
      <h1 class="h3 rv-head" tabIndex={-1}>
        {words.tab} <span class={count > 0 ? 'amber' : 'q'}>{words.count(count)}</span>
      </h1>
      {count === 0 && (
        <div class="empty">
          <p>{words.none}</p>
          <p class="q">{words.noneHow}</p>
        </div>
      )}
      <Rings found={rings} />
      <Above found={found} />
      <InVisits found={found} />
    </section>
  );
}

function Rings({ found: { count, rings, makers } }: { found: MergeRings }) {
  const { units, bundles } = useDeskWords();
  if (count === 0) return null;
  return (
    <section aria-label={units.ring.title}>
      <h2 class="h3">
        {units.ring.title} <span class="num">{count}</span>
      </h2>
      <ul class="rv-threads">
        {rings.map((ring) => (
          <li key={ring.stands.id} class="rv-thread">
            <MergeRingCard ring={ring} makers={makers} />
          </li>
        ))}
      </ul>
      {count > rings.length && <p class="rv-line t13 q">{bundles.more(count - rings.length)}</p>}
    </section>
  );
}

function Above({ found }: { found: Disputes }) {
  const { disputes: words } = useDeskWords();
  const naming = useDisputeNames(found);
  if (found.conflicts.length === 0) return null;
  return (
    <section aria-label={words.above}>
      <h2 class="h3">
        {words.above} <span class="num">{found.conflicts.length}</span>
      </h2>
      <p class="rv-line t12 q">{words.aboveHow}</p>
      <ConflictCards scope={aboveVisits} naming={naming} found={found} />
    </section>
  );
}

function InVisits({ found: { visits, names } }: { found: Disputes }) {
  const { go } = useApp();
  const { disputes: words, bundles } = useDeskWords();
  if (visits.length === 0) return null;
  return (
    <section aria-label={words.inVisits}>
      <h2 class="h3">
        {words.inVisits} <span class="num">{visits.length}</span>
      </h2>
      <ul class="rv-threads">
        {visits.slice(0, LISTED).map(({ visit, count }) => (
          <li key={visit} class="rv-thread rv-dispute">
            <button
              type="button"
              class="btn text anyword"
              onClick={() => go({ screen: 'desk', page: 'visits', open: visit })}
            >
              <span class="num">{names.get(visit)?.date}</span> {names.get(visit)?.unit || words.unnamed}
            </button>
            <span class="amber t13">{words.places(count)}</span>
          </li>
        ))}
      </ul>
      {visits.length > LISTED && <p class="rv-line t13 q">{bundles.more(visits.length - LISTED)}</p>}
    </section>
  );
}
