import type { Change } from '../changes/change.ts';
import { conflictsOf } from '../changes/conflicts.ts';
import type { Kind } from '../model/records.ts';
import type { Entry } from './queries.ts';
import type { Database, RecordRow } from './schema.ts';

/** What is noted of a row where people disagree, or may; the others bear no mark, so that the index holds nothing of them. */
type Mark = Pick<RecordRow, 'disputed'>;

/**
 * Marks a record that stands: one that was taken away needs its whole log (`markByLog`).
 * @param conflicts the fields whose heads differ
 */
export const markOf = (conflicts: readonly string[]): Mark => (conflicts.length > 0 ? { disputed: 'yes' } : {});

/**
 * Marks a record by all of its changes. Of one that was taken away nothing is open but whether it was rightly: what two
 * wrote differently in it stands in no list. A visit that another may have taken away is to be looked at: its own log
 * doesn't say what was written under it.
 */
export function markByLog(row: Pick<RecordRow, 'kind' | 'shelf' | 'conflicts'>, log: readonly Change[]): Mark {
  if (row.shelf !== 'deleted') return markOf(row.conflicts);
  if (conflictsOf(log).some(({ isAgainstDelete }) => isAgainstDelete)) return { disputed: 'yes' };
  return isGoneVisit(row) ? { disputed: 'look' } : {};
}

/** Marks a visit under which something came in after it was taken away. @returns undefined where there is nothing to note */
export const markedByWords = (row: RecordRow): RecordRow | undefined =>
  isGoneVisit(row) && !row.disputed ? { ...row, disputed: 'look' } : undefined;

/** Whether a record is a visit that was taken away. */
export const isGoneVisit = <R extends Pick<RecordRow, 'kind' | 'shelf'>>(row: R): row is R & Entry<'visit'> =>
  row.kind === 'visit' && row.shelf === 'deleted';

/** Every record on which people disagree, whatever its kind and shelf, in no order. Reads no others. */
export async function disputedRecords(db: Database): Promise<Entry<Kind>[]> {
  const rows = await db.records.where('disputed').equals('yes').toArray();
  return rows as unknown as Entry<Kind>[];
}

/** The visits that were taken away and under which there may be words that are on no screen, in no order. */
export async function visitsToLookAt(db: Database): Promise<Entry<'visit'>[]> {
  const rows = await db.records.where('disputed').equals('look').toArray();
  return rows as unknown as Entry<'visit'>[];
}
