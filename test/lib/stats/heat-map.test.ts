// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byMean, byWorst, isLow, itemCell, nearestGrade, sumColumns } from '../../../lib/stats/heat-map.ts';
import { runs } from '../draw/runs.ts';
import { cell, SCALE, said } from './compare-arbitraries.ts';

describe('a cell', () => {
  it('is the mean of what was graded, with its visits, in any order of them', () => {
    fc.assert(
      fc.property(said, (given) => {
        const made = itemCell(given, SCALE);
        const graded = given.filter(({ score }) => score !== null);
        expect(made.n).toBe(graded.length);
        if (graded.length === 0) return void expect(made.score).toBeNull();
        expect(made.visits).toEqual(graded.map(({ visit }) => visit));
        const naive = graded.reduce((sum, { score }) => sum + (score ?? 0), 0) / graded.length;
        expect(made.score).toBeCloseTo(naive, 9);
        expect(itemCell(given.toReversed(), SCALE).score).toBe(made.score);
        const [only] = graded;
        if (graded.every(({ grade }) => grade === only?.grade)) expect(made.grade).toBe(only?.grade);
      }),
      runs(),
    );
  });

  it('shows what the newest visit said where none graded it', () => {
    const cellOf = (...grades: ('notSeen' | 'notApplicable' | null)[]) =>
      itemCell(
        grades.map((grade, at) => ({ visit: `v${at}`, grade, score: null })),
        SCALE,
      );
    expect(cellOf('notSeen', 'notApplicable', null)).toMatchObject({ grade: 'notApplicable', n: 0, visits: ['v1'] });
    expect(cellOf(null)).toMatchObject({ grade: null, visits: [] });
    expect(cellOf()).toMatchObject({ grade: null, score: null });
  });

  it('takes the lower of two grades that are as near', () => {
    expect(nearestGrade(62.5, SCALE)).toBe('fair');
    expect(nearestGrade(62.6, SCALE)).toBe('fairlyGood');
    expect(nearestGrade(0, SCALE)).toBe('poor');
    expect(nearestGrade(50, [])).toBeNull();
  });
});

const rows = fc.integer({ min: 0, max: 5 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    cells: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
  }),
);

describe('the sums under the columns', () => {
  it('are a recount', () => {
    fc.assert(
      fc.property(rows, ({ columns, cells }) => {
        const sums = sumColumns(cells, columns);
        expect(sums).toHaveLength(columns);
        for (const [at, { low, n }] of sums.entries()) {
          const own = cells.flatMap((row) => row[at] ?? []);
          expect(n).toBe(own.filter(({ score }) => score !== null).length);
          expect(low).toBe(own.filter(({ grade }) => grade === 'fair' || grade === 'poor').length);
        }
      }),
      runs(),
    );
  });

  it('count no cell that only says 未查看', () => {
    expect(isLow({ grade: 'notSeen', score: null, n: 0, visits: ['v'] })).toBe(false);
    expect(isLow(null)).toBe(false);
  });
});

describe('the orders', () => {
  it('put the lowest score first, those without one last, and lose no row', () => {
    const score = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 12 }), (scores) => {
        const given = scores.map((one, at) => ({ at, score: one, cells: [] }));
        const ordered = byMean(given);
        expect(ordered.toSorted((a, b) => a.at - b.at)).toEqual(given);
        const shown = ordered.map((row) => row.score ?? 1000);
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
        for (const [at, row] of ordered.entries()) {
          const next = ordered[at + 1];
          if (next && next.score === row.score) expect(next.at).toBeGreaterThan(row.at);
        }
      }),
      runs(),
    );
  });

  it('put most 较差 first, then most 一般', () => {
    fc.assert(
      fc.property(rows, ({ cells }) => {
        const ordered = byWorst(cells.map((own) => ({ score: null, cells: own })));
        const count = (own: (typeof cells)[number], grade: string) => own.filter((one) => one?.grade === grade).length;
        const shown = ordered.map((row) => -100 * count([...row.cells], 'poor') - count([...row.cells], 'fair'));
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
      }),
      runs(),
    );
  });
});
