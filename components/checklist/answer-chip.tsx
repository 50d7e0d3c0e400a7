import type { Answer } from '../../lib/app/checklist.ts';
import { useWords } from '../ui/context.ts';
import { Mark } from '../ui/icon.tsx';

const LOOKS = { good: 'g1', fairlyGood: 'g2', fair: 'g3', poor: 'g4', notApplicable: 'g0', notSeen: 'g9' } as const;

/** The words of an answer. */
export function useAnswerWord(): (answer: Answer) => string {
  const { grades, duties } = useWords().common;
  return (answer) => (answer.form === 'rated' ? grades[answer.value] : duties[answer.value]);
}

/** An answer at the end of a folded line: shape, then word, then colour. */
export function AnswerChip({ answer }: { answer: Answer }) {
  const word = useAnswerWord();
  if (answer.form === 'duty') return <span class={answer.value === 'unknown' ? 'g g9' : 'g g0'}>{word(answer)}</span>;
  return (
    <span class={`g ${LOOKS[answer.value]}`}>
      <Mark grade={answer.value} />
      {word(answer)}
    </span>
  );
}
