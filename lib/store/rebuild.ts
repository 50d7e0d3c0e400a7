import type { Change } from '../changes/change.ts';
import { countAnew, type Shifts, shift, shifted } from './counts.ts';
import { logsOf } from './queries.ts';
import { emptyRow, rebuilt } from './rows.ts';
import type { Database } from './schema.ts';

/** Cuts a list into pieces. */
export function* slices<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/**
 * Makes the rows of all touched records anew, many at a time: a restore of 10,000 records is one pass, not 10,000
 * queries. A record of which no change is left goes. Joins the transaction that it is called in.
 */
export async function rebuildAll(db: Database, touched: readonly Change[]): Promise<void> {
  const first = new Map<string, Change>();
  for (const change of touched) if (!first.has(change.rec)) first.set(change.rec, change);
  const shifts: Shifts = new Map();
  const newcomers: string[] = [];
  for (const ids of slices([...first.keys()], 500)) {
    const [rows, byRecord] = await Promise.all([db.records.bulkGet(ids), logsOf(db, ids)]);
    const made = ids.map((id, at) => {
      const change = first.get(id) as Change;
      const log = byRecord.get(id) ?? [];
      const row = log.length > 0 ? rebuilt(rows[at] ?? emptyRow(change, change.hlc), log) : undefined;
      if (row && !rows[at]) newcomers.push(id);
      shift(shifts, rows[at], row);
      return row ?? id;
    });
    await db.records.bulkDelete(made.filter((one) => typeof one === 'string'));
    await db.records.bulkPut(made.filter((one) => typeof one !== 'string'));
  }
  await recount(db, shifts, newcomers);
}

/** Brings the counts up to date: shifted where the parent was there, anew where it came with its children or after. */
async function recount(db: Database, shifts: Shifts, newcomers: readonly string[]): Promise<void> {
  const fresh = new Set(newcomers);
  const rows = await db.records.bulkGet([...new Set([...shifts.keys(), ...newcomers])]);
  const counted = [];
  for (const row of rows) {
    if (!row || !PARENTS.has(row.kind)) continue;
    if (fresh.has(row.id)) counted.push({ ...row, counts: await countAnew(db, row.id) });
    else counted.push(shifted(row, shifts.get(row.id) ?? {}));
  }
  await db.records.bulkPut(counted);
}

/** The kinds that other records stand under. */
const PARENTS: ReadonlySet<string> = new Set(['unit', 'visit']);
