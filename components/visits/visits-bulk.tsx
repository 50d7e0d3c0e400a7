import { useState } from 'preact/hooks';
import { ClosingsRest, handOverAll, removeAll, takeBackAll } from '../../lib/app/desk/visits-bulk.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';

const ACTS = { handOver: handOverAll, takeBack: takeBackAll, remove: removeAll } as const;

/** What can be done with many visits at once. @param ids those that are picked and still there */
export function VisitsBulk({ ids }: { ids: readonly string[] }) {
  const { session, run, say } = useApp();
  const { visits } = useDeskWords();
  const [closed, setClosed] = useState<readonly Entry<'finding'>[] | null>(null);
  const act = (name: keyof typeof ACTS, knowing: readonly Entry<'finding'>[] = []) =>
    run(async () => {
      try {
        const done = await ACTS[name](session, ids, knowing);
        setClosed(null);
        if (done === 0) say(visits.bulkNothing);
      } catch (error) {
        if (!(error instanceof ClosingsRest)) throw error;
        setClosed(error.findings);
      }
    });
  return (
    <>
      {(['handOver', 'takeBack', 'remove'] as const).map((name) => (
        <button key={name} type="button" class="btn line" onClick={() => act(name)}>
          {visits.bulk[name]}
        </button>
      ))}
      {closed && <Closed findings={closed} onKeep={() => setClosed(null)} onRemove={() => act('remove', closed)} />}
    </>
  );
}

interface ClosedProps {
  findings: readonly Entry<'finding'>[];
  onKeep(): void;
  onRemove(): void;
}

/** Names the findings that are closed by the visits that are to go, and asks once more. */
function Closed({ findings, onKeep, onRemove }: ClosedProps) {
  const { visits } = useDeskWords();
  return (
    <Dialog title={visits.closedAsk} onClose={onKeep}>
      <p>{visits.closedBy(findings.length)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <ul class="t14 vclosed" tabIndex={0}>
        {findings.map(({ id, body }) => (
          <li key={id} class="cut">
            {body.problem.slice(0, 200)}
          </li>
        ))}
      </ul>
      <p class="t13 q">{visits.closedStays}</p>
      <div class="da">
        <button type="button" class="btn main" onClick={onKeep}>
          {visits.closedKeep}
        </button>
        <button type="button" class="btn warn" onClick={onRemove}>
          {visits.bulk.remove}
        </button>
      </div>
    </Dialog>
  );
}
