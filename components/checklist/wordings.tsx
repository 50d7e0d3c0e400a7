import type { OldAnswer } from '../../lib/app/pack-switch.ts';
import { useApp, usePackText } from '../ui/context.ts';

const TEXTS = ['question', 'look', 'against'] as const;

/** Both wordings of what differs; of an item that is asked no more, its question. */
export function Wordings({ old: { older, newer, fields } }: { old: OldAnswer }) {
  const { checklist } = useApp().words;
  const text = usePackText();
  const differing = TEXTS.filter((field) => fields.includes(field));
  const shown = differing.length > 0 ? differing : (['question'] as const);
  return (
    <>
      {shown.map((field) => (
        <div key={field}>
          <p>
            <span class="q">{checklist.wordsThen}</span> {text(older[field])}
          </p>
          {newer && differing.includes(field) && (
            <p>
              <span class="q">{checklist.wordsNow}</span> {text(newer[field])}
            </p>
          )}
        </div>
      ))}
    </>
  );
}
