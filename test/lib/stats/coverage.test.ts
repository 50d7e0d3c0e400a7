// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf, HOW_OFTEN, visitsByUnit } from '../../../lib/stats/coverage.ts';
import { runs } from '../draw/runs.ts';

const units = fc.uniqueArray(
  fc.record({
    id: fc.nat(9).map((at) => `u${at}`),
    groups: fc.array(fc.constantFrom<string[]>('village', 'school', 'weak'), { maxLength: 3 }),
  }),
  { maxLength: 8, selector: ({ id }) => id },
);
const visits = fc
  .array(fc.tuple(fc.nat(11), fc.constantFrom('', '2023-10-09', '2023-10-31', '2023-11-14')), { maxLength: 20 })
  .map((list) => list.map(([unit, date], at) => ({ id: `v${at}`, unit: `u${unit}`, date })));
const GROUPS: readonly string[] = ['school', 'village', 'weak', 'nobody'];

describe('coverage', () => {
  it('is a recount in every group', () => {
    fc.assert(
      fc.property(units, visits, (roster, made) => {
        const found = coverageOf(roster, made, GROUPS);
        const used = GROUPS.filter((group) => roster.some(({ groups }) => groups.includes(group)));
        expect(found.map(({ group }) => group)).toEqual(used);
        for (const { group, units: often, n, visited, visits: count, last } of found) {
          const own = roster.filter(({ groups }) => groups.includes(group)).map(({ id }) => id);
          const theirs = made.filter(({ unit }) => own.includes(unit));
          expect(n).toBe(own.length);
          expect(HOW_OFTEN.flatMap((one) => often[one]).toSorted()).toEqual(own.toSorted());
          expect(visited).toBe(new Set(theirs.map(({ unit }) => unit)).size);
          expect(count).toBe(theirs.length);
          expect(last).toBe(
            theirs
              .map(({ date }) => date)
              .toSorted()
              .at(-1) || null,
          );
          for (const [at, one] of HOW_OFTEN.entries()) {
            for (const id of often[one]) {
              expect(Math.min(theirs.filter(({ unit }) => unit === id).length, 3)).toBe(at);
            }
          }
        }
      }),
      runs(),
    );
  });

  it('puts those first that were visited longest ago', () => {
    const roster = ['a', 'b', 'c'].map((id) => ({ id, groups: ['all'] }));
    const made = [
      { id: '1', unit: 'a', date: '2023-11-14' },
      { id: '2', unit: 'b', date: '2023-10-01' },
    ];
    const [all] = coverageOf(roster, made, ['all']);
    expect(all?.units).toEqual({ never: ['c'], once: ['b', 'a'], twice: [], more: [] });
    expect(visitsByUnit(made).get('b')).toEqual({ visits: ['2'], last: '2023-10-01' });
  });
});
