// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../../../lib/stats/family.ts';
import { runs } from '../draw/runs.ts';
import { kin } from './compare-arbitraries.ts';

describe('a family', () => {
  it('has every unit once, keeps parents that are there, and no circle', () => {
    fc.assert(
      fc.property(kin, (units) => {
        const { parent, children } = familyOf(units);
        expect([...parent.keys()]).toEqual(units.map(({ id }) => id));
        const said = new Map(units.map((unit) => [unit.id, unit.parent]));
        for (const { id, parent: above } of units) {
          const comesBack = walkUp(said, id).includes(id);
          const isThere = above !== null && said.has(above);
          expect(parent.get(id)).toBe(isThere && !comesBack ? above : null);
          expect(walkUp(parent, id)).not.toContain(id);
        }
        const below = [...children].flatMap(([above, ids]) => ids.map((id) => `${id} ${above}`));
        const naive = [...parent].flatMap(([id, above]) => (above ? [`${id} ${above}`] : []));
        expect(below.toSorted()).toEqual(naive.toSorted());
      }),
      runs(),
    );
  });

  it('walks a chain of 100,000 and a circle as long', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `u${at}`);
    const chain = ids.map((id, at) => ({ id, parent: ids[at + 1] }));
    expect(familyOf(chain).children.size).toBe(99_999);
    const round = ids.map((id, at) => ({ id, parent: ids[(at + 1) % ids.length] }));
    expect(familyOf(round).children.size).toBe(0);
  });
});

/** All that stand above one, as far as they can be followed without going round twice. */
function walkUp(parent: ReadonlyMap<string, string | null>, id: string): string[] {
  const path: string[] = [];
  for (let at = parent.get(id); at && !path.includes(at); at = parent.get(at)) path.push(at);
  return path;
}
