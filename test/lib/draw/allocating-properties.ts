import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Share } from '../../../lib/draw/allocate.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';

const sizes = fc.array(fc.oneof(fc.nat(3), fc.nat(50), fc.nat(5_000)), { minLength: 1, maxLength: 8 });
const shares = sizes
  .filter((list) => list.some((size) => size > 0))
  .map((list) => list.map((eligible, index): Share => ({ name: `s${index}`, eligible })));
const byName = (a: Share, b: Share) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

export function quotasAreWithinOneOfTheirShare(lib: Implementation): void {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 3_000 }), (given, total) => {
      const quotas = lib.allocate(total, 0, given, byName);
      const all = sum(given.map(({ eligible }) => eligible));
      expect(sum(quotas)).toBe(total);
      for (const [index, { eligible }] of given.entries()) {
        const exact = (total * eligible) / all;
        const quota = quotas[index] ?? -1;
        expect(quota).toBeGreaterThanOrEqual(Math.floor(exact));
        expect(quota).toBeLessThanOrEqual(Math.ceil(exact));
      }
    }),
    runs(),
  );
}

/** Who got one more than the whole part of the share has no smaller remainder than who didn't; equal ones by name here. */
export function theLargestRemaindersAreServedFirst(lib: Implementation): void {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 3_000 }), (given, total) => {
      const all = sum(given.map(({ eligible }) => eligible));
      const quotas = lib.allocate(total, 0, given, byName);
      const claims = given.map(({ eligible }, index) => ({
        index,
        remainder: (total * eligible) % all,
        more: (quotas[index] ?? 0) - Math.floor((total * eligible) / all),
      }));
      for (const { index, remainder } of claims.filter(({ more }) => more === 1)) {
        for (const other of claims.filter(({ more }) => more === 0)) {
          const precedes = remainder > other.remainder || (remainder === other.remainder && index < other.index);
          expect(precedes).toBe(true);
        }
      }
    }),
    runs(),
  );
}

export function theMinimumHoldsAndTheRestStaysProportional(lib: Implementation): void {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 20 }), fc.nat(2_000), (given, minimum, extra) => {
      const total = minimum * given.length + extra;
      const quotas = lib.allocate(total, minimum, given, byName);
      expect(sum(quotas)).toBe(total);
      expect(Math.min(...quotas)).toBeGreaterThanOrEqual(minimum);
      const above = given.flatMap(({ eligible }, index) => {
        const quota = quotas[index] ?? 0;
        return quota > minimum ? [{ eligible, quota }] : [];
      });
      for (const a of above) {
        for (const b of above) {
          // Each is within one of its share, so their ratio is that of the units but for that one.
          expect((a.quota - 1) * b.eligible).toBeLessThanOrEqual((b.quota + 1) * a.eligible);
        }
      }
      for (const [i, a] of given.entries()) {
        for (const [j, b] of given.entries()) {
          if (a.eligible > b.eligible) expect(quotas[i]).toBeGreaterThanOrEqual(quotas[j] ?? 0);
        }
      }
    }),
    runs(),
  );
}
