import type { Database } from './schema.ts';

/** Under which `meta` says up to which place changes were last taken out of the log. */
export const REMOVED = 'removed';

/** What the log of changes says since a place in it. */
export interface Changed {
  /** The records that changed, each once. */
  ids: string[];
  /** Where the log ends now: the place to ask from the next time. */
  end: number;
}

/** Where the log of changes ends; 0 where it is empty. */
export async function endOfLog(db: Database): Promise<number> {
  const [end = 0] = await db.changes.toCollection().reverse().limit(1).primaryKeys();
  return end;
}

/**
 * Which records changed since a place in the log, so that a long list need not be read again for one letter. A watched
 * query that asks it is asked again after every change.
 * @param after the place, as `end` or `endOfLog` gave it
 * @param most how many changes are looked through
 * @returns null where there were more than `most`, or changes were taken out of the log since: then all has to be read
 */
export async function changedSince(db: Database, after: number, most: number): Promise<Changed | null> {
  const rows = await db.changes
    .where(':id')
    .above(after)
    .limit(most + 1)
    .toArray();
  const removed = (await db.meta.get(REMOVED))?.value;
  if (rows.length > most || (typeof removed === 'number' && removed > after)) return null;
  return { ids: [...new Set(rows.map(({ rec }) => rec))], end: rows.at(-1)?.seq ?? after };
}
