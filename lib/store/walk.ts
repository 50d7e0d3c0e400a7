import { Dexie } from 'dexie';
import type { Kind } from '../model/records.ts';
import { type Entry, idsOn, logsOf, readStretch } from './queries.ts';
import type { ChangeRow, Database, RecordRow, Shelf } from './schema.ts';

const INDEX = '[kind+shelf+id]';

/** How many records of a kind stand on a shelf. */
export function countOf(db: Database, kind: Kind, shelf: Shelf = 'live'): Promise<number> {
  return db.records.where(INDEX).between([kind, shelf, Dexie.minKey], [kind, shelf, Dexie.maxKey]).count();
}

/**
 * All records of a kind, newest first, so many at a time: between two of them the page can do something else. What is
 * written meanwhile may be there or not.
 */
export async function* walk<K extends Kind>(
  db: Database,
  kind: K,
  size: number,
  shelf: Shelf = 'live',
): AsyncGenerator<Entry<K>[]> {
  const ids = await idsOn(db, kind, shelf);
  for (let end = ids.length; end > 0; end -= size) {
    const found = await readStretch(db, kind, shelf, ids.slice(Math.max(0, end - size), end));
    if (found.length > 0) yield found;
  }
}

/** So many rows are read at once: whoever saves a word meanwhile waits for as long as a read lasts. */
const PAGE = 500;

/** The rows of records, however many, whatever their kind and shelf; null for one that isn't there. */
export async function rowsOf(db: Database, ids: readonly string[]): Promise<(Entry<Kind> | null)[]> {
  const rows: (RecordRow | undefined)[] = [];
  for (let at = 0; at < ids.length; at += PAGE) rows.push(...(await db.records.bulkGet(ids.slice(at, at + PAGE))));
  return rows.map((row) => (row as unknown as Entry<Kind> | undefined) ?? null);
}

/** So many logs are read at once, for the same reason. */
const LOGS = 200;

/**
 * Goes through the changes of records, however many, record by record; one of which there are none is left out.
 * @param take is given a record's id and all of its changes
 */
export async function eachLog(
  db: Database,
  ids: readonly string[],
  take: (id: string, log: ChangeRow[]) => void,
): Promise<void> {
  for (let at = 0; at < ids.length; at += LOGS)
    for (const [id, log] of await logsOf(db, ids.slice(at, at + LOGS))) take(id, log);
}
