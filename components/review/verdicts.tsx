import type { JudgedTag, People } from '../../lib/app/review/watch.ts';
import { useWords } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { StepLines } from './step-lines.tsx';
import type { Parts } from './use-parts.ts';

interface Props extends Pick<JudgedTag, 'adjudication'> {
  people: People;
}

/** What was decided of a tag so far, by whom and when; what counts for nothing says why. */
export function Verdicts({ adjudication: { steps, void: refused }, people }: Props) {
  const { statuses } = useWords().common;
  if (steps.length === 0) return null;
  return <StepLines steps={steps} refused={refused} people={people} nameOf={({ to }) => statuses[to]} inside />;
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
  const { statuses } = useWords().common;
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
