// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseId, firstMeta, markRestored, readMeta, takeRestored } from '../../../lib/store/meta.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { freshStore, otherStore } from './stage.ts';

let db: Database;
beforeEach(async () => {
  db = await freshStore();
});

describe('what the store remembers', () => {
  it('is made once, whoever asks at the same time', async () => {
    let made = 0;
    const make = () => ++made;
    expect(await Promise.all([firstMeta(db, 'me', make), firstMeta(db, 'me', make)])).toEqual([1, 1]);
    expect(await readMeta(db, 'me')).toBe(1);
  });

  it('tells one database from another', async () => {
    const id = await databaseId(db);
    expect(await databaseId(db)).toBe(id);
    expect(await databaseId(await otherStore('other'))).not.toBe(id);
  });

  it('gives each restored journal once', async () => {
    await markRestored(db, ['a', 'b']);
    await markRestored(db, ['c']);
    expect(await takeRestored(db)).toEqual(['a', 'b', 'c']);
    expect(await takeRestored(db)).toEqual([]);
  });
});
