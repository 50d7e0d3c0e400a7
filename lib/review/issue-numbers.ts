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

/**
 * The number of the next issue: one above all that were ever used, so that none is used twice, void ones among them. Where
 * numbers begin anew each year, what was made elsewhere counts in the year of the first issue here.
 */
export function nextNumber(issues: readonly Numbered[], { anew, from }: NumberingRule, year: number): number {
  const years = issues.map((issue) => issue.year);
  const isFirst = !anew || years.every((one) => one >= year);
  const used = issues.filter((issue) => !anew || issue.year === year).map(({ number }) => number);
  return Math.max(isFirst ? (from ?? 1) - 1 : 0, ...used) + 1;
}

/** Issues of one number of which none corrects the other, each number's together; void ones are left out. */
export function clashesIn(issues: readonly Numbered[], { anew }: Pick<NumberingRule, 'anew'>): Numbered[][] {
  const standing = issues.filter(({ isVoid }) => !isVoid);
  const byNumber = Map.groupBy(standing, ({ year, number }) => (anew ? `${year} ${number}` : `${number}`));
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  return [...byNumber.values()].flatMap((same) => {
    const lines = new Map(same.map((issue) => [issue.id, lineOf(issue, byId)]));
    const isOfLine = (one: Numbered, other: Numbered) =>
      Boolean(lines.get(one.id)?.has(other.id) || lines.get(other.id)?.has(one.id));
    const clashing = same.filter((one) => same.some((other) => other !== one && !isOfLine(one, other)));
    return clashing.length > 0 ? [clashing] : [];
  });
}

/** An issue, the one that it corrects, and so on. */
function lineOf(issue: Numbered, byId: ReadonlyMap<string, Numbered>): Set<string> {
  const line = new Set<string>();
  for (let at: Numbered | undefined = issue; at && !line.has(at.id); at = byId.get(at.corrects ?? '')) line.add(at.id);
  return line;
}
