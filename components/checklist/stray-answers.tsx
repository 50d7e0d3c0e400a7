import { type PackItem, strayAnswers } from '../../lib/app/checklist.ts';
import type { OldWords } from '../../lib/app/pack-switch.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { AnswerChip } from './answer-chip.tsx';
import { OldWordsLine } from './old-words-line.tsx';

interface Props {
  visit: Entry<'visit'>;
  items: readonly PackItem[];
  oldWords: ReadonlyMap<string, OldWords>;
}

/** Answers to items that this checklist hasn't got: of another version, or from before the unit's type was changed. */
export function StrayAnswers({ visit, items, oldWords }: Props) {
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
        {stray.map(({ id, question, answer, retired }) => {
          const old = oldWords.get(id);
          const asked = question ?? old?.old?.older.question;
          return (
            <li key={`${answer.form} ${id}`} class="row item done">
              <div class="rail num">{id}</div>
              <div class="min0">
                <p class="l1">
                  <span>{asked ? text(asked) : words.checklist.unknownItem}</span>
                  <AnswerChip answer={answer} />
                </p>
                {retired && <p class="t13 q">{words.checklist.retiredSince(retired)}</p>}
                {old && <OldWordsLine item={id} words={old} />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
