import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { usePartName } from './part-name.ts';
import { RecordName } from './record-name.tsx';
import { conflictPlace } from './where-read.ts';

/** So many visits with conflicts are written out; the list of visits has the others. */
const LISTED = 20;

/** The ways from a file that was taken in to where people disagree now: to the first, and to each visit. */
export function TakenLinks({ incoming: { effects, names } }: { incoming: Incoming }) {
  const { go } = useApp();
  const { bundles: words, bundlesCame: came } = useDeskWords();
  const partName = usePartName();
  const disputed = effects.flatMap(({ about, conflicts }) => {
    const first = conflicts.find(({ rec, field }) => rec === about && field === 'deleted') ?? conflicts[0];
    return first
      ? [{ about, count: conflicts.length, route: conflictPlace(names.records.get(about ?? ''), first) }]
      : [];
  });
  const [first] = disputed;
  if (!first) return null;
  const { route } = first;
  return (
    <section aria-label={partName(came.disputed)}>
      <div class="bundle-acts">
        <button type="button" class="btn main" data-first onClick={() => go(route)}>
          {came.toFirst}
        </button>
      </div>
      <ul class="bundle-lines">
        {disputed.slice(0, LISTED).map(({ about, count, route: to }) => (
          <li key={about ?? ''} class="bundle-pair">
            <button type="button" class="btn text bundle-link" onClick={() => go(to)}>
              {about === null ? words.above : <RecordName named={names.records.get(about)} />}
            </button>
            <span class="verm">{came.conflicts(count)}</span>
          </li>
        ))}
      </ul>
      {disputed.length > LISTED && <p class="bundle-pad t13 q">{words.more(disputed.length - LISTED)}</p>}
    </section>
  );
}
