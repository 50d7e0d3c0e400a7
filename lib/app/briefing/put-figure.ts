import type { LiveText } from './live.ts';

/** So many characters on either side tell in which place a figure stood. */
const NEAR = 6;
const NUMBER = '[\\d０-９〇零一二两三四五六七八九十百千万.,，%％]+';

/**
 * Puts a live figure in place of what was typed over it; null where the words around it don't tell its place, so that
 * nothing but the composed text could have it back.
 */
export function putFigure(text: LiveText, composed: LiveText, figure: string): LiveText | null {
  const at = composed.findIndex((piece) => typeof piece !== 'string' && piece.figure === figure);
  const wordsAt = (place: number) => (typeof composed[place] === 'string' ? String(composed[place]) : '');
  const [before, after] = [wordsAt(at - 1), wordsAt(at + 1)];
  for (let near = NEAR; at >= 0 && near > 0; near--) {
    const like = new RegExp(`(${plain(before.slice(-near))})(${NUMBER})(?=${plain(after.slice(0, near))})`, 'gu');
    const found = text.flatMap((piece, place) =>
      typeof piece === 'string' ? [...piece.matchAll(like)].map((match) => ({ place, match, piece })) : [],
    );
    const [only] = found;
    if (!only || found.length > 1) continue;
    const from = only.match.index + (only.match[1] ?? '').length;
    const to = from + (only.match[2] ?? '').length;
    const pieces = [only.piece.slice(0, from), { figure }, only.piece.slice(to)].filter((piece) => piece !== '');
    return text.toSpliced(only.place, 1, ...pieces);
  }
  return null;
}

const plain = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
