import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Hlc } from '../../../lib/changes/change.ts';
import { hlcOf } from './builders.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';

const HOUR = 3_600_000;
const near = fc.integer({ min: 1_795_000_000_000, max: 1_795_000_000_000 + 3 * HOUR });
const count = fc.oneof(fc.nat(3), fc.integer({ min: 0xfffd, max: 0xffff }));
const hlc = fc.tuple(near, count).map(([millis, n]) => hlcOf(millis, n));
const last = fc.oneof(fc.constant(null), hlc);
const never = hlcOf(0);

export function ticksRiseWhateverTheClockDoes(lib: Implementation): void {
  fc.assert(
    fc.property(last, fc.array(fc.oneof(near, fc.double(), fc.constant(0)), { maxLength: 20 }), (first, clocks) => {
      let before: Hlc | null = first;
      for (const now of clocks) {
        const next = lib.tick(before, now);
        expect(next).toMatch(/^[0-9a-f]{12}-[0-9a-f]{4}$/);
        if (before !== null) expect(next > before).toBe(true);
        before = next;
      }
    }),
    runs(),
  );
}

export function aTickIsNoFurtherAheadThanItMust(lib: Implementation): void {
  fc.assert(
    fc.property(last, near, (before, now) => {
      const next = lib.tick(before, now);
      if (before === null || lib.millisOf(before) < now) expect(next).toBe(hlcOf(now));
      else expect(lib.millisOf(next) - lib.millisOf(before)).toBeLessThanOrEqual(before.endsWith('ffff') ? 1 : 0);
    }),
    runs(),
  );
}

export function seeingMovesOursForwardByAnHourAtMost(lib: Implementation): void {
  fc.assert(
    fc.property(last, hlc, near, (before, seen, now) => {
      const after = lib.observe(before, seen, now);
      const counts = lib.millisOf(seen) <= now + HOUR;
      const expected = [before ?? never, counts ? seen : never].sort().at(-1);
      expect(after ?? never).toBe(expected);
      expect(after === null).toBe(before === null && !counts);
      if (counts) expect(lib.tick(after, now) > seen).toBe(true);
    }),
    runs(),
  );
}

export function aTimeSortsAsText(lib: Implementation): void {
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), (a, b) => {
      const [x, y] = [lib.tick(null, a), lib.tick(null, b)];
      expect(lib.millisOf(x)).toBe(a);
      expect(x < y).toBe(a < b);
    }),
    runs(),
  );
}
