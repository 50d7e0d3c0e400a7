import type { ReviewView } from '../../lib/app/review/watch.ts';
import { useWords } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWhoWhen } from './use-people.ts';

type Step = ReviewView['review']['taken'][number];

/** How a visit's review came to stand where it does, oldest first; steps that count for nothing say why. */
export function ReviewSteps({ view: { review: walk, people } }: { view: ReviewView }) {
  const { refusals } = useWords().common;
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const counted = walk.taken.map((step) => ({ step, why: null }));
  const all = [...counted, ...walk.void].sort((a, b) => (a.step.hlc < b.step.hlc ? -1 : 1));
  if (all.length === 0) return <p class="rv-line q">{review.noSteps}</p>;
  return (
    <>
      <ol class="rv-steps">
        {all.map(({ step, why }) => (
          <li key={step.id} class={why ? 'void' : undefined}>
            <p class="anyword">
              <b>{review.steps[step.to]}</b> <span class="q">{review.byWhen(who(step.person), when(step.hlc))}</span>
            </p>
            <StepSays step={step} />
            {why && <p class="amber t13">{review.notCounted(refusals[why])}</p>}
          </li>
        ))}
      </ol>
      {walk.void.length > 0 && <p class="rv-line t12 q">{review.clockRule}</p>}
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
