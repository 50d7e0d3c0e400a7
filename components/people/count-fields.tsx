import { useRef } from 'preact/hooks';
import { readCost } from '../../lib/app/method.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { TALLY_ANSWERS, type TallyAnswer, tallied } from '../../lib/model/voices.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { NumberField } from '../ui/number-field.tsx';
import { useAnswerName } from './sample-line.tsx';
import { usePen } from './use-pen.ts';

interface Props {
  evaluation: Entry<'evaluation'>;
  question: string;
}

/** The counts of one question, to be typed: for a show of hands, or a paper that somebody counted. */
export function CountFields({ evaluation, question }: Props) {
  const { people } = useLaterWords();
  const pen = usePen();
  const nameOf = useAnswerName();
  /** What was typed since the field has the focus, without what others counted meanwhile. */
  const typed = useRef(0);
  const total = (answer: TallyAnswer) => tallied(pen.shown(evaluation), question, answer);
  const type = (answer: TallyAnswer, count: number) => {
    const before = total(answer);
    pen.type(evaluation, { question, answer }, count);
    typed.current += total(answer) - before;
  };
  return (
    <div class="counts">
      {TALLY_ANSWERS.map((answer) => {
        const id = `count-${evaluation.id}-${question}-${answer}`;
        const now = total(answer);
        return (
          <div
            key={answer}
            onFocusIn={() => {
              typed.current = 0;
            }}
            onFocusOut={() => pen.typed(evaluation, { question, answer }, total(answer) - typed.current)}
          >
            <label for={id} class="t13 q">
              {people.count(nameOf(question, answer))}
            </label>
            <NumberField
              id={id}
              rec={evaluation.id}
              field={`tally.${question}.${answer}`}
              stored={now}
              read={readCost}
              onNumber={(count) => count !== null && type(answer, count)}
              wrong={people.notThisCount(now)}
              moved={people.countedMeanwhile}
              emptied={people.emptyKeeps}
            />
          </div>
        );
      })}
    </div>
  );
}
