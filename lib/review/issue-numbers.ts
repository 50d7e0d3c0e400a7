/** The numbers of an office's issues: which comes next, and where two issues bear one. */

/** An issue as numbering sees it. */
export interface Numbered {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  /** 1, and one more for each correction. */
  readonly version: number;
  /** The issue that it corrects, whose number it bears. */
  readonly corrects: string | null;
  /** Declared void: it keeps its number, and stands in nobody's way. */
  readonly isVoid: boolean;
}

/** How an office numbers. */
export interface NumberingRule {
  /** Anew each year, or through. */
  readonly anew: boolean;
  /** From which number it goes on, where earlier issues were made elsewhere. */
  readonly from: number | null;
}

/** No issue can bear a larger number, nor a larger version (lib/model/briefing.ts). */
const MOST = 1_000_000;
const MOST_VERSION = 10_000;

/**
 * The number of the next issue: one above all that were ever used, so that none is used twice, void ones among them. Where
 * numbers begin anew each year, what was made elsewhere counts in the year of the first issue here.
 */
export function nextNumber(issues: readonly Numbered[], { anew, from }: NumberingRule, year: number): number {
  const years = issues.map((issue) => issue.year);
  const isFirst = !anew || years.every((one) => one >= year);
  const used = new Set(issues.filter((issue) => !anew || issue.year === year).map(({ number }) => number));
  return nextAbove(used, isFirst ? (from ?? 1) : 1, MOST);
}

/** The version that the next correction of a number bears: one above all that ever bore it, void ones among them. */
export function nextVersion(issues: readonly Numbered[], { year, number }: Pick<Numbered, 'year' | 'number'>): number {
  const same = issues.filter((issue) => issue.year === year && issue.number === number);
  return nextAbove(new Set(same.map(({ version }) => version)), 1, MOST_VERSION);
}

/**
 * One above all that were used. Where the largest is taken, as by somebody who held the numbering once and meant to end
 * it, the first free one.
 */
function nextAbove(used: ReadonlySet<number>, first: number, most: number): number {
  let next = first;
  for (const number of used) next = Math.max(next, number + 1);
  if (next > most) for (next = first; used.has(next); ) next += 1;
  return next;
}

/** Issues of one number of which none corrects the other, each number's together; void ones are left out. */
export function clashesIn(issues: readonly Numbered[], { anew }: Pick<NumberingRule, 'anew'>): Numbered[][] {
  const standing = issues.filter(({ isVoid }) => !isVoid);
  const begun = anew ? [] : yearsBegun(issues);
  const runOf = (year: number) => (anew ? year : begun.findLast((first) => first <= year));
  const byNumber = Map.groupBy(standing, ({ year, number }) => `${runOf(year)} ${number}`);
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  return [...byNumber.values()].flatMap((same) => {
    if (same.length === 1) return [];
    const kin = countKin(same, byId);
    const clashing = same.filter(({ id }) => (kin.get(id) ?? 0) < same.length - 1);
    return clashing.length > 0 ? [clashing] : [];
  });
}

/**
 * The years in which numbers began at 1 once more, the earliest first: the office numbered anew each year before its
 * numbers went through, and those years' numbers clash with nobody's.
 */
function yearsBegun(issues: readonly Numbered[]): number[] {
  const numbers = new Map<number, Set<number>>();
  for (const { year, number } of issues) numbers.set(year, (numbers.get(year) ?? new Set()).add(number));
  const years = [...numbers].sort(([one], [other]) => one - other);
  let before = 0;
  return years.flatMap(([year, own]) => {
    const isAnew = own.has(1) && before > 1;
    before += own.size;
    return isAnew ? [year] : [];
  });
}

/**
 * Of how many of some issues each is a correction, or is corrected by them, one after the other. Each is walked over once:
 * a file may bring ten thousand that correct one another.
 */
function countKin(some: readonly Numbered[], byId: ReadonlyMap<string, Numbered>): Map<string, number> {
  const counted = new Set(some.map(({ id }) => id));
  const above = new Map<string, number>();
  const below = new Map<string, number>();
  const order = inOrder(some, byId);
  for (const { id, corrects } of order) {
    const before = corrects === null ? 0 : (above.get(corrects) ?? 0);
    above.set(id, before + (counted.has(id) ? 1 : 0));
  }
  for (const { id, corrects } of order.toReversed()) {
    const own = (below.get(id) ?? 0) + (counted.has(id) ? 1 : 0);
    below.set(id, own);
    if (corrects !== null) below.set(corrects, (below.get(corrects) ?? 0) + own);
  }
  return new Map(some.map(({ id }) => [id, (above.get(id) ?? 0) + (below.get(id) ?? 0) - 2]));
}

/** Issues and all that they correct, each behind what it corrects. Of a circle, which only a forger draws, one begins it. */
function inOrder(some: readonly Numbered[], byId: ReadonlyMap<string, Numbered>): Numbered[] {
  const placed = new Map<string, Numbered>();
  for (const issue of some) {
    const line = new Map<string, Numbered>();
    let at: Numbered | undefined = issue;
    for (; at && !placed.has(at.id) && !line.has(at.id); at = byId.get(at.corrects ?? '')) line.set(at.id, at);
    const isCircle = at !== undefined && line.has(at.id);
    for (const [back, one] of [...line.values()].reverse().entries())
      placed.set(one.id, isCircle && back === 0 ? { ...one, corrects: null } : one);
  }
  return [...placed.values()];
}
