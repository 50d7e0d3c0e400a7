import { matchTokens, type Shared } from './match-tokens.ts';
import { sentencesOf, tokensOf } from './tokens.ts';

/**
 * A stretch of three versions of a text. `mine`, `theirs`: only that side changed it; `both`: both did, to the same;
 * `collision`: each to something else. A side that left something out has '' there.
 */
export interface ThreeWaySegment {
  readonly is: 'same' | 'mine' | 'theirs' | 'both' | 'collision';
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** So many units may all three texts have to be compared by words: then it takes less than a tenth of a second. */
const MOST_BY_WORDS = 40_000;
/** The same by sentences, and so many sentences; what is longer is not compared. */
const MOST_BY_SENTENCES = 600_000;
const MOST_SENTENCES = 30_000;

/**
 * What two people made of one text. Joining `base` of all segments gives the base, `mine` mine and `theirs` theirs, to the
 * last unit. Changes that touch each other are one collision: whether both can stand is for a person to say. Long texts are
 * compared by sentences first, and by words only as far as little enough differs.
 * @param base what both began with; null where that isn't known: then what both have counts as `both`, and all the rest
 *   collides
 * @returns null where they are too long to be compared while somebody waits
 */
export function diffThreeWay(base: string | null, mine: string, theirs: string): ThreeWaySegment[] | null {
  const length = lengthOf({ base: base ?? '', mine, theirs });
  if (length <= MOST_BY_WORDS) return diffBy(tokensOf, base, mine, theirs);
  if (length > MOST_BY_SENTENCES) return null;
  const parts = [base ?? '', mine, theirs].map(sentencesOf);
  if (parts.reduce((sum, part) => sum + part.length, 0) > MOST_SENTENCES) return null;
  let left = MOST_BY_WORDS;
  return diffBy(sentencesOf, base, mine, theirs).flatMap((segment) => {
    if (segment.is === 'same' || (base === null && segment.is === 'both')) return [segment];
    left -= lengthOf(segment);
    if (left < 0) return [segment];
    return diffBy(tokensOf, base === null ? null : segment.base, segment.mine, segment.theirs);
  });
}

const lengthOf = ({ base, mine, theirs }: Omit<ThreeWaySegment, 'is'>): number =>
  base.length + mine.length + theirs.length;

/** The same by pieces of one size. @param piecesOf parts a text; the pieces joined are the text again */
function diffBy(
  piecesOf: (text: string) => string[],
  base: string | null,
  mine: string,
  theirs: string,
): ThreeWaySegment[] {
  const [a, b] = [piecesOf(mine), piecesOf(theirs)];
  if (base === null) return withoutBase(a, b);
  const o = piecesOf(base);
  const hunks = [
    ...hunksBetween(matchTokens(o, a), o.length, a.length, 'mine'),
    ...hunksBetween(matchTokens(o, b), o.length, b.length, 'theirs'),
  ].sort((one, other) => one.from - other.from || one.to - other.to);
  const segments: ThreeWaySegment[] = [];
  const shift = { mine: 0, theirs: 0 };
  let at = 0;
  const put = (to: number, after: { mine: number; theirs: number }) => {
    const part = (tokens: readonly string[], was: number, is: number) => tokens.slice(at + was, to + is).join('');
    const texts = { base: part(o, 0, 0), mine: part(a, shift.mine, after.mine), theirs: '' };
    segments.push(named({ ...texts, theirs: part(b, shift.theirs, after.theirs) }));
    Object.assign(shift, after);
    at = to;
  };
  for (const group of groupsOf(hunks)) {
    put(group.from, shift);
    put(group.to, { ...shift, ...group.shift });
  }
  put(o.length, shift);
  return segments.filter((one) => one.base !== '' || one.mine !== '' || one.theirs !== '');
}

/** A stretch of the base that one side changed, and by how much that side's places lie after it. */
interface Hunk {
  readonly side: 'mine' | 'theirs';
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

function hunksBetween(shared: readonly Shared[], length: number, other: number, side: Hunk['side']): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, begin] = [0, 0];
  for (const run of [...shared, { a: length, b: other, length: 0 }]) {
    if (run.a > from || run.b > begin) hunks.push({ side, from, to: run.a, shift: run.b - run.a });
    from = run.a + run.length;
    begin = run.b + run.length;
  }
  return hunks;
}

interface Group {
  from: number;
  to: number;
  shift: { mine?: number; theirs?: number };
}

/** Hunks that overlap or touch, together. @param hunks by where they begin */
function groupsOf(hunks: readonly Hunk[]): Group[] {
  const groups: Group[] = [];
  for (const { side, from, to, shift } of hunks) {
    const last = groups.at(-1);
    if (!last || from > last.to) groups.push({ from, to, shift: { [side]: shift } });
    else {
      last.to = Math.max(last.to, to);
      last.shift[side] = shift;
    }
  }
  return groups;
}

function named(texts: Omit<ThreeWaySegment, 'is'>): ThreeWaySegment {
  const { base, mine, theirs } = texts;
  if (mine === theirs) return { is: mine === base ? 'same' : 'both', ...texts };
  if (theirs === base) return { is: 'mine', ...texts };
  return { is: mine === base ? 'theirs' : 'collision', ...texts };
}

function withoutBase(a: readonly string[], b: readonly string[]): ThreeWaySegment[] {
  const segments: ThreeWaySegment[] = [];
  let [fromA, fromB] = [0, 0];
  for (const run of [...matchTokens(a, b), { a: a.length, b: b.length, length: 0 }]) {
    const texts = { mine: a.slice(fromA, run.a).join(''), theirs: b.slice(fromB, run.b).join('') };
    if (texts.mine !== '' || texts.theirs !== '') segments.push({ is: 'collision', base: '', ...texts });
    fromA = run.a + run.length;
    fromB = run.b + run.length;
    const same = a.slice(run.a, fromA).join('');
    if (same !== '') segments.push({ is: 'both', base: '', mine: same, theirs: same });
  }
  return segments;
}

/**
 * The text that may be offered as settled: that of the one side that changed anything, where the other left all as it was
 * or did the same. Null where both changed something of their own: the program puts no two people's words together.
 */
export function offeredText(segments: readonly ThreeWaySegment[]): string | null {
  const has = (is: ThreeWaySegment['is']) => segments.some((one) => one.is === is);
  if (has('collision') || (has('mine') && has('theirs'))) return null;
  return segments.map((one) => (has('theirs') ? one.theirs : one.mine)).join('');
}
