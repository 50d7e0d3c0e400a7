// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAG_STATUSES, type TagStatus } from '../../../lib/model/records.ts';
import { type CountedTag, tagsByArea } from '../../../lib/stats/tags-by-area.ts';
import { runs } from '../draw/runs.ts';

const AREAS = ['study', 'publicity'];
const KINDS = [
  { id: 'F08', area: 'study' },
  { id: 'F12', area: 'study' },
  { id: 'F28', area: 'publicity' },
];
const tags: fc.Arbitrary<CountedTag[]> = fc
  .array(
    fc.record({
      tag: fc.constantFrom('F08', 'F12', 'F28', 'X99'),
      status: fc.constantFrom<TagStatus[]>(...TAG_STATUSES, 'splendid' as TagStatus),
      unit: fc.constantFrom('u1', 'u2', 'u3'),
    }),
    { maxLength: 20 },
  )
  .map((list) => list.map((one, at) => ({ ...one, id: `t${at}` })));

describe('tags by area', () => {
  it('are a recount: every tag of a known status in one area and one kind', () => {
    fc.assert(
      fc.property(tags, (given) => {
        const areas = tagsByArea(given, AREAS, KINDS);
        expect(areas.map(({ area }) => area).slice(0, 2)).toEqual(AREAS);
        const known = given.filter(({ status }) => TAG_STATUSES.includes(status));
        for (const of of [areas, areas.flatMap(({ kinds }) => kinds)]) {
          const ids = of.flatMap(({ byStatus }) => TAG_STATUSES.flatMap((status) => byStatus[status]));
          expect(ids.toSorted()).toEqual(known.map(({ id }) => id).toSorted());
        }
        for (const { area, n, units, byStatus } of areas) {
          const own = known.filter(({ tag }) => (KINDS.find(({ id }) => id === tag)?.area ?? null) === area);
          expect(n).toBe(own.length);
          expect(units).toBe(new Set(own.filter(({ status }) => status !== 'ruledOut').map(({ unit }) => unit)).size);
          for (const status of TAG_STATUSES) {
            expect(byStatus[status]).toHaveLength(own.filter((tag) => tag.status === status).length);
          }
        }
      }),
      runs(),
    );
  });

  it('has every area of the pack, also with none, and strays only where there are some', () => {
    expect(tagsByArea([], AREAS, KINDS).map(({ area, n }) => [area, n])).toEqual([
      ['study', 0],
      ['publicity', 0],
    ]);
    const stray = { id: 't', tag: 'Z01', status: 'suspected', unit: 'u' } as const;
    expect(tagsByArea([stray], AREAS, KINDS).at(-1)).toMatchObject({ area: null, n: 1, kinds: [{ tag: 'Z01' }] });
  });
});
