import { Dexie } from 'dexie';
import type { Change } from '../changes/change.ts';
import type { Body, Kind } from '../model/records.ts';
import type { ChangeRow, Database, RecordRow, Shelf } from './schema.ts';

/** A record as it is read: loosely, so that what a newer version wrote is kept and seen. */
export interface Entry<K extends Kind> {
  id: string;
  kind: K;
  parent: string;
  shelf: Shelf;
  body: Body<K> & Record<string, unknown>;
  heads: RecordRow['heads'];
  conflicts: string[];
  /** Whether people disagree in it, or may: see disputed.ts. */
  disputed?: RecordRow['disputed'];
  /** How many records of a kind stand under it, by kind; tags by `tag.` and their status. */
  counts?: Record<string, number>;
}

const entry = <K extends Kind>(row: RecordRow): Entry<K> => row as unknown as Entry<K>;
const range = (...parts: string[]) => [
  [...parts, Dexie.minKey],
  [...parts, Dexie.maxKey],
];

/** Records by their ids; null for one that isn't there or is of another kind. */
export async function getRecords<K extends Kind>(
  db: Database,
  kind: K,
  ids: readonly string[],
): Promise<(Entry<K> | null)[]> {
  return (await db.records.bulkGet([...ids])).map((row) => (row?.kind === kind ? entry<K>(row) : null));
}

/** One record, or null. */
export async function getRecord<K extends Kind>(db: Database, kind: K, id: string): Promise<Entry<K> | null> {
  const row = await db.records.get(id);
  return row?.kind === kind ? entry<K>(row) : null;
}

/**
 * The newest records of a kind under a parent, newest first.
 * @param limit how many at the most: lists show a window
 * @param wanted only those for which it says true; the walk ends once there are `limit` of them
 */
export async function newestUnder<K extends Kind>(
  db: Database,
  parent: string,
  kind: K,
  limit: number,
  shelf: Shelf = 'live',
  wanted?: (found: Entry<K>) => boolean,
) {
  const [from, to] = range(parent, kind, shelf);
  const all = db.records.where('[parent+kind+shelf+id]').between(from, to).reverse();
  const rows = await (wanted ? all.filter((row) => wanted(entry<K>(row))) : all).limit(limit).toArray();
  return rows.map((row) => entry<K>(row));
}

/** The newest records of a kind, wherever they stand, newest first. */
export async function newestOf<K extends Kind>(db: Database, kind: K, limit: number, shelf: Shelf = 'live') {
  const [from, to] = range(kind, shelf);
  const rows = await db.records.where('[kind+shelf+id]').between(from, to).reverse().limit(limit).toArray();
  return rows.map((row) => entry<K>(row));
}

/** How many records a scan reads at once. */
const SLICE = 500;

/**
 * Goes through the records of a kind, newest first, until `visit` says false: a search that doesn't load them all.
 */
export async function scan<K extends Kind>(db: Database, kind: K, visit: (found: Entry<K>) => boolean): Promise<void> {
  const ids = await idsOn(db, kind, 'live');
  for (let end = ids.length; end > 0; end -= SLICE) {
    for (const found of await readStretch(db, kind, 'live', ids.slice(Math.max(0, end - SLICE), end)))
      if (!visit(found)) return;
  }
}

/** The ids of the records of a kind on a shelf, oldest first. */
export async function idsOn(db: Database, kind: Kind, shelf: Shelf): Promise<string[]> {
  const [from, to] = range(kind, shelf);
  return db.records.where('[kind+shelf+id]').between(from, to).primaryKeys();
}

/**
 * The records of a kind on a shelf from the first to the last of some ids, newest first. Read forwards: going backwards
 * the browser hands out one record at a time, ten times as slow.
 * @param ids a stretch of what `idsOn` gave
 */
export async function readStretch<K extends Kind>(
  db: Database,
  kind: K,
  shelf: Shelf,
  ids: readonly string[],
): Promise<Entry<K>[]> {
  const [first, last] = [ids.at(0), ids.at(-1)];
  const rows = await db.records
    .where('[kind+shelf+id]')
    .between([kind, shelf, first], [kind, shelf, last], true, true)
    .toArray();
  return rows.reverse().map((row) => entry<K>(row));
}

/** All changes of records, by record; one of which there are none is left out. */
export function logsOf(db: Database, ids: readonly string[]): Promise<Map<string, ChangeRow[]>> {
  // A query a record, all sent at once: a single one for many ids asks the browser for each row in turn, and waits.
  return db.transaction('r', db.changes, async () => {
    const logs = await Promise.all(ids.map((id) => db.changes.where('rec').equals(id).toArray()));
    return new Map(ids.flatMap((id, at) => (logs[at]?.length ? [[id, logs[at]] as const] : [])));
  });
}

/** All changes of one record. */
export function changesOf(db: Database, id: string): Promise<Change[]> {
  return db.changes.where('rec').equals(id).toArray();
}
