/** Scripts that are written without a space between words: there each sign stands for itself. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const LETTER = /^[\p{L}\p{N}]/u;

/** Made at first need: a segmenter takes longer to make than a note to read. */
let segmenter: Intl.Segmenter | undefined;

/**
 * A text in the pieces by which people compare it: words of letters and digits, single characters where a script knows
 * no spaces, and all other signs one by one. A piece is never part of what a reader sees as one sign (Unicode Standard
 * Annex 29, extended grapheme clusters). Joined they are the text again, whatever it holds.
 */
export function tokensOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  const tokens: string[] = [];
  let word = '';
  for (const { segment } of segmenter.segment(text)) {
    if (LETTER.test(segment) && !UNSPACED.test(segment)) {
      word += segment;
      continue;
    }
    if (word !== '') tokens.push(word);
    word = '';
    tokens.push(segment);
  }
  if (word !== '') tokens.push(word);
  return tokens;
}

/** Behind what ends a sentence, unless it goes on with such signs, or with a mark that belongs to the one before. */
const PARTS = /(?<=[。！？；!?;\n])(?![。！？；!?;\n\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u0e33\u0eb3\u200d])/u;

/** A text in sentences and lines, each with what ends it: larger pieces for long texts. Joined they are the text again. */
export const sentencesOf = (text: string): string[] => (text === '' ? [] : text.split(PARTS));
