import type { Change } from '../changes/change.ts';
import { countAnew, type Shifts, shift, shifted } from './counts.ts';
import { markedByWords } from './disputed.ts';
import { logsOf } from './queries.ts';
import { emptyRow, rebuilt } from './rows.ts';
import type { Database, RecordRow } from './schema.ts';

/** So many records are made anew at once. */
const SLICE = 500;

/**
 * Makes the rows of all touched records anew from what the log holds, many at a time. A record of which no change is left
 * goes. Joins the transaction that it is called in.
 */
export async function rebuildAll(db: Database, touched: readonly Change[]): Promise<void> {
  for (const slice of slicesOf(touched)) {
    const ids = slice.map(([id]) => id);
    const [rows, logs] = await Promise.all([db.records.bulkGet(ids), logsOf(db, ids)]);
    await write(
      db,
      slice.map(([id, some], at) => ({ id, first: some[0], before: rows[at], log: logs.get(id) ?? [] })),
    );
  }
}

/**
 * Makes the rows of records anew as they are with changes that come in: a restore of 10,000 records is one pass, not
 * 10,000 queries. Of a record that isn't here the log holds nothing, so that nothing is asked of it. The caller puts into
 * the log what is new, in the same transaction.
 * @param incoming in any order, also such as are here already
 * @returns those that the log doesn't hold yet, each once, in their order
 */
export async function rebuildWith<C extends Change>(db: Database, incoming: readonly C[]): Promise<C[]> {
  const fresh = new Map<string, C>();
  for (const slice of slicesOf(incoming)) {
    const rows = await db.records.bulkGet(slice.map(([id]) => id));
    const here = rows.flatMap((row) => row?.id ?? []);
    const logs = here.length > 0 ? await logsOf(db, here) : new Map<string, Change[]>();
    const parts = slice.map(([id, some], at) => {
      const log = logs.get(id) ?? [];
      const known = new Set(log.map((change) => change.id));
      const news = new Map(some.filter((change) => !known.has(change.id)).map((change) => [change.id, change]));
      for (const [key, change] of news) fresh.set(key, change);
      return { id, first: some[0], before: rows[at], log: [...log, ...news.values()], news: news.size };
    });
    await write(
      db,
      parts.filter(({ news }) => news > 0),
    );
  }
  return incoming.filter((change) => fresh.get(change.id) === change);
}

/** Changes by record, so many records at a time. */
function* slicesOf<C extends Change>(changes: readonly C[]): Generator<[string, C[]][]> {
  const groups = [...Map.groupBy(changes, ({ rec }) => rec)];
  for (let at = 0; at < groups.length; at += SLICE) yield groups.slice(at, at + SLICE);
}

/** A record as it was, and all of its changes. */
interface Part {
  readonly id: string;
  readonly first: Change | undefined;
  readonly before: RecordRow | undefined;
  readonly log: readonly Change[];
}

/** Writes rows, those of parents with their counts: what is read is asked for at once, and what is written as well. */
async function write(db: Database, parts: readonly Part[]): Promise<void> {
  const rows = new Map<string, RecordRow>();
  const shifts: Shifts = new Map();
  for (const { id, first, before, log } of parts) {
    const row = first && log.length > 0 ? rebuilt(before ?? emptyRow(first, first.hlc), log) : undefined;
    if (row) rows.set(id, row);
    shift(shifts, before, row);
  }
  const newcomers = parts.filter(({ id, before }) => !before && PARENTS.has(rows.get(id)?.kind ?? ''));
  const own = new Set(parts.map(({ id }) => id));
  const parents = [...rows.values()].flatMap(({ kind, parent }) => (parent !== '' && !APART.has(kind) ? [parent] : []));
  const others = [...new Set([...shifts.keys(), ...parents])].filter((id) => !own.has(id));
  const [found, counts] = await Promise.all([
    others.length > 0 ? db.records.bulkGet(others) : [],
    // Of one that comes now, what stands under it may be here already.
    Promise.all(newcomers.map(({ id }) => countAnew(db, id))),
  ]);
  for (const [at, { id }] of newcomers.entries()) {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, counts: counts[at] ?? {} });
  }
  for (const row of found) {
    const next = row && (markedByWords(row) ?? (shifts.has(row.id) ? row : undefined));
    if (next) rows.set(next.id, next);
  }
  for (const [id, by] of shifts) {
    const row = rows.get(id);
    if (row && PARENTS.has(row.kind)) rows.set(id, shifted(row, by));
  }
  const gone = parts.flatMap(({ id }) => (rows.has(id) ? [] : [id]));
  await Promise.all([gone.length > 0 && db.records.bulkDelete(gone), db.records.bulkPut([...rows.values()])]);
}

/** Kinds that stand under a unit, not under a visit. */
const APART: ReadonlySet<string> = new Set(['visit', 'finding', 'settlement']);

/** The kinds that other records stand under. */
const PARENTS: ReadonlySet<string> = new Set(['unit', 'visit']);
