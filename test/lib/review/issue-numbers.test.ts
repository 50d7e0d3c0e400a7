import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashesIn, type Numbered, nextNumber, nextVersion } from '../../../lib/review/issue-numbers.ts';

const issue = (id: string, year: number, number: number, more: Partial<Numbered> = {}): Numbered => ({
  ...{ id, year, number, version: 1, corrects: null, isVoid: false },
  ...more,
});
const YEARLY = { anew: true, from: null };
const THROUGH = { anew: false, from: null };

describe('the next number', () => {
  it('begins at 1, anew each year or through', () => {
    expect(nextNumber([], YEARLY, 2026)).toBe(1);
    const issues = [issue('a', 2025, 41), issue('b', 2026, 3)];
    expect(nextNumber(issues, YEARLY, 2026)).toBe(4);
    expect(nextNumber(issues, YEARLY, 2027)).toBe(1);
    expect(nextNumber(issues, THROUGH, 2027)).toBe(42);
  });

  it('goes on from what was issued elsewhere, in the first year alone where it begins anew', () => {
    expect(nextNumber([], { anew: true, from: 18 }, 2026)).toBe(18);
    expect(nextNumber([issue('a', 2026, 18)], { anew: true, from: 18 }, 2026)).toBe(19);
    expect(nextNumber([issue('a', 2026, 18)], { anew: true, from: 18 }, 2027)).toBe(1);
    expect(nextNumber([issue('a', 2026, 18)], { anew: false, from: 100 }, 2027)).toBe(100);
  });

  it('is never one that was used, void ones among them', () => {
    expect(nextNumber([issue('a', 2026, 7, { isVoid: true })], YEARLY, 2026)).toBe(8);
    const some = fc.array(
      fc.tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1, max: 30 }), fc.boolean()),
    );
    const rule = fc.record({ anew: fc.boolean(), from: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }) });
    fc.assert(
      fc.property(some, rule, fc.integer({ min: 2024, max: 2027 }), (all, how, year) => {
        const issues = all.map(([y, n, isVoid], at) => issue(String(at), y, n, { isVoid }));
        const next = issue('next', year, nextNumber(issues, how, year));
        const standing = issues.map((one) => ({ ...one, isVoid: false }));
        expect(clashesIn([...standing, next], how).flat()).not.toContain(next);
      }),
    );
  });
});

it('the largest number, taken by a forger, ends no numbering', () => {
  const issues = [issue('a', 2026, 1), issue('b', 2026, 2), issue('c', 2026, 1_000_000), issue('d', 9999, 1_000_000)];
  expect(nextNumber(issues, YEARLY, 2026)).toBe(3);
  expect(nextNumber(issues, THROUGH, 2026)).toBe(3);
  expect(nextNumber([issue('d', 9999, 1_000_000)], { anew: false, from: 40 }, 2026)).toBe(40);
});

it('the next version is above all of its number, void ones among them, whoever took the largest', () => {
  const issues = [issue('a', 2026, 7), issue('b', 2026, 7, { version: 2, isVoid: true }), issue('c', 2026, 8)];
  expect(nextVersion(issues, { year: 2026, number: 7 })).toBe(3);
  expect(nextVersion([...issues, issue('d', 2026, 7, { version: 10_000 })], { year: 2026, number: 7 })).toBe(3);
});

describe('a clash', () => {
  it('is two issues of one number, until one of them is void', () => {
    const two = [issue('a', 2026, 7), issue('b', 2026, 7), issue('c', 2026, 8)];
    expect(clashesIn(two, YEARLY).map((same) => same.map(({ id }) => id))).toEqual([['a', 'b']]);
    expect(clashesIn([issue('a', 2026, 7), issue('b', 2026, 7, { isVoid: true })], YEARLY)).toEqual([]);
  });

  it('is none with years that began anew before the numbers went through', () => {
    const yearly = [issue('a', 2025, 1), issue('b', 2025, 2), issue('c', 2026, 1), issue('d', 2026, 2)];
    expect(clashesIn(yearly, THROUGH)).toEqual([]);
    const on = [...yearly, issue('e', 2027, 3), issue('f', 2026, 3)];
    expect(clashesIn(on, THROUGH).map((same) => same.map(({ id }) => id))).toEqual([['e', 'f']]);
  });

  it('is none between years where numbers begin anew, and one where they go through', () => {
    const two = [issue('a', 2025, 7), issue('b', 2026, 7)];
    expect(clashesIn(two, YEARLY)).toEqual([]);
    expect(clashesIn(two, THROUGH)).toHaveLength(1);
  });

  it('is none between an issue and its corrections, but between two corrections of one', () => {
    const line = [issue('a', 2026, 7), issue('b', 2026, 7, { corrects: 'a' }), issue('c', 2026, 7, { corrects: 'b' })];
    expect(clashesIn(line, YEARLY)).toEqual([]);
    const fork = [...line, issue('d', 2026, 7, { corrects: 'b' })];
    expect(
      clashesIn(fork, YEARLY)
        .flat()
        .map(({ id }) => id),
    ).toEqual(['c', 'd']);
  });

  it('comes to an end on issues that correct themselves or each other', () => {
    const ring = [issue('a', 2026, 7, { corrects: 'b' }), issue('b', 2026, 7, { corrects: 'a' })];
    expect(clashesIn(ring, YEARLY)).toEqual([]);
    expect(clashesIn([issue('a', 2026, 7, { corrects: 'a' })], YEARLY)).toEqual([]);
  });

  it('is told in a line of ten thousand corrections, each walked over once', () => {
    const line = Array.from({ length: 10_000 }, (_, at) =>
      issue(`${at}`, 2026, 7, { corrects: at === 0 ? null : `${at - 1}` }),
    );
    expect(clashesIn(line, YEARLY)).toEqual([]);
    const [same = []] = clashesIn([...line, issue('other', 2026, 7)], YEARLY);
    expect(same).toHaveLength(10_001);
  });
});
