import type { ComponentChildren } from 'preact';
import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import type { TasksCame } from '../../lib/app/bundle/tasks-came.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { KindCounts } from './kind-counts.tsx';
import { LeadOffer } from './lead-offer.tsx';
import { RecordName } from './record-name.tsx';
import { TakenLinks } from './taken-links.tsx';
import { TasksArrived } from './tasks-arrived.tsx';

/** So many visits are written out; the page of visits has the others. */
const LISTED = 20;

interface Props {
  incoming: Incoming;
  /** The tasks that it brought; null for none. */
  came: TasksCame | null;
  close: ComponentChildren;
}

/** What taking a file in has done, with the way to it. */
export function Taken({ incoming, came, close }: Props) {
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const { effects, names, packer } = incoming;
  const visits = effects.filter(
    ({ about, is }) => is !== 'same' && about && names.records.get(about)?.kind === 'visit',
  );
  const fresh = visits.filter(({ is }) => is === 'new').length;
  const gone = visits.filter(({ is }) => is === 'gone').length;
  const conflicts = effects.reduce((sum, one) => sum + one.conflicts.length, 0);
  return (
    <>
      <div role="status">
        <p class="ask calm">
          {visits.length > 0 ? words.taken(fresh, visits.length - fresh - gone, gone) : team.tookIn}
        </p>
        {conflicts > 0 && <p class="ask">{words.takenConflicts(conflicts)}</p>}
      </div>
      <KindCounts effects={effects} />
      {came && <TasksArrived came={came} />}
      <LeadOffer packer={packer} />
      <TakenLinks incoming={incoming} />
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
        <Onward effects={effects} hasVisits={visits.length > 0} />
        {close}
      </div>
    </>
  );
}

/** The way to what came: visits first, else tasks, else findings. */
function Onward({ effects, hasVisits }: { effects: Incoming['effects']; hasVisits: boolean }) {
  const { go } = useApp();
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const kinds = new Set(effects.flatMap((one) => one.kinds.map(({ kind }) => kind)));
  const to = (route: Parameters<typeof go>[0], says: string) => (
    <button type="button" class="btn main" data-first onClick={() => go(route)}>
      {says}
    </button>
  );
  if (!hasVisits && kinds.has('task')) return to({ screen: 'desk', page: 'draws', open: 'tasks' }, team.toTasks);
  if (!hasVisits && kinds.has('finding')) return to({ screen: 'desk', page: 'findings' }, team.toFindings);
  return to({ screen: 'desk', page: 'visits' }, words.toVisits);
}
