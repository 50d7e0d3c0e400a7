// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_FOR_LINE, trendOf } from '../../../lib/stats/trend.ts';
import { runs } from '../draw/runs.ts';

const pointsOf = (scores: readonly (number | null)[]) => scores.map((score, at) => ({ visit: `v${at}`, score, n: 1 }));

describe('a trend', () => {
  it('joins exactly the neighbours that both have a score, and nothing below three', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }), { maxLength: 12 }), (scores) => {
        const { points, scored, runs: joined } = trendOf(pointsOf(scores));
        expect(points).toHaveLength(scores.length);
        const known = scores.filter((score) => score !== null).length;
        expect(scored).toBe(known);
        const pairs = joined.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at));
        const naive = scores.flatMap((score, at) => (score !== null && typeof scores[at + 1] === 'number' ? [at] : []));
        expect(pairs).toEqual(known < LEAST_FOR_LINE ? [] : naive);
      }),
      runs(),
    );
  });

  it('sells two points as points', () => {
    expect(trendOf(pointsOf([90, 20])).runs).toEqual([]);
    expect(trendOf(pointsOf([90, 20, 60])).runs).toEqual([[0, 2]]);
    expect(trendOf(pointsOf([90, null, 20, 60])).runs).toEqual([[2, 3]]);
    expect(trendOf([]).points).toEqual([]);
  });
});
