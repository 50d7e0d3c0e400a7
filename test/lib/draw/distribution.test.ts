// @vitest-environment node
import { expect, test } from 'vitest';
import { draw } from '../../../lib/draw/draw.ts';
import { freezeRoster } from '../../../lib/draw/roster.ts';
import { plain, seedOf, unitOf, villages } from './samples.ts';

/** Always the same seeds, so each of these either holds or doesn't. */
const SEEDS = Array.from({ length: 2_000 }, (_, number) => seedOf(number));
const roster = freezeRoster(villages(12));

/** Pearson's statistic: how far counts are from `expected` each, in units of what chance does. */
function chiSquare(counts: Iterable<number>, expected: number): number {
  return [...counts].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function tally(picks: Iterable<string>, over: readonly string[]): number[] {
  const counts = new Map(over.map((name) => [name, 0]));
  for (const pick of picks) counts.set(pick, (counts.get(pick) ?? 0) + 1);
  return [...counts.values()];
}

test('every unit is picked about as often as any other', () => {
  const ids = roster.units.map(({ id }) => id);
  const picks = SEEDS.flatMap((seed) => draw(roster, plain(3), seed).picked);
  // Three of twelve without putting back: the statistic's mean is 12 × (1 − 3/12) = 9 instead of 11, hence the divisor.
  // χ² of 11 degrees exceeds 31.26 once in a thousand.
  expect(chiSquare(tally(picks, ids), 500) / (9 / 11)).toBeLessThan(31.26);
});

test('every unit goes first about as often as any other, and every pair as any pair', () => {
  const ids = roster.units.map(({ id }) => id);
  const firsts = SEEDS.map((seed) => draw(roster, plain(1), seed).picked.join());
  expect(chiSquare(tally(firsts, ids), 2_000 / 12)).toBeLessThan(31.26);
  const small = freezeRoster(villages(5));
  const order = ids.slice(0, 5);
  const pairs = order.flatMap((a, i) => order.slice(i + 1).map((b) => `${a} ${b}`));
  const drawn = SEEDS.map((seed) => draw(small, plain(2), seed).picked.sort().join(' '));
  // Ten pairs: χ² of 9 degrees exceeds 27.88 once in a thousand.
  expect(chiSquare(tally(drawn, pairs), 200)).toBeLessThan(27.88);
});

test('between strata with an equal claim the seed decides, for none more often', () => {
  const places = ['东', '南', '西', '北'];
  const even = freezeRoster(places.flatMap((place, at) => [0, 1, 2].map((n) => unitOf(at * 3 + n, { place }))));
  const rule = { mode: 'proportional', by: 'place', count: 5, filter: {}, whenShort: 'refuse' } as const;
  const luckier = SEEDS.map((seed) => draw(even, rule, seed).strata.find(({ quota }) => quota === 2)?.name ?? '');
  // χ² of 3 degrees exceeds 16.27 once in a thousand.
  expect(chiSquare(tally(luckier, places), 500)).toBeLessThan(16.27);
});
