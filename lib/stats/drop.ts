import type { Family } from './family.ts';
import { type Figure, meanOf } from './mean.ts';

/** How much less a unit's own below it have in one thing than it has itself (上下级落差, S35). */
export interface Drop {
  unit: string;
  /** An item's or a dimension's id. */
  column: string;
  /** The unit's own figure. */
  above: Figure & { readonly score: number };
  /** The mean of those below that have a figure, with each of them. */
  below: { mean: number; n: number; units: { unit: string; figure: Figure }[] };
  /** `above.score − below.mean`: above 0 it is colder below, under 0 warmer. */
  drop: number;
}

/**
 * The drop in warmth between a unit and those right below it, for each thing that both have a figure of:
 *
 *     drop = score of the unit − Σ scores of those below / their number
 *
 * Each of those below counts once, however many visits it had. Those without a figure don't count, and where the unit
 * or all of them have none there is no drop. The largest come first; those that are alike by unit, then by column.
 * @param figureOf a unit's figure in a column; undefined or a score of null where there is none
 */
export function dropsOf(
  family: Family,
  columns: readonly string[],
  figureOf: (unit: string, column: string) => Figure | null | undefined,
): Drop[] {
  const drops: Drop[] = [];
  for (const [unit, children] of family.children) {
    for (const column of columns) {
      const drop = dropIn(unit, children, column, figureOf);
      if (drop) drops.push(drop);
    }
  }
  const place = new Map(columns.map((column, at) => [column, at]));
  return drops.sort(
    (a, b) =>
      b.drop - a.drop ||
      (a.unit === b.unit ? (place.get(a.column) ?? 0) - (place.get(b.column) ?? 0) : a.unit < b.unit ? -1 : 1),
  );
}

function dropIn(
  unit: string,
  children: readonly string[],
  column: string,
  figureOf: (unit: string, column: string) => Figure | null | undefined,
): Drop | null {
  const above = figureOf(unit, column);
  if (!above || above.score === null) return null;
  const units = children.flatMap((child) => {
    const figure = figureOf(child, column);
    return figure && figure.score !== null ? [{ unit: child, figure, score: figure.score }] : [];
  });
  const mean = meanOf(units.map(({ score }) => score));
  if (mean === null) return null;
  return {
    unit,
    column,
    above: { ...above, score: above.score },
    below: { mean, n: units.length, units: units.map(({ unit: id, figure }) => ({ unit: id, figure })) },
    drop: above.score - mean,
  };
}
