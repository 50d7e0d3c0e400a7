import type { JudgedTag, People } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useSome } from '../ui/use-some.tsx';
import type { Parts } from './use-parts.ts';
import { useWhoWhen } from './use-people.ts';

interface Props extends Pick<JudgedTag, 'adjudication'> {
  people: People;
}

/** What was decided of a tag so far, by whom and when; what counts for nothing says why. */
export function Verdicts({ adjudication: { steps, void: refused }, people }: Props) {
  const { statuses, refusals } = useApp().words.common;
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const whys = new Map(refused.map(({ step, why }) => [step.id, why]));
  const { shown, more } = useSome(steps, 'last');
  if (steps.length === 0) return null;
  return (
    <>
      {more}
      <ol class="rv-steps in">
        {shown.map((step) => {
          const why = whys.get(step.id);
          return (
            <li key={step.id} class={why ? 'void' : undefined}>
              <p class="anyword">
                <b>{statuses[step.to]}</b> <span class="q">{review.byWhen(who(step.person), when(step))}</span>
              </p>
              {step.reason && <p class="anyword">{step.reason}</p>}
              {why && <p class="amber t13">{review.notCounted(refusals[why])}</p>}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Whether anybody decided of a tag, though it may count for nothing. */
export const isJudged = ({ adjudication: { taken, void: refused } }: JudgedTag): boolean =>
  taken.length + refused.length > 0;

interface ListProps {
  tags: readonly JudgedTag[];
  people: People;
  parts: Parts;
}

/** The tags of which somebody decided, to be read by their author. */
export function JudgedList({ tags, people, parts }: ListProps) {
  const { statuses } = useApp().words.common;
  const { review } = useLaterWords();
  const judged = tags.filter(isJudged);
  if (judged.length === 0) return null;
  return (
    <>
      <p class="rv-line t13 q">{review.judged(judged.length)}</p>
      <ul class="rv-threads">
        {judged.map(({ tag, standing, adjudication }) => (
          <li key={tag.id} class="rv-thread">
            <p class="anyword">
              <b>{statuses[standing.status]}</b> {parts.nameOf(tag)}
            </p>
            <Verdicts adjudication={adjudication} people={people} />
          </li>
        ))}
      </ul>
    </>
  );
}
