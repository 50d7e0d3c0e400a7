// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeChange } from '../../../lib/changes/make-change.ts';
import { absorb } from '../../../lib/store/absorb.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { countsThatLie, deeds, doAll } from './deeds.ts';
import { contentsOf, editOf, freshStore, NOTE, NOW, otherStore, rowsThatLie, VISIT, write, writerAt } from './stage.ts';

const RUNS = process.env.XUNJI_LONG ? 500 : 25;
/** The database that stands in for the real one takes ten seconds for 10,000. */
const MANY = process.env.XUNJI_LONG ? 5000 : 1000;
let db: Database;
beforeEach(async () => {
  db = await freshStore();
});

const visit = changeOf({ rec: VISIT, kind: 'visit', parent: idOf(200), field: 'summary', value: '好' });
const note = (number: number, parts = {}) => changeOf({ rec: idOf(number), value: `记 ${number}`, ...parts });

describe('taking in changes', () => {
  it('gives what writing them gave, in any order, split and repetition', async () => {
    const property = fc.asyncProperty(deeds, fc.infiniteStream(fc.nat()), fc.nat(), async (all, any, cut) => {
      const source = await freshStore();
      await doAll(source, all, 'w1');
      const made = await contentsOf(source);
      const places = new Map(made.changes.map((change) => [change.id, any.next().value ?? 0]));
      const shuffled = made.changes.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
      const target = await otherStore('target');
      const at = shuffled.length === 0 ? 0 : cut % shuffled.length;
      for (const part of [shuffled.slice(at), shuffled, shuffled.slice(0, at)]) await absorb(target, part, NOW);
      expect(await contentsOf(target)).toEqual(made);
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_121 });
  }, 120_000);

  it('is a union: what is here stays, what is known is passed over', async () => {
    const own = await write(db, editOf('自己的'));
    expect(await absorb(db, [note(1), note(2), note(2)], NOW)).toBe(2);
    expect(await absorb(db, [note(2), note(1)], NOW)).toBe(0);
    const row = await db.records.get(NOTE);
    expect(row?.conflicts).toEqual(['text']);
    expect(row?.heads.text).toContain(own.change.id);
    expect(await db.changes.count()).toBe(3);
  });

  it('counts children that came before their parent', async () => {
    await absorb(db, [note(1), note(2)], NOW);
    await absorb(db, [note(3, { field: 'draft', value: true })], NOW);
    await absorb(db, [visit], NOW);
    expect((await db.records.get(VISIT))?.counts).toEqual({ note: 2 });
    await absorb(db, [note(4)], NOW);
    expect((await db.records.get(VISIT))?.counts).toEqual({ note: 3 });
  });

  it('keeps what only this device knows, but gives its own order', async () => {
    await absorb(db, [{ ...note(1), seq: 900, window: 'w9', drop: ['a'] }], NOW);
    expect(await db.changes.toArray()).toMatchObject([{ seq: 1, window: 'w9', drop: ['a'] }]);
  });

  it('writes nothing where one of them fails', async () => {
    await absorb(db, [visit], NOW);
    const before = await contentsOf(db);
    const bad = { ...note(2), value: (() => 0) as never };
    await expect(absorb(db, [note(1), bad], NOW)).rejects.toMatchObject({ name: 'StoreFailure' });
    expect(await contentsOf(db)).toEqual(before);
  });

  it(`takes ${2 * MANY} changes of ${MANY} notes at once`, async () => {
    const many = Array.from({ length: MANY }, (_, at) => [
      note(1000 + at),
      note(1000 + at, { field: 'how', value: 'ask', hlc: hlcOf(2000, at) }),
    ]).flat();
    expect(await absorb(db, [...many, visit], NOW)).toBe(2 * MANY + 1);
    expect((await db.records.get(VISIT))?.counts).toEqual({ note: MANY });
    expect(await rowsThatLie(db)).toEqual([]);
    expect(await absorb(db, many.slice(0, 200), NOW)).toBe(0);
  }, 120_000);
});

describe('what a squash let go', () => {
  it('is not taken in', async () => {
    expect(await absorb(db, [note(1), note(2)], NOW, new Set([note(1).id]))).toBe(1);
    expect(await db.records.get(NOTE)).toBeUndefined();
  });

  it('goes if it is there, and the record is what the others make it', async () => {
    const gone = changeOf({ value: '看' });
    const stays = changeOf({ value: '看到', hlc: hlcOf(2000) });
    await absorb(db, [visit, gone, stays], NOW);
    expect((await db.records.get(NOTE))?.conflicts).toEqual(['text']);
    await absorb(db, [stays], NOW, new Set([gone.id]));
    expect(await db.records.get(NOTE)).toMatchObject({ conflicts: [], heads: { text: [stays.id] } });
    expect(await rowsThatLie(db)).toEqual([]);
    expect(await countsThatLie(db)).toEqual([]);
  });
});

describe('the clock', () => {
  const at = async () => (await db.meta.get('clock'))?.value;

  it('follows what came in, so that an answer sorts after it', async () => {
    const ahead = makeChange({ ...note(1), hlc: hlcOf(NOW + 60_000), author: authorOf(2) });
    await absorb(db, [ahead], NOW);
    const { change } = await write(db, editOf('答'), writerAt(NOW));
    expect(change.hlc > ahead.hlc).toBe(true);
  });

  it('is not dragged along by one that is more than an hour ahead, and never goes back', async () => {
    await write(db, editOf('一'), writerAt(NOW));
    const before = String(await at());
    await absorb(db, [note(2, { hlc: hlcOf(NOW + 3_600_001) }), note(3, { hlc: hlcOf(5) })], NOW);
    // It moves all the same, by which another window knows that somebody has written.
    expect(String(await at()) > before).toBe(true);
    expect(String(await at()) < hlcOf(NOW + 1)).toBe(true);
  });
});
