// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/store/open.ts';
import { DATABASE } from '../../../lib/store/shapes.ts';
import { LOST, warmDatabase } from '../../../lib/store/warm.ts';
import { fakeOpfs } from '../../fixtures/opfs.ts';
import { editOf, NOTE, write } from './stage.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fakeOpfs();
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, LOST);
});
const open = () => openDatabase(() => undefined);
const settled = () => new Promise((done) => setTimeout(done, 50));

describe('opening ahead', () => {
  it('makes nothing where there is nothing', async () => {
    warmDatabase(DATABASE);
    await settled();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is not in the way of the store, new or old', async () => {
    warmDatabase(DATABASE);
    const first = await open();
    expect(first).toMatchObject({ created: true, lost: false });
    await write(first.db, editOf('看到'));
    first.db.close();
    warmDatabase(DATABASE);
    const again = await open();
    expect(again.created).toBe(false);
    expect((await again.db.records.get(NOTE))?.body.text).toBe('看到');
  });

  it('hands on that the browser lost data, which it says only once', async () => {
    const factory = new IDBFactory();
    const plain = factory.open.bind(factory);
    vi.spyOn(factory, 'open').mockImplementationOnce((name, version) => {
      const request = plain(name, version);
      request.addEventListener('upgradeneeded', (event) => Object.assign(event, { dataLoss: 'total' }));
      return request;
    });
    globalThis.indexedDB = factory;
    warmDatabase(DATABASE);
    expect(await open()).toMatchObject({ created: true, lost: true });
  });
});
