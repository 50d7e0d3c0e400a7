// @vitest-environment node
import { expect, test } from 'vitest';
import { ClockError, isStranded, MAX_LEAD, millisOf, observe, tick } from '../../../lib/changes/clock.ts';
import { hlcOf } from './builders.ts';

const NOW = 1_795_000_000_000;

test('the first time is the device’s', () => {
  expect(tick(null, NOW)).toBe('01a1ee565e00-0000');
  expect(millisOf('01a1ee565e00-0007')).toBe(NOW);
});

test('a clock that stands still or goes back does not take ours back', () => {
  expect(tick(hlcOf(NOW), NOW)).toBe(hlcOf(NOW, 1));
  expect(tick(hlcOf(NOW, 1), NOW - 86_400_000)).toBe(hlcOf(NOW, 2));
});

test('a full counter carries over into the milliseconds', () => {
  expect(tick(hlcOf(NOW, 0xffff), NOW)).toBe(hlcOf(NOW + 1));
});

test('after the last time there is comes an error, not an earlier time', () => {
  expect(() => tick('ffffffffffff-ffff', NOW)).toThrow(ClockError);
  expect(tick('ffffffffffff-fffe', NOW)).toBe('ffffffffffff-ffff');
});

test.each([
  [-1, 0],
  [Number.NaN, 0],
  [1.9, 1],
  [Number.POSITIVE_INFINITY, 2 ** 48 - 1],
])('a device whose clock says %s can still save', (clock, millis) => {
  expect(tick(null, clock)).toBe(hlcOf(millis));
});

test('a clock seen an hour ahead moves ours, one further ahead does not', () => {
  expect(observe(hlcOf(NOW), hlcOf(NOW + MAX_LEAD, 9), NOW)).toBe(hlcOf(NOW + MAX_LEAD, 9));
  expect(observe(hlcOf(NOW), hlcOf(NOW + MAX_LEAD + 1), NOW)).toBe(hlcOf(NOW));
  expect(observe(null, hlcOf(NOW + MAX_LEAD + 1), NOW)).toBeNull();
  expect(observe(hlcOf(NOW, 2), hlcOf(NOW, 1), NOW)).toBe(hlcOf(NOW, 2));
});

test('a lead that others would not follow is told, and is over when the device’s clock has caught up', () => {
  const jumped = tick(hlcOf(NOW), NOW + 3 * 86_400_000);
  const right = tick(jumped, NOW + 1);
  expect(isStranded(right, NOW + 1)).toBe(true);
  expect(isStranded(right, NOW + 3 * 86_400_000 - MAX_LEAD)).toBe(false);
  expect(tick(right, NOW + 3 * 86_400_000 + 1)).toBe(hlcOf(NOW + 3 * 86_400_000 + 1));
  expect(isStranded(null, NOW)).toBe(false);
});
