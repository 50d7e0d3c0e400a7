import { type PackItem, strayAnswers } from '../../lib/app/checklist.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { AnswerChip } from './answer-chip.tsx';

/** Answers to items that this checklist hasn't got: of another version, or from before the unit's type was changed. */
export function StrayAnswers({ visit, items }: { visit: Entry<'visit'>; items: readonly PackItem[] }) {
  const { session, words } = useApp();
  const text = usePackText();
  const stray = strayAnswers(session, visit, items);
  if (stray.length === 0) return null;
  return (
    <section aria-labelledby="section-stray">
      <h2 class="sec" id="section-stray">
        {words.checklist.stray} <span>{words.checklist.strayKept(stray.length)}</span>
      </h2>
      <ul>
        {stray.map(({ id, question, answer }) => (
          <li key={`${answer.form} ${id}`} class="row item done">
            <div class="rail num">{id}</div>
            <p class="l1">
              <span>{question ? text(question) : words.checklist.unknownItem}</span>
              <AnswerChip answer={answer} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
