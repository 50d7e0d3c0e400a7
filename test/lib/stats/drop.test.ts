// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropsOf } from '../../../lib/stats/drop.ts';
import { familyOf } from '../../../lib/stats/family.ts';
import { runs } from '../draw/runs.ts';
import { figure, kin } from './compare-arbitraries.ts';

const COLUMNS = ['1.1', '2.2'];

describe('the drop between levels', () => {
  it('is the score above less the mean below, for every pair that has both', () => {
    const figures = fc.array(figure, { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(kin, figures, (units, made) => {
        const family = familyOf(units);
        const figureOf = (unit: string, column: string) => made[Number(unit.slice(1)) * 2 + COLUMNS.indexOf(column)];
        const drops = dropsOf(family, COLUMNS, figureOf);
        const naive = [...family.parent.keys()].flatMap((unit) =>
          COLUMNS.flatMap((column) => {
            const above = figureOf(unit, column)?.score ?? null;
            const below = [...family.parent]
              .filter(([, parent]) => parent === unit)
              .flatMap(([id]) => figureOf(id, column)?.score ?? []);
            if (above === null || below.length === 0) return [];
            return [{ unit, column, n: below.length, drop: above - below.reduce((a, b) => a + b, 0) / below.length }];
          }),
        );
        expect(drops).toHaveLength(naive.length);
        for (const { unit, column, n, drop } of naive) {
          const found = drops.find((one) => one.unit === unit && one.column === column);
          expect(found?.below.n).toBe(n);
          expect(found?.below.units).toHaveLength(n);
          expect(found?.drop).toBeCloseTo(drop, 9);
        }
        const sizes = drops.map(({ drop }) => -drop);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      }),
      runs(),
    );
  });

  it('keeps the records behind both sides', () => {
    const family = familyOf([{ id: 'town' }, { id: 'a', parent: 'town' }, { id: 'b', parent: 'town' }]);
    const scores: Record<string, number | null> = { town: 75, a: 25, b: null };
    const [drop] = dropsOf(family, ['2.2'], (unit) => ({ score: scores[unit] ?? null, n: 1, visits: [`of ${unit}`] }));
    expect(drop).toMatchObject({ drop: 50, above: { visits: ['of town'] }, below: { mean: 25, n: 1 } });
    expect(drop?.below.units.map(({ figure: own }) => own.visits)).toEqual([['of a']]);
  });
});
