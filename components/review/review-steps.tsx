import type { ReviewView } from '../../lib/app/review/watch.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { StepLines } from './step-lines.tsx';

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
  const { review } = useLaterWords();
  const refused = new Set(walk.void.map(({ step }) => step.id));
  const asksOf = ({ asks = [] }: Step) => asks.length > 0 && <p class="q t13">{review.asks(asks.length)}</p>;
  return (
    <>
      <StepLines
        steps={steps}
        refused={walk.void}
        people={people}
        nameOf={({ to }) => review.steps[to]}
        more={asksOf}
      />
      {steps.some(({ id }) => refused.has(id)) && <p class="rv-line t12 q">{review.clockRule}</p>}
    </>
  );
}
