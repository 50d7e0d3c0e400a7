import { foldSigns } from '../text/fold.ts';

/**
 * Signs that nobody sees: zero-width spaces and joiners, soft hyphens, variation selectors (Unicode's
 * Default_Ignorable_Code_Point). A copied page is full of them, and no word is to be missed for one.
 */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * Folds a text for searching: width, case and compatibility forms as `foldText` does, and without signs that nobody sees.
 * Once only: what is folded again may come out otherwise (İ with another mark).
 */
export const foldForSearch = (text: string): string => foldSigns(text.replace(UNSEEN, ''));

/**
 * The words of a query, folded, each once: what white space parts. None where nothing but white space and unseen signs
 * was typed. A word that stands in another one of them asks nothing more and is left out; the longest come first, since
 * they rule out most.
 */
export function wordsOf(query: string): string[] {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  // Thousands of words in one query are pasted by accident: there the comparison of each with each is not worth it.
  if (longestFirst.length > 50) return longestFirst;
  return longestFirst.filter((word, at) => !longestFirst.slice(0, at).some((longer) => longer.includes(word)));
}
