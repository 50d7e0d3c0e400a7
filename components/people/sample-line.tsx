import { leastSample, type QuestionTally, questionsOf } from '../../lib/app/evaluations.ts';
import { TALLY_ANSWERS, type TallyAnswer } from '../../lib/model/voices.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { percent } from '../ui/percent.ts';

/** What an answer to a question is called. */
export function useAnswerName(): (question: string, answer: TallyAnswer) => string {
  const { session } = useApp();
  const { people } = useLaterWords();
  const text = usePackText();
  return (id, answer) => {
    const question = questionsOf(session).find((one) => one.id === id);
    return answer === 'unclear' || !question ? people.unclear : text(question[answer]);
  };
}

interface Props {
  tally: QuestionTally;
  /** True where the question stands in front, with its counts: nothing above says them. */
  named?: boolean;
}

/** The sample of a question, and percentages only where it is large enough for them. */
export function SampleLine({ tally, named = false }: Props) {
  const { session } = useApp();
  const { people } = useLaterWords();
  const nameOf = useAnswerName();
  const parts = TALLY_ANSWERS.map((answer) => {
    const name = nameOf(tally.question, answer);
    const share = tally.shares ? percent(tally.shares[answer]) : '';
    const count = `${tally.counts[answer]}`;
    return people.share(name, named ? [count, share && `(${share})`].filter(Boolean).join(' ') : share);
  });
  if (tally.n === 0) return named ? null : <p class="t13 q">{people.nobody}</p>;
  const few = !tally.shares && tally.n < leastSample(session);
  return (
    <p class="t13 q anyword">
      {named && people.shares(tally.n, parts)}
      {!named && (few ? people.few(tally.n) : people.shares(tally.n, parts))}
      {named && few && <span class="qq blk">{people.few(tally.n)}</span>}
    </p>
  );
}
