import type { Database, RecordRow } from './schema.ts';

/**
 * Counts of what stands under a record, kept on its row as they change. Counting 10,000 index entries anew takes longer
 * than opening the panel may.
 */
export type Counts = Record<string, number>;

/** What a row counts as under its parent: its kind, for tags with their status; null for what lists don't show. */
function countsAs(row: RecordRow | undefined): string | null {
  if (row?.shelf !== 'live' || row.parent === '') return null;
  return row.kind === 'tag' ? `tag.${String(row.body.status)}` : row.kind;
}

/** Counts to add per parent. */
export type Shifts = Map<string, Counts>;

/** Notes how a row's change shifts its parent's counts. */
export function shift(shifts: Shifts, before: RecordRow | undefined, after: RecordRow | undefined): void {
  const [was, is] = [countsAs(before), countsAs(after)];
  if (was === is && before?.parent === after?.parent) return;
  if (before && was) add(shifts, before.parent, was, -1);
  if (after && is) add(shifts, after.parent, is, 1);
}

function add(shifts: Shifts, parent: string, name: string, by: number): void {
  const counts = shifts.get(parent) ?? {};
  counts[name] = (counts[name] ?? 0) + by;
  shifts.set(parent, counts);
}

/** A row with its counts shifted. */
export function shifted(row: RecordRow, by: Counts): RecordRow {
  const counts = { ...row.counts };
  for (const [name, step] of Object.entries(by)) counts[name] = (counts[name] ?? 0) + step;
  return { ...row, counts };
}

/** Counts all that stands under a record anew: for a parent that comes after its children. */
export async function countAnew(db: Database, parent: string): Promise<Counts> {
  const counts: Counts = {};
  const children = db.records.where('[parent+kind+shelf+id]').between([parent], [parent, '\uffff']);
  // All at once: going from one to the next, the browser is asked for each.
  for (const row of await children.toArray()) {
    const name = countsAs(row);
    if (name) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
