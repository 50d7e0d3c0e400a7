import { handOverAll, removeAll, takeBackAll } from '../../lib/app/desk/visits-bulk.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

const ACTS = { handOver: handOverAll, takeBack: takeBackAll, remove: removeAll } as const;

/** What can be done with many visits at once. @param ids those that are picked and still there */
export function VisitsBulk({ ids }: { ids: readonly string[] }) {
  const { session, run, say } = useApp();
  const { visits } = useDeskWords();
  return (
    <>
      {(['handOver', 'takeBack', 'remove'] as const).map((act) => (
        <button
          key={act}
          type="button"
          class="btn line"
          onClick={() =>
            run(async () => {
              if ((await ACTS[act](session, ids)) === 0) say(visits.bulkNothing);
            })
          }
        >
          {visits.bulk[act]}
        </button>
      ))}
    </>
  );
}
