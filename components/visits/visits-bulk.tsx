import { useState } from 'preact/hooks';
import { ClosingsRest, removeAll } from '../../lib/app/desk/visits-bulk.ts';
import { type ForWhom, type StepLeft, submitVisits, withdrawVisits } from '../../lib/app/review/steps.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { LeftOut } from '../ui/data-list-left.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { showMaker } from '../ui/show-value.ts';

const STEPS = { handOver: submitVisits, takeBack: withdrawVisits } as const;
type Step = keyof typeof STEPS;

/** What can be done with many visits at once. @param picked the names of those that are picked and still there, by id */
export function VisitsBulk({ picked }: { picked: ReadonlyMap<string, string> }) {
  const { session, run } = useApp();
  const { visits } = useDeskWords();
  const [closed, setClosed] = useState<readonly Entry<'finding'>[] | null>(null);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [asked, setAsked] = useState<Others | null>(null);
  const ids = [...picked.keys()];
  const step = (name: Step, of: readonly string[] = ids, whose: ForWhom = 'own') =>
    run(async () => {
      setLeft([]);
      setAsked(null);
      const taken = await STEPS[name](session, of, whose);
      const others = taken.left.filter(({ mayFor }) => mayFor);
      if (taken.done === 0 && others.length > 0) setAsked({ name, others });
      else setLeft(taken.left.map((one) => ({ ...one, name: picked.get(one.visit) ?? '' })));
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
      {asked && (
        <ForOthers {...asked} onLeave={() => setAsked(null)} onStep={(visits) => step(asked.name, visits, 'others')} />
      )}
      {closed && <Closed findings={closed} onKeep={() => setClosed(null)} onRemove={() => remove(closed)} />}
    </>
  );
}

/** A visit that was left: its name, and why. */
type Left = StepLeft & { name: string };

/** Those that were left as they are, by name: the rest was done. */
function LeftByName({ left }: { left: readonly Left[] }) {
  const { words } = useApp();
  const { visits } = useDeskWords();
  const { states } = useLaterWords().review;
  const whyLeft = ({ by, state }: Left) => {
    if (by) return visits.bulkOthers(showMaker(words, by));
    return state ? states[state] : visits.bulkGone;
  };
  const how = left.some(({ mayFor }) => mayFor) ? visits.bulkOthersHow : '';
  const said = left.map((one) => visits.bulkLeftOne(one.name, whyLeft(one)));
  return <LeftOut says={`${visits.bulkLeft(left.length)}${how}`} names={said} />;
}

/** Others' visits of which a step may be taken for them. */
interface Others {
  name: Step;
  others: readonly StepLeft[];
}

interface ForOthersProps extends Others {
  onLeave(): void;
  onStep(visits: readonly string[]): void;
}

/** Asks before a step is taken for those who wrote the visits, naming them. */
function ForOthers({ name, others, onLeave, onStep }: ForOthersProps) {
  const { words } = useApp();
  const { finish } = words;
  const { visits } = useDeskWords();
  const step = { handOver: finish.handOverFor, takeBack: finish.takeBackFor }[name];
  const who = [...Map.groupBy(others, ({ by }) => showMaker(words, by))].map(([writer, own]) =>
    visits.bulkForOne(writer, own.length),
  );
  return (
    <Dialog title={step} onClose={onLeave}>
      <p class="anyword">{visits.bulkFor(others.length, finish.list(who))}</p>
      <p class="t13 q">{visits.bulkForHow[name]}</p>
      <div class="da">
        <button type="button" class="btn main" onClick={onLeave}>
          {visits.bulkForLeave}
        </button>
        <button type="button" class="btn warn" onClick={() => onStep(others.map(({ visit }) => visit))}>
          {step}
        </button>
      </div>
    </Dialog>
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
