import { useState } from 'preact/hooks';
import { settleRating, type VisitPair } from '../../lib/app/review/settle.ts';
import type { Grade } from '../../lib/model/records.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import { FormActs } from './review-acts.tsx';

interface Props {
  pair: VisitPair;
  item: string;
  onEnd(): void;
}

/** Settles how an item is to count, with a reason. */
export function SettleForm({ pair, item, onEnd }: Props) {
  const { session, words, run, say } = useApp();
  const { reviewDesk } = useDeskWords();
  const [grade, setGrade] = useState<Grade | null>(null);
  const reason = useReason(pair[0], `settle.${item} ${pair[1]}`);
  const take = async () => {
    if (!grade) return say(reviewDesk.chooseGrade);
    await settleRating(session, pair, { item, grade, reason: reason.text() });
    await reason.end();
    onEnd();
  };
  return (
    <div class="rv-form">
      <Choices<Grade>
        label={reviewDesk.gradeChosen}
        class="seg wrap"
        choices={session.pack.grades.map(({ grade: value }) => ({ value, name: words.common.grades[value] }))}
        value={grade}
        onChoose={setGrade}
      />
      <ReasonField reason={reason} label={reviewDesk.settleReason} />
      <FormActs act={reviewDesk.settle} onAct={() => run(take)} onEnd={onEnd} />
    </div>
  );
}
