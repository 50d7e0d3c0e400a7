import { findIdentifying, type Identifying } from './identifying.ts';

/**
 * What in other records may give away a protected source (S26; domain.md principle 7): the source's own words copied, the
 * names that it spoke, and, where a record was made from it, whatever points at somebody.
 */

/** What a protected source said, and what of it goes out as a person has put it; '' where nothing does. */
export interface ProtectedWords {
  readonly text: string;
  /** A page that was clipped with it. */
  readonly quote?: string;
  readonly outward: string;
}

const saidIn = ({ text, quote }: ProtectedWords): string => (quote ? `${text}\n${quote}` : text);

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

const keysOf = (text: string): string[] => [...runsOf(piecesOf(text))].map(({ key }) => key);

/** What protected sources said, made ready to hold many texts against. */
export interface Said {
  /** Runs of words that are theirs. */
  readonly runs: ReadonlySet<string>;
  /** Names that they spoke, as far as those are people's own; an office or a role is named on many an occasion. */
  readonly names: readonly string[];
}

/** Reasons for which what a source said is a person's own name, also where another text says it. */
const OWN_NAME: ReadonlySet<string> = new Set(['named', 'title', 'nickname', 'number']);

/**
 * Makes what sources said ready; words that go out as a person has put them are theirs no more.
 * @param free runs that give nobody away, as `freeRuns` gives them
 * @param known names that are named everywhere, such as the team's: they give nobody away
 */
export function makeReady(
  sources: readonly ProtectedWords[],
  free: ReadonlySet<string> = new Set(),
  known: readonly string[] = [],
): Said {
  const runs = new Set<string>();
  const names = new Set<string>();
  for (const source of sources) {
    const said = saidIn(source);
    const chosen = new Set(keysOf(source.outward));
    for (const key of keysOf(said)) if (!chosen.has(key) && !free.has(key)) runs.add(key);
    for (const name of ownNamesIn(said, known)) names.add(name);
  }
  return { runs, names: [...names] };
}

const ownNamesIn = (said: string, known: readonly string[], found = findIdentifying(said, known)): string[] =>
  found.flatMap(({ start, end, why }) => (OWN_NAME.has(why) ? [said.slice(start, end)] : []));

/**
 * What no words that go out for a source may repeat: names that sources spoke, the words right around whatever points at
 * somebody, and a page that was clipped. The rest of what was said is what goes out as reported by people.
 * @param free, known as for `makeReady`
 */
export function makeClose(
  sources: readonly ProtectedWords[],
  free: ReadonlySet<string> = new Set(),
  known: readonly string[] = [],
): Said {
  const runs = new Set<string>();
  const names = new Set<string>();
  for (const source of sources) {
    const points = findIdentifying(source.text, known);
    const harmless = new Set<string>();
    for (const { start, end, key } of runsOf(piecesOf(source.text))) {
      const isClose = points.some((point) => start < point.end && point.start < end);
      (isClose ? runs : harmless).add(key);
    }
    for (const key of keysOf(source.quote ?? '')) if (!harmless.has(key)) runs.add(key);
    for (const name of ownNamesIn(saidIn(source), known, source.quote ? undefined : points)) names.add(name);
  }
  for (const key of free) runs.delete(key);
  return { runs, names: [...names] };
}

/** Whether two texts say the same, whatever the spaces, punctuation and case. */
export const saysTheSame = (a: string, b: string): boolean => wordsIn(a) === wordsIn(b);

const wordsIn = (text: string): string =>
  piecesOf(text)
    .map(({ word }) => word)
    .join(' ');

/** The runs of texts that everybody knows, such as a unit's name or a checklist's questions: to repeat them tells nothing. */
export const freeRuns = (texts: readonly string[]): Set<string> => new Set(texts.flatMap(keysOf));

/**
 * Where a text repeats what was said, whatever the spaces, punctuation and case.
 * @returns parts in their order, none touching another; in UTF-16 units from the text's start
 */
export function findCopied(text: string, { runs }: Pick<Said, 'runs'>): Telling[] {
  if (runs.size === 0) return [];
  const found: { start: number; end: number }[] = [];
  for (const { start, end, key } of runsOf(piecesOf(text))) {
    if (!runs.has(key)) continue;
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/**
 * What in a text that was made from protected sources may give one of them away: whatever points at somebody, also by a
 * name that only the sources' words show to be one.
 * @param known names and short forms that this device knows
 */
export function findPointing(text: string, sources: readonly ProtectedWords[], known: readonly string[]): Telling[] {
  const names = sources
    .map(saidIn)
    .flatMap((said) => findIdentifying(said, known).map(({ start, end }) => said.slice(start, end)));
  // One that is spoken often is looked for once.
  return findIdentifying(text, [...new Set([...known, ...names])]);
}
