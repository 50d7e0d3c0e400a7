import { aboveVisits, type Disputes } from '../../lib/app/review/disputes.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { ConflictCards } from './conflict-list.tsx';
import { useDisputeNames } from './use-dispute-names.ts';
import { useHeldFocus } from './use-held-focus.ts';
import './review.css';

/** So many visits are written out. */
const LISTED = 200;

/** Every open disagreement: what stands above visits to be settled here, and the ways to the visits that have some. */
export function DisputesPart({ found }: { found: Disputes | undefined }) {
  const { disputes: words } = useDeskWords();
  const held = useHeldFocus(found !== undefined);
  if (!found) return <section aria-label={words.tab} aria-busy="true" />;
  return (
    <section ref={held} aria-label={words.tab} class="rv disputes">
      <h1 class="h3 rv-head" tabIndex={-1}>
        {words.tab} <span class={found.count > 0 ? 'amber' : 'q'}>{words.count(found.count)}</span>
      </h1>
      {found.count === 0 && (
        <div class="empty">
          <p>{words.none}</p>
          <p class="q">{words.noneHow}</p>
        </div>
      )}
      <Above found={found} />
      <InVisits found={found} />
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
