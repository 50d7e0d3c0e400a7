import { findIdentifying, type Identifying } from './identifying.ts';

/**
 * What in a finding or a tag may give away a protected source that it was made from (S26; domain.md principle 7): what
 * points at somebody, and the source's own words copied.
 */

/** What a protected source said, and how a person has put that for outside; '' where nobody has. */
export interface ProtectedWords {
  readonly text: string;
  readonly outward: string;
}

/** Part of a text: a point, or words that were copied. */
export type Telling = Pick<Identifying, 'start' | 'end'>;

/** So much in a row is no chance: six Chinese characters, or three words of another script. */
const COPIED = 6;
const HAN = /^\p{Script=Han}$/u;

interface Piece extends Telling {
  readonly word: string;
}

/** Text without spaces and punctuation: a Chinese character each, other scripts by the word. */
function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)].map(({ index, 0: word }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Every shortest run of pieces that is long enough to be no chance. */
function* runsOf(pieces: readonly Piece[]): Generator<Telling & { key: string }> {
  for (const [from, { start }] of pieces.entries()) {
    let weight = 0;
    let to = from;
    const words: string[] = [];
    for (; weight < COPIED && to < pieces.length; to++) {
      const word = pieces[to]?.word ?? '';
      weight += HAN.test(word) ? 1 : 2;
      words.push(word);
    }
    if (weight >= COPIED) yield { start, end: pieces[to - 1]?.end ?? start, key: words.join(' ') };
  }
}

/**
 * Where a text repeats what was said, whatever the spaces, punctuation and case; words that a person chose for outside
 * count for nothing.
 * @returns parts in their order, none touching another; in UTF-16 units from the text's start
 */
export function findCopied(text: string, said: ProtectedWords): Telling[] {
  const keys = (of: string) => new Set([...runsOf(piecesOf(of))].map(({ key }) => key));
  const [theirs, chosen] = [keys(said.text), keys(said.outward)];
  const found: { start: number; end: number }[] = [];
  for (const { start, end, key } of runsOf(piecesOf(text))) {
    if (!theirs.has(key) || chosen.has(key)) continue;
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/**
 * What in a text may give away one of its protected sources: what points at somebody, also by a name that only the
 * source's words show to be one, and what was copied.
 * @param known names and short forms that this device knows
 * @returns parts; a copied one may hold one that points
 */
export function findTelling(text: string, sources: readonly ProtectedWords[], known: readonly string[]): Telling[] {
  const names = sources.flatMap((one) =>
    findIdentifying(one.text, known).map(({ start, end }) => one.text.slice(start, end)),
  );
  return [...findIdentifying(text, [...known, ...names]), ...sources.flatMap((one) => findCopied(text, one))];
}
