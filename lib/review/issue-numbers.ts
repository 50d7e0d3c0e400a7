/** The numbers of an office's issues: which comes next, and where two issues bear one. */

/** An issue as numbering sees it. */
export interface Numbered {
  readonly id: string;
  readonly year: number;
  readonly number: number;
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

/** No issue can bear a larger number (lib/model/briefing.ts). */
const MOST = 1_000_000;

/**
 * The number of the next issue: one above all that were ever used, so that none is used twice, void ones among them. Where
 * numbers begin anew each year, what was made elsewhere counts in the year of the first issue here. Where the largest number is taken, as by somebody
 * who held the numbering once and meant to end it, the first free one is next.
 */
export function nextNumber(issues: readonly Numbered[], { anew, from }: NumberingRule, year: number): number {
  const years = issues.map((issue) => issue.year);
  const isFirst = !anew || years.every((one) => one >= year);
  const used = new Set(issues.filter((issue) => !anew || issue.year === year).map(({ number }) => number));
  const first = isFirst ? (from ?? 1) : 1;
  let next = first;
  for (const number of used) next = Math.max(next, number + 1);
  if (next > MOST) for (next = first; used.has(next); ) next += 1;
  return next;
}

/** Issues of one number of which none corrects the other, each number's together; void ones are left out. */
export function clashesIn(issues: readonly Numbered[], { anew }: Pick<NumberingRule, 'anew'>): Numbered[][] {
  const standing = issues.filter(({ isVoid }) => !isVoid);
  const byNumber = Map.groupBy(standing, ({ year, number }) => (anew ? `${year} ${number}` : `${number}`));
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  return [...byNumber.values()].flatMap((same) => {
    if (same.length === 1) return [];
    const kin = countKin(same, byId);
    const clashing = same.filter(({ id }) => (kin.get(id) ?? 0) < same.length - 1);
    return clashing.length > 0 ? [clashing] : [];
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
