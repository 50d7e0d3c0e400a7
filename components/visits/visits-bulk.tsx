import { useState } from 'preact/hooks';
import { ClosingsRest, removeAll } from '../../lib/app/desk/visits-bulk.ts';
import { type StepsTaken, submitVisits, withdrawVisits } from '../../lib/app/review/steps.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { LeftOut } from '../ui/data-list-left.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';

const STEPS = { handOver: submitVisits, takeBack: withdrawVisits } as const;

/** What can be done with many visits at once. @param picked the names of those that are picked and still there, by id */
export function VisitsBulk({ picked }: { picked: ReadonlyMap<string, string> }) {
  const { session, run } = useApp();
  const { visits } = useDeskWords();
  const [closed, setClosed] = useState<readonly Entry<'finding'>[] | null>(null);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const ids = [...picked.keys()];
  const step = (name: keyof typeof STEPS) =>
    run(async () => {
      setLeft([]);
      const taken = await STEPS[name](session, ids);
      setLeft(taken.left.map(({ visit, state }) => ({ name: picked.get(visit) ?? '', state })));
    });
  const remove = (knowing: readonly Entry<'finding'>[] = []) =>
    run(async () => {
      try {
        await removeAll(session, ids, knowing);
        setClosed(null);
      } catch (error) {
        if (!(error instanceof ClosingsRest)) throw error;
        setClosed(error.findings);
      }
    });
  return (
    <>
      {(['handOver', 'takeBack'] as const).map((name) => (
        <button key={name} type="button" class="btn line" onClick={() => step(name)}>
          {visits.bulk[name]}
        </button>
      ))}
      <button type="button" class="btn line" onClick={() => remove()}>
        {visits.bulk.remove}
      </button>
      {left.length > 0 && <LeftByName left={left} />}
      {closed && <Closed findings={closed} onKeep={() => setClosed(null)} onRemove={() => remove(closed)} />}
    </>
  );
}

/** A visit of which a step couldn't be taken: its name, and how its review stands. */
type Left = Pick<StepsTaken['left'][number], 'state'> & { name: string };

/** Those that were left as they are, by name: the rest was done. */
function LeftByName({ left }: { left: readonly Left[] }) {
  const { visits } = useDeskWords();
  const { states } = useLaterWords().review;
  const said = left.map(({ name, state }) => visits.bulkLeftOne(name, state ? states[state] : visits.bulkGone));
  return <LeftOut says={visits.bulkLeft(left.length)} names={said} />;
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
