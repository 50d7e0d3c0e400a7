import { useState } from 'preact/hooks';
import { evaluate, type PackQuestion, questionsOf } from '../../lib/app/evaluations.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { TALLY_ANSWERS, type TallyAnswer } from '../../lib/model/voices.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useKeys } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { CountFields } from './count-fields.tsx';
import { movePlace, placeOf } from './place.ts';
import { SampleLine, useAnswerName } from './sample-line.tsx';
import { usePen } from './use-pen.ts';

interface Props {
  evaluation: Entry<'evaluation'>;
}

/** Four keys a question: its pair, 说不清, and the sample, behind which counts can be typed. */
export function TallyPad({ evaluation }: Props) {
  const { session, singleKeys, run } = useApp();
  const { people } = useLaterWords();
  const pen = usePen();
  const visit = evaluation.parent;
  const questions = questionsOf(session);
  const [said, setSaid] = useState('');
  const at = Math.min(placeOf(visit).value.question, questions.length - 1);
  const sum = evaluate(session, [{ id: evaluation.id, body: pen.shown(evaluation) }]);
  const nameOf = useAnswerName();

  const tap = (question: PackQuestion, answer: TallyAnswer) => {
    pen.tap(evaluation, { question: question.id, answer });
    const now = evaluate(session, [{ id: evaluation.id, body: pen.shown(evaluation) }]);
    const tally = now.questions.find((one) => one.question === question.id);
    if (tally) setSaid(people.said(nameOf(question.id, answer), tally.counts[answer], tally.n));
  };
  const go = (by: 1 | -1) => {
    const to = Math.min(Math.max(at + by, 0), questions.length - 1);
    movePlace(visit, { question: to });
    document.querySelectorAll<HTMLElement>('.trow')[to]?.querySelector('button')?.focus();
    return true;
  };
  useKeys((name, event) => {
    if (name === 'ArrowDown' || name === 'ArrowUp') return go(name === 'ArrowDown' ? 1 : -1);
    if (!singleKeys) return false;
    if (name === 'j' || name === 'k') return go(name === 'j' ? 1 : -1);
    const answer = TALLY_ANSWERS[Number(name) - 1];
    const question = questions[at];
    // A key that is held down is one person, not a crowd.
    if (event.repeat) return answer !== undefined;
    if (name === 'Backspace') run(() => pen.untap(evaluation));
    else if (answer && question) tap(question, answer);
    else return false;
    return true;
  });
  return (
    <div class="tallies">
      {questions.map((question, place) => (
        <TallyRow
          key={question.id}
          evaluation={evaluation}
          question={question}
          tally={sum.questions[place]}
          isCurrent={place === at}
          onCurrent={() => movePlace(visit, { question: place })}
          onTap={(answer) => tap(question, answer)}
        />
      ))}
      <span class="sr" role="status">
        {said}
      </span>
    </div>
  );
}

interface RowProps extends Props {
  question: PackQuestion;
  tally: ReturnType<typeof evaluate>['questions'][number] | undefined;
  isCurrent: boolean;
  onCurrent(): void;
  onTap(answer: TallyAnswer): void;
}

function TallyRow({ evaluation, question, tally, isCurrent, onCurrent, onTap }: RowProps) {
  const { singleKeys } = useApp();
  const { people } = useLaterWords();
  const text = usePackText();
  const nameOf = useAnswerName();
  const [fixing, setFixing] = useState(false);
  if (!tally) return null;
  const pair = people.pair(text(question.yes), text(question.no));
  return (
    <fieldset class={isCurrent ? 'trow now' : 'trow'} onFocusIn={onCurrent}>
      <legend class="sr">{pair}</legend>
      <div class="tally">
        {TALLY_ANSWERS.map((answer, at) => (
          <button
            key={answer}
            type="button"
            onClick={() => onTap(answer)}
            onKeyDown={(event) => {
              if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
            }}
          >
            <b class={tally.counts[answer] > 9999 ? 'long' : undefined}>{tally.counts[answer]}</b>{' '}
            <span>{nameOf(question.id, answer)}</span>
            {isCurrent && singleKeys && (
              <span class="keycap" aria-hidden="true">
                {at + 1}
              </span>
            )}
          </button>
        ))}
        <button type="button" class="fix" aria-expanded={fixing} onClick={() => setFixing(!fixing)}>
          <span class="q">{people.sample(tally.n)}</span> <u>{people.fix}</u>
        </button>
      </div>
      {fixing && <CountFields evaluation={evaluation} question={question.id} />}
      <SampleLine tally={tally} />
    </fieldset>
  );
}
