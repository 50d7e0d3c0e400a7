import type { Grade } from '../model/records.ts';
import { type Figure, meanOf } from './mean.ts';

/** What one visit said of one item, with what its own version of the pack scores that at (null: it has no score). */
export interface Said {
  readonly visit: string;
  readonly grade: Grade | null;
  readonly score: number | null;
}

/** A grade that has a score, 0 to 100. */
export interface ScoredGrade {
  readonly grade: Grade;
  readonly score: number;
}

/** One cell of a heat map. */
export interface HeatCell extends Figure {
  /** What its mark says: the grade that was given, or the nearest to the mean of several; null where nothing was said. */
  readonly grade: Grade | null;
}

/**
 * The grade that is nearest to a score. Halfway between two it is the one of the lower score: trouble is not rounded
 * away. Null only where there are no grades.
 */
export function nearestGrade(score: number, scale: readonly ScoredGrade[]): Grade | null {
  const nearest = scale.toSorted(
    (a, b) => Math.abs(a.score - score) - Math.abs(b.score - score) || a.score - b.score,
  )[0];
  return nearest?.grade ?? null;
}

/**
 * The cell of a unit and an item: score = Σ scores of the grades / n, over the n visits that graded it. 不适用 and 未查看
 * leave both. With none graded it shows what the newest visit said that said anything.
 * @param said of one item by visits of one unit, oldest first
 * @param scale the grades that several are shown by
 */
export function itemCell(said: readonly Said[], scale: readonly ScoredGrade[]): HeatCell {
  const graded = said.flatMap((one) => (one.score === null ? [] : [{ ...one, score: one.score }]));
  const score = meanOf(graded.map((one) => one.score));
  if (score === null) {
    const newest = said.findLast(({ grade }) => grade !== null);
    return { score, n: 0, visits: newest ? [newest.visit] : [], grade: newest?.grade ?? null };
  }
  const grades = new Set(graded.map(({ grade }) => grade));
  const [only = null] = grades;
  return {
    score,
    n: graded.length,
    visits: graded.map(({ visit }) => visit),
    grade: grades.size === 1 ? only : nearestGrade(score, scale),
  };
}

/** The grades of concern (ui.md: a triangle). */
const LOW: readonly (Grade | null)[] = ['fair', 'poor'];

/** Whether a cell is of concern: 一般 or 较差. */
export function isLow(cell: HeatCell | null | undefined): boolean {
  return cell !== null && cell !== undefined && cell.n > 0 && LOW.includes(cell.grade);
}

/** What stands under a column. */
export interface ColumnSum {
  /** Units with 一般 or 较差. */
  low: number;
  /** Units with a figure. */
  n: number;
}

/**
 * Counts each column of a heat map.
 * @param rows a row a unit, each with a cell a column; null where a unit wasn't asked
 */
export function sumColumns(rows: readonly (readonly (HeatCell | null)[])[], columns: number): ColumnSum[] {
  const sums = Array.from({ length: columns }, () => ({ low: 0, n: 0 }));
  for (const cells of rows) {
    for (const [at, sum] of sums.entries()) {
      const cell = cells[at];
      if (!cell || cell.score === null) continue;
      sum.n += 1;
      if (isLow(cell)) sum.low += 1;
    }
  }
  return sums;
}

/** What a row of a heat map is sorted by. */
interface Ranked {
  /** The overall score; null where there is none. */
  readonly score: number | null;
  readonly cells: readonly (HeatCell | null)[];
}

/** By overall score, lowest first; those without one last. Rows that are alike keep their order. */
export function byMean<T extends Ranked>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => {
    if (a.score === null || b.score === null) return Number(a.score === null) - Number(b.score === null);
    return a.score - b.score;
  });
}

/** By how many 较差, then how many 一般, most first. Rows that are alike keep their order. */
export function byWorst<T extends Ranked>(rows: readonly T[]): T[] {
  const counted = rows.map((row) => ({ row, poor: countGrade(row, 'poor'), fair: countGrade(row, 'fair') }));
  return counted.sort((a, b) => b.poor - a.poor || b.fair - a.fair).map(({ row }) => row);
}

function countGrade({ cells }: Ranked, grade: Grade): number {
  return cells.filter((cell) => cell && cell.n > 0 && cell.grade === grade).length;
}
