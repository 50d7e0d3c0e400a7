import { type Answer, answerField, type PackItem, type Thin } from '../../lib/app/checklist.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useWords } from '../ui/context.ts';
import { useAnswerWord } from './answer-chip.tsx';
import { commentField } from './item-comment.tsx';
import { askForNote } from './spot.ts';

interface Props {
  line: VisitLine;
  item: PackItem;
  answer: Answer | null;
  thin: Thin | undefined;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** Lines that ask for something, each with one act. They point out and never stop anything (S34). */
export function ItemAsks({ line, item, answer, thin, onConflict }: Props) {
  const { checklist } = useWords();
  const word = useAnswerWord();
  const { visit } = line;
  const fields = [
    { field: answerField(item), text: checklist.twoRatings, label: checklist.ratingOf(item.id) },
    { field: commentField(item.id), text: checklist.twoComments, label: checklist.commentOn(item.id) },
  ].filter(({ field }) => visit.conflicts.includes(field));
  return (
    <>
      {fields.map(({ field, text, label }) => (
        <p key={field} class="ask">
          <span>
            {text}{' '}
            <button type="button" onClick={() => onConflict(field, visit, label)}>
              {checklist.seeBoth}
            </button>
          </span>
        </p>
      ))}
      {thin && answer && (
        <p class="ask">
          <span>
            {checklist[thin === 'low' ? 'lowNoFact' : 'goodNoBasis'](word(answer))}{' '}
            <button
              type="button"
              aria-label={checklist.addNoteOn(item.id)}
              onClick={() => askForNote(visit.id, item.id)}
            >
              {checklist.addNote}
            </button>
          </span>
        </p>
      )}
    </>
  );
}
