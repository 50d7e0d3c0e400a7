import { useApp } from '../ui/context.ts';

/** What a list shows of a text at the most, in UTF-16 units: fifty notes of 100,000 characters must not stop the panel. */
const SHOWN = 600;

/** A text as a person wrote it, shown as text whatever it holds; a long one is cut, and says how much there is. */
export function LongText({ text }: { text: string }) {
  const { words } = useApp();
  if (text.length <= SHOWN) return <span class="anyword blk">{text}</span>;
  // Never between the halves of a character outside the BMP.
  const end = /[\uD800-\uDBFF]/.test(text[SHOWN - 1] ?? '') ? SHOWN - 1 : SHOWN;
  return (
    <span class="anyword blk">
      {text.slice(0, end)}…<span class="blue t13 blk">{words.visit.longText(text.length)}</span>
    </span>
  );
}
