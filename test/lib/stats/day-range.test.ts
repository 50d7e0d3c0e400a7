// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBackwards, placeInRange } from '../../../lib/stats/day-range.ts';
import { runs } from '../draw/runs.ts';

const DAY = 86_400_000;
const day = fc.integer({ min: 0, max: 40 }).map((at) => new Date(Date.UTC(2023, 8, 20) + at * DAY).toISOString());
const days = day.map((instant) => instant.slice(0, 10));
const bound = fc.option(days, { freq: 2 });

it('takes whole days, both ends within', () => {
  fc.assert(
    fc.property(days, bound, bound, (one, from, until) => {
      const at = Date.parse(one);
      const first = from === null ? Number.NEGATIVE_INFINITY : Date.parse(from);
      const last = until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
      expect(placeInRange(one, { from, until })).toBe(at >= first && at < last + DAY ? 'in' : 'out');
      expect(isBackwards({ from, until })).toBe(first > last);
    }),
    runs(),
  );
});

it('knows of a lost day only that no bound holds it', () => {
  expect(placeInRange('', { from: null, until: null })).toBe('in');
  expect(placeInRange('', { from: '2023-10-01', until: null })).toBe('noDay');
  expect(placeInRange('', { from: null, until: '2023-10-01' })).toBe('noDay');
});
