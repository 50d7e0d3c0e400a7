/** Fewer scored visits than this are shown as points alone: two points are no trend. */
export const LEAST_FOR_LINE = 3;

/** What one visit of a series scored; `score` is null where it has none, and `n` what it rests on. */
interface TrendPoint {
  readonly visit: string;
  readonly score: number | null;
  readonly n: number;
}

/** A unit's scores in one thing, visit by visit. */
export interface Trend<P extends TrendPoint> {
  /** All visits in their order, also those without a score: a gap stays a gap. */
  points: readonly P[];
  /** How many have a score. */
  scored: number;
  /**
   * Runs of neighbouring visits with a score, as positions in `points`, to be joined by a line; none where fewer than
   * three visits have a score at all, and none of a single visit. A visit without a score breaks the line.
   */
  runs: readonly (readonly [from: number, to: number])[];
}

/**
 * What of a series may be drawn as a line.
 * @param points in the order in which the visits began (`seriesOf`)
 */
export function trendOf<P extends TrendPoint>(points: readonly P[]): Trend<P> {
  const scored = points.filter(({ score }) => score !== null).length;
  const runs: [number, number][] = [];
  let from: number | null = null;
  for (const [at, { score }] of points.entries()) {
    if (score === null) from = null;
    else if (from === null) from = at;
    else if (runs.at(-1)?.[0] === from) runs[runs.length - 1] = [from, at];
    else runs.push([from, at]);
  }
  return { points, scored, runs: scored < LEAST_FOR_LINE ? [] : runs };
}
