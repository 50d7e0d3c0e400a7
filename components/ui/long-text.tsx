import { useState } from 'preact/hooks';
import { useLaterWords } from './later-words.ts';

/** So many units of a text are laid out before somebody asks for more: a file may bring millions. */
const SHOWN = 4000;

/** How much of a text is shown, and the button for the rest; null where all is. @param length of the whole, in units */
export function useShown(length: number) {
  const { review } = useLaterWords();
  const [all, setAll] = useState(false);
  const isCut = !all && length > SHOWN;
  const more = isCut && (
    <button type="button" class="btn text" onClick={() => setAll(true)}>
      {review.showWhole(length)}
    </button>
  );
  return { most: isCut ? SHOWN : length, more: more || null };
}

/** The beginning of a text, no sign cut in two. */
export const beginningOf = (text: string, most: number): string =>
  text.length > most ? text.slice(0, Math.max(0, most)).replace(/[\ud800-\udbff]$/, '') : text;

/** A text, of a very long one its beginning with a button for all of it. */
export function LongText({ text }: { text: string }) {
  const { most, more } = useShown(text.length);
  return (
    <>
      {beginningOf(text, most)}
      {more && <>… {more}</>}
    </>
  );
}
