import type { ReviewView } from '../../lib/app/review/watch.ts';
import { useWords } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useSome } from '../ui/use-some.tsx';
import { useWhoWhen } from './use-people.ts';

type Step = ReviewView['review']['taken'][number];

/** The newest step that counts, and all that count for nothing with the reason: what one has to know at once. */
export function NewestSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const earlier = new Set(walk.taken.slice(0, -1));
  const shown = walk.steps.filter((step) => !earlier.has(step));
  if (shown.length === 0) return <p class="rv-line q">{review.noSteps}</p>;
  return <StepList walk={walk} steps={shown} people={people} />;
}

/** The steps before the newest, folded; nothing where there are none. */
export function EarlierSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const earlier = walk.taken.slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <details class="rv-fold">
      <summary>{review.earlier(earlier.length)}</summary>
      <StepList walk={walk} steps={earlier} people={people} />
    </details>
  );
}

/** How a visit's review came to stand where it does, oldest first; steps that count for nothing say why. */
export function ReviewSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { review } = useLaterWords();
  if (walk.steps.length === 0) return <p class="rv-line q">{review.noSteps}</p>;
  return <StepList walk={walk} steps={walk.steps} people={people} />;
}

interface ListProps {
  walk: ReviewView['review'];
  /** Some of its steps, in their order. */
  steps: readonly Step[];
  people: ReviewView['people'];
}

function StepList({ walk, steps, people }: ListProps) {
  const { refusals } = useWords().common;
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const whys = new Map(walk.void.map(({ step, why }) => [step.id, why]));
  const { shown, more } = useSome(steps, 'last');
  return (
    <>
      {more}
      <ol class="rv-steps">
        {shown.map((step) => {
          const why = whys.get(step.id);
          return (
            <li key={step.id} class={why ? 'void' : undefined}>
              <p class="anyword">
                <b>{review.steps[step.to]}</b> <span class="q">{review.byWhen(who(step.person), when(step))}</span>
              </p>
              <StepSays step={step} />
              {why && <p class="amber t13">{review.notCounted(refusals[why])}</p>}
            </li>
          );
        })}
      </ol>
      {steps.some(({ id }) => whys.has(id)) && <p class="rv-line t12 q">{review.clockRule}</p>}
    </>
  );
}

function StepSays({ step: { reason, asks = [] } }: { step: Step }) {
  const { review } = useLaterWords();
  return (
    <>
      {reason && <p class="anyword">{reason}</p>}
      {asks.length > 0 && <p class="q t13">{review.asks(asks.length)}</p>}
    </>
  );
}
