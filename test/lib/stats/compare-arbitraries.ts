import * as fc from 'fast-check';
import type { Grade } from '../../../lib/model/records.ts';
import type { HeatCell, Said, ScoredGrade } from '../../../lib/stats/heat-map.ts';
import type { Figure } from '../../../lib/stats/mean.ts';

/** Grades with their scores, as the shipped pack has them. */
export const SCALE: readonly ScoredGrade[] = [
  { grade: 'good', score: 100 },
  { grade: 'fairlyGood', score: 75 },
  { grade: 'fair', score: 50 },
  { grade: 'poor', score: 25 },
];

const SCORES = new Map<Grade, number>(SCALE.map(({ grade, score }) => [grade, score]));
const grade = fc.constantFrom<(Grade | null)[]>('good', 'fairlyGood', 'fair', 'poor', 'notApplicable', 'notSeen', null);

/** What a unit's visits said of one item, oldest first. */
export const said: fc.Arbitrary<Said[]> = fc
  .array(grade, { maxLength: 6 })
  .map((grades) =>
    grades.map((one, at) => ({ visit: `v${at}`, grade: one, score: one === null ? null : (SCORES.get(one) ?? null) })),
  );

/** A figure that may have no score. */
export const figure: fc.Arbitrary<Figure> = fc
  .tuple(fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { freq: 3 }), fc.nat(50))
  .map(([score, at]) => ({ score, n: score === null ? 0 : 1, visits: [`v${at}`] }));

/** A cell of a heat map, or none. */
export const cell: fc.Arbitrary<HeatCell | null> = fc.option(
  grade.map((one) => {
    const score = one === null ? null : (SCORES.get(one) ?? null);
    return { grade: one, score, n: score === null ? 0 : 1, visits: ['v'] };
  }),
  { freq: 6 },
);

/** Units with parents as they come: right, missing, themselves, or round and round. */
export const kin: fc.Arbitrary<{ id: string; parent: string | null }[]> = fc
  .uniqueArray(fc.nat(9), { maxLength: 10 })
  .chain((ids) =>
    fc
      .array(fc.option(fc.nat(11), { freq: 4 }), { minLength: ids.length, maxLength: ids.length })
      .map((parents) =>
        ids.map((id, at) => ({ id: `u${id}`, parent: parents[at] == null ? null : `u${parents[at]}` })),
      ),
  );
