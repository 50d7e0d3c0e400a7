import { cmp, Dexie, type IntervalTreeNode, liveQuery, type ObservabilitySet, RangeSet } from 'dexie';
import { failureOf, type StoreFailure } from './failure.ts';
import type { ChangeRow, Database, RecordRow } from './schema.ts';

/** Tells once what a query gives, and again whenever that changes, in this page or another. */
export interface Watch<T> {
  value(value: T): void;
  failed(failure: StoreFailure): void;
}

/**
 * Watches a query.
 * @param query reads from the database alone, and only a window of it: a query over 10,000 notes costs 140–190 ms a key
 * @returns stops watching
 */
export function watch<T>(query: () => Promise<T>, on: Watch<T>): () => void {
  const subscription = liveQuery(query).subscribe({
    next: (value) => on.value(value),
    error: (error) => on.failed(failureOf(error)),
  });
  return () => subscription.unsubscribe();
}

/** Who watches one query of a database together. */
interface Shared<T> {
  readonly watchers: Set<Watch<T>>;
  newest?: { readonly value: T };
  stop(): void;
}

/**
 * A query that many parts of a page watch at once, each row of a list perhaps: it is asked once for all of them.
 * @returns what begins watching a database, and returns how to stop, as `watch` does
 */
export function sharedWatch<T>(query: (db: Database) => Promise<T>): (db: Database, on: Watch<T>) => () => void {
  const byDatabase = new WeakMap<Database, Shared<T>>();
  const begin = (db: Database): Shared<T> => {
    const shared: Shared<T> = { watchers: new Set(), stop: () => undefined };
    byDatabase.set(db, shared);
    shared.stop = watch(() => query(db), {
      value(value) {
        shared.newest = { value };
        for (const on of [...shared.watchers]) on.value(value);
      },
      failed(failure) {
        // Whoever comes next asks anew.
        byDatabase.delete(db);
        for (const on of [...shared.watchers]) on.failed(failure);
      },
    });
    return shared;
  };
  return (db, on) => {
    const shared = byDatabase.get(db) ?? begin(db);
    shared.watchers.add(on);
    if (shared.newest) on.value(shared.newest.value);
    return () => {
      shared.watchers.delete(on);
      if (shared.watchers.size > 0) return;
      shared.stop();
      if (byDatabase.get(db) === shared) byDatabase.delete(db);
    };
  };
}

/**
 * Tells whoever watches, in this page and others, of what was written without Dexie, in the words that Dexie itself uses
 * (its ObservabilitySet): primary keys, keys of indexes, and keys of what may have left its place.
 */
export function announce(
  db: Database,
  put: { records: readonly RecordRow[]; changes: readonly ChangeRow[] },
  deleted: { changes: readonly number[] },
): void {
  const parts: ObservabilitySet = {};
  const touch = (table: string, index: string, keys: readonly (string | number | string[])[]) => {
    parts[`idb://${db.name}/${table}/${index}`] = new RangeSet().addKeys([...keys]);
  };
  const ids = put.records.map((row) => row.id);
  touch('records', '', ids);
  touch('records', ':dels', ids);
  for (const { name, keyPath } of db.records.schema.indexes)
    touch(
      'records',
      name,
      put.records.flatMap((row) => keyOf(row, keyPath ?? []) ?? []),
    );
  touch('changes', '', [...put.changes.flatMap(({ seq }) => seq ?? []), ...deleted.changes]);
  touch('changes', ':dels', deleted.changes);
  touch(
    'changes',
    'id',
    put.changes.map((row) => row.id),
  );
  touch(
    'changes',
    'rec',
    put.changes.map((row) => row.rec),
  );
  Dexie.on.storagemutated.fire(parts);
}

/**
 * Gathers what this worker would tell those who watch, and tells it now and then: where much is written, lists that are
 * asked again after each piece of it keep whoever types from the store. Of each index it tells the first and the last key,
 * and all between: merging tens of thousands of single ones kept every page busy for seconds.
 * @param every milliseconds between two tellings
 * @returns tells the rest, and from then on everything at once
 */
export function gatherAnnouncements(every: number): () => void {
  const { storagemutated: event } = Dexie.on;
  const { fire } = event;
  const gathered = new Map<string, Reach>();
  event.fire = (parts) => {
    for (const [part, ranges] of Object.entries(parts)) {
      if (!('from' in ranges)) continue;
      const [more, known] = [reachOf(ranges), gathered.get(part)];
      gathered.set(part, known ? joined(known, more) : more);
    }
  };
  const tell = () => {
    const parts: ObservabilitySet = {};
    for (const [part, { from, to }] of gathered) parts[part] = new RangeSet(from, to);
    gathered.clear();
    fire(parts);
  };
  const beat = setInterval(tell, every);
  return () => {
    clearInterval(beat);
    event.fire = fire;
    tell();
  };
}

/** From where to where keys of an index reach. */
type Reach = Pick<IntervalTreeNode, 'from' | 'to'>;

/** The tree of ranges is in order and none of them overlap, so its ends are the outermost. */
function reachOf(ranges: IntervalTreeNode): Reach {
  let [first, last] = [ranges, ranges];
  while (first.l) first = first.l;
  while (last.r) last = last.r;
  return { from: first.from, to: last.to };
}

const joined = (a: Reach, b: Reach): Reach => ({
  from: cmp(a.from, b.from) < 0 ? a.from : b.from,
  to: cmp(a.to, b.to) > 0 ? a.to : b.to,
});

/** Undefined for a row that the index leaves out. An array in an array, since lists of keys are made flat. */
function keyOf(row: RecordRow, path: string | string[]): [string | string[]] | undefined {
  const part = (name: string) => String(Reflect.get(row, name));
  if (typeof path !== 'string') return [path.map(part)];
  return Reflect.get(row, path) === undefined ? undefined : [part(path)];
}
