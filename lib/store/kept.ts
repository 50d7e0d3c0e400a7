import { dropBeside, keepBeside, keysBeside, readBeside } from './beside.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Database } from './schema.ts';

/**
 * Entries of `meta` that a page may write in its last moment: the write to the database dies with a page that closes at
 * once, and what was kept before it would come back, so it stands beside the database until it is there.
 * @param value plain JSON; null lets go of it
 */
export async function putKept(db: Database, key: string, value: unknown): Promise<void> {
  const kept = keepBeside(key, value);
  if (value === null) await db.meta.delete(key);
  else await writeMeta(db, key, value);
  if (readBeside(key) === kept) dropBeside(key);
}

/** What `putKept` keeps; undefined or null for nothing. */
export async function getKept(db: Database, key: string): Promise<unknown> {
  const beside = readBeside(key);
  if (beside === null) return readMeta(db, key);
  const value: unknown = JSON.parse(beside);
  // The page that let go of it closed before the database knew.
  if (value === null) await putKept(db, key, null);
  return value;
}

/** The keys that begin so, in no order. */
export async function keptKeys(db: Database, start: string): Promise<string[]> {
  const stored = await db.meta.where('key').startsWith(start).primaryKeys();
  return [...new Set([...stored, ...keysBeside(start)])];
}
