// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADES, type Grade } from '../../../lib/model/records.ts';
import { agreementOf, MOST_TELLING } from '../../../lib/review/agreement.ts';
import { weightedKappa } from '../../../lib/review/kappa.ts';
import { runs } from '../changes/runs.ts';

/** A table of counts as pairs: rows are what the one said. */
const pairsIn = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [i, j] as const)));

describe('weighted kappa', () => {
  it('is as in Cohen’s own examples of 200 cases (1960: 0.492 unweighted; 1968, with weights 1, 3, 6: 0.348)', () => {
    const table = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(weightedKappa(pairsIn(table), 3, (i, j) => (i === j ? 0 : 1))).toBeCloseTo(0.492, 3);
    expect(weightedKappa(pairsIn(table), 3, (i, j) => weights[i]?.[j] ?? 0)).toBeCloseTo(0.348, 3);
  });

  it('is as scikit-learn’s published example has it with linear weights (0.9412) and quadratic ones (0.9541)', () => {
    const table = [
      [46, 0, 0],
      [4, 40, 0],
      [0, 0, 10],
    ];
    expect(weightedKappa(pairsIn(table), 3)).toBeCloseTo(0.9412, 4);
    expect(weightedKappa(pairsIn(table), 3, (i, j) => (i - j) ** 2)).toBeCloseTo(0.9541, 4);
  });

  it('is none where chance alone would give no disagreement', () => {
    expect(
      weightedKappa(
        [
          [1, 1],
          [1, 1],
        ],
        4,
      ),
    ).toBeNull();
    expect(weightedKappa([], 4)).toBeNull();
    expect(
      weightedKappa(
        [
          [0, 0],
          [1, 1],
        ],
        4,
      ),
    ).toBe(1);
    expect(
      weightedKappa(
        [
          [0, 1],
          [1, 0],
        ],
        4,
      ),
    ).toBe(-1);
    expect(
      weightedKappa(
        [
          [0, 3],
          [0, 3],
        ],
        4,
      ),
    ).toBe(0);
  });

  it('is what a plain recount over all pairs of pairs gives', () => {
    const place = fc.nat(3);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 40 }), (pairs) => {
        const observed = pairs.reduce((sum, [i, j]) => sum + Math.abs(i - j), 0) / pairs.length;
        let expected = 0;
        for (const [i] of pairs) for (const [, j] of pairs) expected += Math.abs(i - j) / pairs.length ** 2;
        const kappa = weightedKappa(pairs, 4);
        if (expected === 0) expect(kappa).toBeNull();
        else expect(kappa).toBeCloseTo(1 - observed / expected, 10);
        // Nothing hangs on who is called the one and who the other, nor from which end the scale is read.
        expect(
          weightedKappa(
            pairs.map(([i, j]) => [j, i]),
            4,
          ),
        ).toBe(kappa);
        const turned = weightedKappa(
          pairs.map(([i, j]) => [3 - i, 3 - j]),
          4,
        );
        if (kappa === null) expect(turned).toBeNull();
        else expect(turned).toBeCloseTo(kappa, 10);
      }),
      runs(),
    );
  });
});

describe('how far two visits agree', () => {
  const SCALE: Grade[] = ['good', 'fairlyGood', 'fair', 'poor'];
  const body = (grades: readonly (Grade | null)[]) =>
    Object.fromEntries(grades.map((grade, at) => [`rating.${at}`, grade]));
  const items = (count: number) => Array.from({ length: count }, (_, at) => String(at));

  it('counts the same, one step apart and farther; what is on no scale apart; what one alone rated apart', () => {
    const one = body(['good', 'good', 'good', 'notSeen', 'notApplicable', 'poor', null]);
    const other = body(['good', 'fairlyGood', 'poor', 'good', 'notApplicable', null, 'good']);
    expect(agreementOf(items(8), SCALE, one, other)).toMatchObject({
      ...{ n: 3, same: 1, oneApart: 1, farther: 1, offScale: { same: 1, different: 1 } },
      pairs: [{ apart: 0 }, { apart: 1 }, { apart: 3 }, { apart: null }, { apart: null }],
      alone: [
        { item: '5', who: 'one' },
        { item: '6', who: 'other' },
      ],
      kappa: { value: null, why: 'fewPairs', from: 30 },
    });
  });

  it('says a kappa from 30 pairs on the scale up, and none where both said one thing throughout', () => {
    const grades = (count: number): Grade[] => Array.from({ length: count }, (_, at) => (at % 2 ? 'good' : 'poor'));
    const of = (all: readonly Grade[]) => agreementOf(items(all.length), SCALE, body(all), body(all)).kappa;
    expect(of(grades(MOST_TELLING - 1))).toMatchObject({ value: null, why: 'fewPairs' });
    expect(of([...grades(MOST_TELLING - 1), 'notSeen'])).toMatchObject({ value: null, why: 'fewPairs' });
    expect(of(grades(MOST_TELLING))).toEqual({ value: 1 });
    expect(of(grades(MOST_TELLING).map(() => 'good'))).toMatchObject({ value: null, why: 'noSpread' });
  });

  it('is what counting by hand gives', () => {
    const grade = fc.constantFrom(...GRADES, null);
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, grade), { maxLength: 60 }), (all) => {
        const found = agreementOf(
          items(all.length),
          SCALE,
          body(all.map(([one]) => one)),
          body(all.map(([, other]) => other)),
        );
        const apart = all.flatMap(([a, b]) => {
          const [i, j] = [a, b].map((one) => SCALE.indexOf(one as Grade));
          return i === undefined || j === undefined || i < 0 || j < 0 ? [] : [Math.abs(i - j)];
        });
        expect([found.n, found.same, found.oneApart, found.farther]).toEqual([
          ...[apart.length, apart.filter((steps) => steps === 0).length],
          ...[apart.filter((steps) => steps === 1).length, apart.filter((steps) => steps > 1).length],
        ]);
        const both = all.filter(([a, b]) => a && b).length;
        expect(found.n + found.offScale.same + found.offScale.different).toBe(both);
        expect(found.alone).toHaveLength(all.filter(([a, b]) => Boolean(a) !== Boolean(b)).length);
      }),
      runs(),
    );
  });
});
