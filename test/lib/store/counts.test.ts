// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absorb } from '../../../lib/store/absorb.ts';
import { countsThatLie, deeds, doAll } from './deeds.ts';
import { freshStore, NOW, otherStore, rowsThatLie } from './stage.ts';

const RUNS = process.env.XUNJI_LONG ? 500 : 30;

describe('the counts on a record’s row', () => {
  it('equal a recount, whatever is made, taken away, put back, changed and taken in, in any order', async () => {
    const property = fc.asyncProperty(
      deeds,
      deeds,
      deeds,
      fc.infiniteStream(fc.nat()),
      async (here, there, more, any) => {
        const db = await freshStore();
        const other = await otherStore('other');
        await doAll(db, here, 'w1');
        await doAll(other, there, 'w2', NOW + 500);
        const theirs = (await other.changes.toArray()).map((change) => ({ change, place: any.next().value }));
        const shuffled = theirs.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ change }) => change);
        const half = shuffled.length >> 1;
        await absorb(db, shuffled.slice(0, half), NOW);
        expect(await countsThatLie(db)).toEqual([]);
        await doAll(db, more, 'w1', NOW + 100_000);
        await absorb(db, shuffled.slice(half - 1), NOW);
        expect(await countsThatLie(db)).toEqual([]);
        expect(await rowsThatLie(db)).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_121 });
  }, 120_000);
});
