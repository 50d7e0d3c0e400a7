import type { ReviewView } from '../../lib/app/review/watch.ts';
import { useWords } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWhoWhen } from './use-people.ts';

type Step = ReviewView['review']['taken'][number];

/** The newest step that counts, and all that count for nothing with the reason: what one has to know at once. */
export function NewestSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const newest = walk.taken.at(-1);
  const shown = [...(newest ? [{ step: newest, why: null }] : []), ...walk.void];
  if (shown.length === 0) return <p class="rv-line q">{review.noSteps}</p>;
  return <StepList steps={shown} people={people} />;
}

/** The steps before the newest, folded; nothing where there are none. */
export function EarlierSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const earlier = walk.taken.slice(0, -1).map((step) => ({ step, why: null }));
  if (earlier.length === 0) return null;
  return (
    <details class="rv-fold">
      <summary>{review.earlier(earlier.length)}</summary>
      <StepList steps={earlier} people={people} />
    </details>
  );
}

/** How a visit's review came to stand where it does, oldest first; steps that count for nothing say why. */
export function ReviewSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const counted = walk.taken.map((step) => ({ step, why: null }));
  const all = [...counted, ...walk.void];
  if (all.length === 0) return <p class="rv-line q">{review.noSteps}</p>;
  return <StepList steps={all} people={people} />;
}

interface ListProps {
  steps: readonly { step: Step; why: ReviewView['review']['void'][number]['why'] | null }[];
  people: ReviewView['people'];
}

function StepList({ steps, people }: ListProps) {
  const { refusals } = useWords().common;
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const inOrder = steps.toSorted((a, b) => (a.step.hlc < b.step.hlc ? -1 : 1));
  return (
    <>
      <ol class="rv-steps">
        {inOrder.map(({ step, why }) => (
          <li key={step.id} class={why ? 'void' : undefined}>
            <p class="anyword">
              <b>{review.steps[step.to]}</b> <span class="q">{review.byWhen(who(step.person), when(step.hlc))}</span>
            </p>
            <StepSays step={step} />
            {why && <p class="amber t13">{review.notCounted(refusals[why])}</p>}
          </li>
        ))}
      </ol>
      {steps.some(({ why }) => why) && <p class="rv-line t12 q">{review.clockRule}</p>}
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
