import type { LiveText } from '../../lib/app/briefing/live.ts';

const NUMBERS = /\d+(?:\.\d+)?%?/gu;

/** Words of a text, in pieces: those that are figures typed by hand are marked. */
export interface WordPiece {
  readonly words: string;
  readonly isTyped: boolean;
}

/** The numbers in a text's own words. */
const numbersIn = (text: LiveText): string[] =>
  text.flatMap((piece) => (typeof piece === 'string' ? (piece.match(NUMBERS) ?? []) : []));

/**
 * The numbers that somebody typed into a text: those in its words that the composed text doesn't have in its own. Each
 * once, in their order.
 */
export function typedNumbers(edited: LiveText, composed: LiveText): string[] {
  const known = new Set(numbersIn(composed));
  return [...new Set(numbersIn(edited))].filter((number) => !known.has(number));
}

/** Cuts words where a typed number stands. */
export function cutAtNumbers(words: string, typed: readonly string[]): WordPiece[] {
  const pieces: WordPiece[] = [];
  let end = 0;
  for (const found of words.matchAll(NUMBERS)) {
    if (!typed.includes(found[0])) continue;
    pieces.push({ words: words.slice(end, found.index), isTyped: false }, { words: found[0], isTyped: true });
    end = found.index + found[0].length;
  }
  pieces.push({ words: words.slice(end), isTyped: false });
  return pieces.filter((piece) => piece.words !== '');
}
