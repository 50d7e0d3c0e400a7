import type { ComponentChildren } from 'preact';
import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { RecordName } from './record-name.tsx';

/** So many visits are written out; the page of visits has the others. */
const LISTED = 20;

/** What taking a file in has done, with the way to it. */
export function Taken({ incoming: { effects, names }, close }: { incoming: Incoming; close: ComponentChildren }) {
  const { go } = useApp();
  const { bundles: words } = useDeskWords();
  const visits = effects.filter(
    ({ about, is }) => is !== 'same' && about && names.records.get(about)?.kind === 'visit',
  );
  const fresh = visits.filter(({ is }) => is === 'new').length;
  const conflicts = effects.reduce((sum, one) => sum + one.conflicts.length, 0);
  return (
    <>
      <div role="status">
        <p class="ask calm">{words.taken(fresh, visits.length - fresh)}</p>
        {conflicts > 0 && <p class="ask">{words.takenConflicts(conflicts)}</p>}
      </div>
      <ul class="bundle-lines">
        {visits.slice(0, LISTED).map(({ about, is }) => {
          const named = names.records.get(about ?? '');
          return (
            <li key={about} class="bundle-pair">
              {/* It lies here now. */}
              <RecordName named={named && { ...named, here: true }} link />
              <span class="q">{words.is[is]}</span>
            </li>
          );
        })}
      </ul>
      <div class="bundle-acts">
        <button type="button" class="btn main" data-first onClick={() => go({ screen: 'desk', page: 'visits' })}>
          {words.toVisits}
        </button>
        {close}
      </div>
    </>
  );
}
