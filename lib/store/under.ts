import type { Kind } from '../model/records.ts';
import type { Entry } from './queries.ts';
import type { Database, Shelf } from './schema.ts';
import { walk } from './walk.ts';

const SHELVES: readonly Shelf[] = ['live', 'draft', 'deleted'];

/**
 * All records of a kind under a parent, oldest first. Read forwards and at once: for what is asked of all of them, not for
 * lists, which show a window.
 * @param shelf one of them; without it also what is being written and what was taken away
 */
export async function allUnder<K extends Kind>(
  db: Database,
  parent: string,
  kind: K,
  shelf?: Shelf,
): Promise<Entry<K>[]> {
  // A key of fewer parts stands before all that begin with it, and an array comes after every text.
  const from = [parent, kind, ...(shelf ? [shelf] : [])];
  const to = [...from, []];
  const rows = await db.records.where('[parent+kind+shelf+id]').between(from, to).toArray();
  return rows as unknown as Entry<K>[];
}

/** Every record of a kind, on all shelves, so many at a time. */
export async function* everyOf<K extends Kind>(db: Database, kind: K, size: number): AsyncGenerator<Entry<K>[]> {
  for (const shelf of SHELVES) yield* walk(db, kind, size, shelf);
}

/** So many records are read at once where all of a kind are wanted. */
const PAGE = 500;

/** Every record of a kind, on all shelves: anybody can write into one that it is a draft, or was taken away. */
export async function readEvery<K extends Kind>(db: Database, kind: K): Promise<Entry<K>[]> {
  const found: Entry<K>[] = [];
  for await (const page of everyOf(db, kind, PAGE)) found.push(...page);
  return found;
}

/** Every record under a parent, of any kind and on any shelf, oldest first of each kind. */
export async function allKindsUnder(db: Database, parent: string): Promise<Entry<Kind>[]> {
  const rows = await db.records.where('[parent+kind+shelf+id]').between([parent], [parent, []]).toArray();
  return rows as unknown as Entry<Kind>[];
}
