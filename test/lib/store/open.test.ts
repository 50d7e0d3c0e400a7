// @vitest-environment node
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/store/open.ts';
import { DATABASE, NEWEST, SHAPES } from '../../../lib/store/shapes.ts';
import { fakeOpfs } from '../../fixtures/opfs.ts';
import { contentsOf, editOf, write } from './stage.ts';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The shape that lies on disk: version, stores and indexes. */
async function shapeOf(name: string) {
  const db = await done(indexedDB.open(name));
  const stores = [...db.objectStoreNames].map((store) => {
    const { indexNames, keyPath } = db.transaction(store).objectStore(store);
    return { store, keyPath, indexes: [...indexNames] };
  });
  db.close();
  return { version: db.version, stores };
}

/** A database as a later version of this program would leave it. */
async function newerDatabase(name: string, stores: Record<string, string>): Promise<void> {
  const newer = new Dexie(name, { indexedDB });
  newer.version(NEWEST + 1).stores(stores);
  await newer.open();
  await newer.table('meta').put({ key: 'me', value: '从未来' });
  newer.close();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fakeOpfs();
});

describe('opening', () => {
  it('tells whether the database was made just now', async () => {
    const first = await openDatabase(() => undefined);
    expect(first).toMatchObject({ created: true, lost: false });
    const { change } = await write(first.db, editOf('一'));
    first.db.close();
    const again = await openDatabase(() => undefined);
    expect(again).toMatchObject({ created: false, lost: false });
    expect((await contentsOf(again.db)).changes).toMatchObject([{ id: change.id }]);
  });

  it('tells when the browser says that it threw data away', async () => {
    const factory = new IDBFactory();
    const open = factory.open.bind(factory);
    vi.spyOn(factory, 'open').mockImplementation((name, version) => {
      const request = open(name, version);
      const loss = (event: Event) => Object.assign(event, { dataLoss: 'total' });
      request.addEventListener('upgradeneeded', loss);
      return request;
    });
    globalThis.indexedDB = factory;
    expect(await openDatabase(() => undefined)).toMatchObject({ created: true, lost: true });
  });
});

describe('a database of a newer version', () => {
  it.each([
    [
      'with all that we know',
      {
        records: 'id, [parent+kind+shelf+id], [kind+shelf+id], month, body.x',
        changes: '++seq, &id, rec',
        meta: 'key',
      },
    ],
    ['that lacks an index of ours', { records: 'id, [kind+shelf+id]', changes: '++seq, &id', meta: 'key' }],
    ['that lacks a store of ours', { records: 'id', meta: 'key', letters: 'id' }],
  ])('%s is refused, and stays as it is to the last index', async (_, stores) => {
    await newerDatabase(DATABASE, stores);
    const before = await shapeOf(DATABASE);
    await expect(openDatabase(() => undefined)).rejects.toMatchObject({ name: 'StoreFailure', reason: 'newer' });
    expect(await shapeOf(DATABASE)).toEqual(before);
    // Nothing holds it open either.
    await done(indexedDB.deleteDatabase(DATABASE));
  });
});

describe('another page with a newer version', () => {
  it('closes this one for good, and says so once', async () => {
    const stale = vi.fn();
    const { db } = await openDatabase(stale);
    await write(db, editOf('一'));
    await newerDatabase(DATABASE, { records: 'id', changes: '++seq, &id, rec', meta: 'key' });
    expect(stale).toHaveBeenCalledOnce();
    expect(db.isOpen()).toBe(false);
    await expect(write(db, editOf('二'))).rejects.toMatchObject({ reason: 'closed' });
    await expect(db.records.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
    expect((await shapeOf(DATABASE)).version).toBe(10 * (NEWEST + 1));
  });
});

describe('a database of an earlier shape', () => {
  it.each(SHAPES.slice(0, -1).map(({ version }) => version))(
    '%i keeps all that it holds, and can take files in from then on',
    async (upTo) => {
      const first = new Dexie(DATABASE, { indexedDB });
      for (const { version, stores } of SHAPES.slice(0, upTo)) first.version(version).stores(stores);
      await first.open();
      const { db: scratch } = await openDatabase(() => undefined, 'scratch');
      await write(scratch, editOf('一'));
      const held = await contentsOf(scratch);
      await first.table('records').bulkAdd(held.records);
      await first.table('changes').bulkAdd(held.changes);
      first.close();
      const { db, created, lost } = await openDatabase(() => undefined);
      expect({ created, lost }).toEqual({ created: false, lost: false });
      expect(await contentsOf(db)).toEqual(held);
      expect((await shapeOf(DATABASE)).stores).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ store: 'bundles', indexes: ['author', 'state'] }),
          expect.objectContaining({ store: 'batches', indexes: ['[author+seq]'] }),
          expect.objectContaining({ store: 'keys' }),
        ]),
      );
      await write(db, editOf('二'));
      expect((await db.records.toArray())[0]?.body.text).toBe('二');
    },
  );
});
