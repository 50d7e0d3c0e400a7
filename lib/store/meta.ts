import type { Hlc } from '../changes/change.ts';
import { tick } from '../changes/clock.ts';
import type { Database } from './schema.ts';

/** Reads one entry of `meta`. */
export async function readMeta(db: Database, key: string): Promise<unknown> {
  return (await db.meta.get(key))?.value;
}

/** Reads all of `meta` at once, for opening. */
export async function readAllMeta(db: Database): Promise<Map<string, unknown>> {
  return new Map((await db.meta.toArray()).map(({ key, value }) => [key, value]));
}

/** Writes one entry of `meta`. */
export async function writeMeta(db: Database, key: string, value: unknown): Promise<void> {
  await db.meta.put({ key, value });
}

/** Reads an entry that has to be there, or makes it: two pages that ask at once get the same. */
export async function firstMeta<T>(db: Database, key: string, make: () => T): Promise<T> {
  return db.transaction('rw', db.meta, async () => {
    const known = await db.meta.get(key);
    if (known) return known.value as T;
    const value = make();
    await db.meta.put({ key, value });
    return value;
  });
}

/** The id of this database: another one after it was lost, so that its journal can be told from the old one's. */
export function databaseId(db: Database): Promise<string> {
  return firstMeta(db, 'database', () => crypto.randomUUID());
}

/** Notes journals whose contents are in the database now: the writer takes them away once it has caught up. */
export async function markRestored(db: Database, names: readonly string[]): Promise<void> {
  const before = (await readMeta(db, 'restored')) as string[] | undefined;
  await writeMeta(db, 'restored', [...(before ?? []), ...names]);
}

/** The journals noted by `markRestored`, once. */
export async function takeRestored(db: Database): Promise<string[]> {
  const names = ((await readMeta(db, 'restored')) as string[] | undefined) ?? [];
  if (names.length > 0) await db.meta.delete('restored');
  return names;
}

/**
 * Says that changes up to this time may have left the device: none of them is squashed any more. Joins the transaction
 * that it is called in, which must be over `meta` at least.
 * @param words whether what people wrote at visits may be among them: then no history of a note is hidden up to there
 */
export function shareThrough(db: Database, newest: Hlc, now: number, words: boolean): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const [clock, before, wordsBefore] = await db.meta.bulkGet(['clock', 'sharedThrough', 'wordsSharedThrough']);
    const rises = newest > ((before?.value ?? '') as Hlc);
    if (words && newest > ((wordsBefore?.value ?? '') as Hlc)) {
      await db.meta.put({ key: 'wordsSharedThrough', value: newest });
    }
    if (!rises) return;
    // The clock moves with it, so that a window in the midst of typing reads this before it writes (commit.ts).
    await db.meta.bulkPut([
      { key: 'sharedThrough', value: newest },
      { key: 'clock', value: tick((clock?.value ?? null) as Hlc | null, now) },
    ]);
  });
}

/** Up to when what people wrote at visits may have left the device; null for never. Joins the transaction as above. */
export async function wordsSharedThrough(db: Database): Promise<Hlc | null> {
  const [words, any] = await db.meta.bulkGet(['wordsSharedThrough', 'sharedThrough']);
  return ((words ?? any)?.value ?? null) as Hlc | null;
}
