// @vitest-environment node
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../../lib/changes/conflicts.ts';
import { absorb } from '../../../lib/store/absorb.ts';
import { commit } from '../../../lib/store/commit.ts';
import { disputedRecords, visitsToLookAt } from '../../../lib/store/disputed.ts';
import { watch } from '../../../lib/store/live.ts';
import { openDatabase } from '../../../lib/store/open.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { DATABASE, SHAPES } from '../../../lib/store/shapes.ts';
import { fakeOpfs } from '../../fixtures/opfs.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { countsThatLie, deeds, doAll } from './deeds.ts';
import { editOf, freshStore, NOTE, NOW, otherStore, rowsThatLie, VISIT, writerAt } from './stage.ts';

const RUNS = process.env.XUNJI_LONG ? 500 : 30;

const idsIn = async (db: Database) => (await disputedRecords(db)).map(({ id }) => id).sort();

/** The records of which something is open, by their logs. */
async function openIn(db: Database): Promise<string[]> {
  const logs = Map.groupBy(await db.changes.toArray(), ({ rec }) => rec);
  const rows = new Map((await db.records.toArray()).map((row) => [row.id, row]));
  const isOpen = (id: string) =>
    conflictsOf(logs.get(id) ?? []).some(({ isAgainstDelete }) => isAgainstDelete || rows.get(id)?.shelf !== 'deleted');
  return [...logs.keys()].filter(isOpen).sort();
}

describe('the records on which people disagree', () => {
  it('are those of which something is open, whatever is done here and comes in, in any order', async () => {
    const property = fc.asyncProperty(deeds, deeds, deeds, async (here, there, more) => {
      const db = await freshStore();
      const other = await otherStore('other');
      await doAll(db, here, 'w1');
      await doAll(other, there, 'w2', NOW + 500);
      const theirs = (await other.changes.toArray()).map((change) => ({ ...change, author: authorOf(2) }));
      const half = theirs.length >> 1;
      await absorb(db, theirs.slice(half), NOW);
      expect(await idsIn(db)).toEqual(await openIn(db));
      await doAll(db, more, 'w1', NOW + 100_000);
      expect(await idsIn(db)).toEqual(await openIn(db));
      await absorb(db, theirs.slice(0, half), NOW);
      expect(await idsIn(db)).toEqual(await openIn(db));
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_121 });
  }, 120_000);

  it('are told to whoever watches, as they come and go', async () => {
    const db = await freshStore();
    const told: string[][] = [];
    const stop = watch(() => idsIn(db), {
      value: (ids) => void told.push(ids),
      failed: (error) => expect(error).toBeNull(),
    });
    const until = (count: number) => expect.poll(() => told.at(-1)?.length).toBe(count);
    await commit(db, [editOf('甲')], writerAt(NOW));
    await until(0);
    await absorb(db, [changeOf({ value: '乙', author: authorOf(2), hlc: hlcOf(NOW + 5) })], NOW);
    await until(1);
    await commit(db, [editOf('丙')], writerAt(NOW + 10));
    await until(0);
    await commit(db, [editOf({ device: 1, offset: 0, zone: 'UTC' }, { field: 'deleted' })], writerAt(NOW + 20));
    await absorb(db, [changeOf({ value: '丁', author: authorOf(2), hlc: hlcOf(NOW + 30) })], NOW);
    await until(1);
    stop();
    expect(await idsIn(db)).toEqual([NOTE]);
  });

  it('are found in a database of the version before, too', async () => {
    globalThis.indexedDB = new IDBFactory();
    fakeOpfs();
    const old = new Dexie(DATABASE, { indexedDB });
    for (const { version, stores } of SHAPES.filter((shape) => shape.version < 4)) old.version(version).stores(stores);
    await old.open();
    const row = { kind: 'note', parent: '', month: '2026-11', body: {}, heads: {} };
    await old.table('records').bulkAdd([
      { ...row, id: 'one', shelf: 'live', conflicts: ['text'] },
      { ...row, id: 'two', shelf: 'live', conflicts: [] },
      { ...row, id: 'three', shelf: 'deleted', conflicts: ['text'] },
      { ...row, id: 'four', kind: 'visit', shelf: 'deleted', conflicts: ['summary'] },
    ]);
    old.close();
    const { db } = await openDatabase(() => undefined);
    expect(await idsIn(db)).toEqual(['one']);
    expect((await visitsToLookAt(db)).map(({ id }) => id)).toEqual(['four']);
    expect(await db.records.count()).toBe(4);
  });
});

describe('a visit under which there may be words that are on no screen', () => {
  const moment = { device: 1, offset: 0, zone: 'UTC' };
  const visit = { rec: VISIT, kind: 'visit', parent: idOf(200) };
  const toLookAt = async (db: Database) => (await visitsToLookAt(db)).map(({ id }) => id);
  const came = (parts: Parameters<typeof changeOf>[0]) =>
    changeOf({ author: authorOf(2), hlc: hlcOf(NOW + 50), ...parts });

  it('is one that was taken away here, once something comes under it, new or not', async () => {
    for (const isNew of [true, false]) {
      const db = await freshStore();
      const note = came({ rec: NOTE, parent: VISIT, field: '*', value: { text: '甲' }, hlc: hlcOf(NOW - 50) });
      await commit(db, [editOf({ unit: idOf(200) }, { ...visit, field: '*' })], writerAt(NOW - 100));
      if (!isNew) await absorb(db, [note], NOW);
      await commit(db, [editOf(moment, { ...visit, field: 'deleted' })], writerAt(NOW));
      expect(await toLookAt(db)).toEqual([]);
      await absorb(db, isNew ? [note] : [came({ parent: VISIT, value: '乙', sup: [note.id] })], NOW);
      expect(await toLookAt(db)).toEqual([VISIT]);
      expect(await rowsThatLie(db)).toEqual([]);
      expect(await countsThatLie(db)).toEqual([]);
    }
  });

  it('is one that another took away, in whatever order that comes', async () => {
    const changes = [
      came({ ...visit, field: '*', value: { unit: idOf(200) } }),
      came({ ...visit, field: 'deleted', value: moment, hlc: hlcOf(NOW + 60) }),
      came({ parent: VISIT, value: '甲' }),
    ];
    for (const order of [changes, changes.toReversed()]) {
      const db = await freshStore();
      for (const change of order) await absorb(db, [change], NOW);
      expect(await toLookAt(db)).toEqual([VISIT]);
    }
  });
});
