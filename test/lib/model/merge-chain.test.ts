// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsOf, findRings } from '../../../lib/model/merge-chain.ts';
import { runs } from '../changes/runs.ts';

type Merges = Readonly<Record<string, string | null>>;
const endIn = (merges: Merges, unit: string) => endsOf((id) => merges[id])(unit);
const ringsIn = (merges: Merges) => findRings(Object.keys(merges), (id) => merges[id]);

describe('where a chain of merges ends', () => {
  it('is the unit that was merged no further', () => {
    const merges = { a: 'b', b: 'c', c: null, d: null };
    expect(['a', 'b', 'c', 'd'].map((unit) => endIn(merges, unit))).toEqual(['c', 'c', 'c', 'd']);
    expect(ringsIn(merges)).toEqual([]);
    // A visit whose beginning was lost names no unit.
    expect(endIn(merges, '')).toBe('');
  });

  it('is the oldest of a ring, for all in it and all that lead to it', () => {
    const merges = { c: 'b', b: 'd', d: 'c', a: 'd' };
    expect(['a', 'b', 'c', 'd'].map((unit) => endIn(merges, unit))).toEqual(['b', 'b', 'b', 'b']);
    expect(ringsIn(merges)).toEqual([['b', 'd', 'c']]);
  });

  it('is the unit itself where it was merged into itself, which is no ring', () => {
    expect([endIn({ a: 'a' }, 'a'), ringsIn({ a: 'a' })]).toEqual(['a', []]);
  });
});

describe('any merges', () => {
  const SIZE = 12;
  const name = (at: number) => `u${String(at).padStart(2, '0')}`;
  const ids = Array.from({ length: SIZE }, (_, at) => name(at));
  const merges = fc
    .array(fc.option(fc.nat({ max: SIZE - 1 })), { minLength: SIZE, maxLength: SIZE })
    .map((to): Merges => Object.fromEntries(to.map((into, at) => [name(at), into === null ? null : name(into)])));
  const order = fc.shuffledSubarray(ids, { minLength: SIZE });

  it('end alike in whatever order they are asked, each unit at one that stands for itself', () => {
    fc.assert(
      fc.property(merges, order, (some, asked) => {
        const end = endsOf((id) => some[id]);
        const ends = new Map(asked.map((id) => [id, end(id)]));
        for (const id of ids) {
          const at = ends.get(id) ?? '';
          expect(at).toBe(endIn(some, id));
          expect(ends.get(at)).toBe(at);
          // Two that were merged are one, whatever else was merged.
          expect(ends.get(some[id] ?? id)).toBe(at);
        }
      }),
      runs(),
    );
  });

  it('leave one unit standing of each ring: its first, and of all that come to it no other', () => {
    fc.assert(
      fc.property(merges, order, (some, asked) => {
        const rings = findRings(asked, (id) => some[id]);
        const end = endsOf((id) => some[id]);
        for (const [at, ring] of rings.entries()) {
          expect(ring.filter((id) => end(id) === id)).toEqual([ring[0]]);
          expect(ring.map((id) => some[id])).toEqual([...ring.slice(1), ring[0]]);
          for (const other of rings.slice(at + 1)) expect(other.some((id) => ring.includes(id))).toBe(false);
        }
        // What stands though it was merged stands because of a ring, or was merged into itself.
        const standing = ids.filter((id) => some[id] && some[id] !== id && end(id) === id);
        expect(rings.map(([first]) => first).sort()).toEqual(standing);
      }),
      runs(),
    );
  });
});
