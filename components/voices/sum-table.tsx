import { type EvaluationSum, leastSample, type QuestionTally, questionsOf } from '../../lib/app/evaluations.ts';
import { TALLY_ANSWERS } from '../../lib/model/voices.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { percent } from '../ui/percent.ts';

/** What evaluations come to, question by question: counts always, percentages only with a sample that bears them. */
export function SumTable({ sum, label }: { sum: EvaluationSum; label: string }) {
  const { session } = useApp();
  const { voices } = useDeskWords();
  const text = usePackText();
  const pairs = new Map(questionsOf(session).map(({ id, yes, no }) => [id, `${text(yes)} / ${text(no)}`]));
  const few = sum.questions.some(({ n, shares }) => n > 0 && !shares);
  return (
    <div class="vsum">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{voices.question}</th>
            <Heads />
            <th scope="col" class="r">
              {voices.sample}
            </th>
          </tr>
        </thead>
        <tbody>
          {sum.questions.map((tally) => (
            <tr key={tally.question}>
              <th scope="row">{pairs.get(tally.question) ?? tally.question}</th>
              <Cells tally={tally} />
              <td class="r num">{tally.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="t13 q">{voices.people(sum.people)}</p>
      {few && <p class="t13 qq">{voices.few(leastSample(session))}</p>}
    </div>
  );
}

function Heads() {
  const { people } = useLaterWords();
  const { voices } = useDeskWords();
  return (
    <>
      {TALLY_ANSWERS.map((answer) => (
        <th key={answer} scope="col" class="r">
          {answer === 'unclear' ? people.unclear : voices.answers[answer]}
        </th>
      ))}
    </>
  );
}

function Cells({ tally }: { tally: QuestionTally }) {
  return (
    <>
      {TALLY_ANSWERS.map((answer) => (
        <td key={answer} class="r num">
          {tally.counts[answer]}
          {tally.shares && <span class="q blk">{percent(tally.shares[answer])}</span>}
        </td>
      ))}
    </>
  );
}
