import type { ChangeId } from '../changes/change.ts';
import type { Sha256 } from '../model/ids.ts';
import type { BatchRow, ChangeRow, Database } from './schema.ts';

/*
 * Changes that lie in several batches. Whoever cuts batches here puts each change into one, but a stranger may sign one
 * twice, one who restored a backup that is older than what went out cuts anew what was cut since, and one who has a new key
 * cuts anew what the old one signed. The log names the batch that brought a change first, of one's own the newest; when
 * that goes with its file, the change stays with the next.
 */

/** Finds those among batches that bring changes which other batches brought before. @param changes as these hold them */
export async function findRepeating(db: Database, changes: readonly ChangeRow[]): Promise<Set<Sha256>> {
  const found = await Promise.all(changes.map(({ id }) => db.changes.where('id').equals(id).first()));
  return new Set(
    changes.flatMap(({ batch }, at) => {
      const before = found[at]?.batch;
      return batch !== undefined && before !== undefined && before !== batch ? [batch] : [];
    }),
  );
}

/**
 * Reads what stays although batches go that brought it: changes that other batches of the same authors repeat.
 * @param read the changes of a batch, as they go into the log
 */
export async function readRepeats(
  db: Database,
  going: readonly BatchRow[],
  read: (digest: Sha256) => Promise<ChangeRow[]>,
): Promise<Map<ChangeId, ChangeRow>> {
  const goes = new Set(going.map(({ digest }) => digest));
  const repeats = new Map<ChangeId, ChangeRow>();
  for (const author of new Set(going.map((row) => row.author))) {
    const rows = await db.batches.where('[author+seq]').between([author], [author, []]).toArray();
    for (const { digest } of rows.filter((row) => row.repeats && !goes.has(row.digest)))
      for (const change of await read(digest)) repeats.set(change.id, change);
  }
  return repeats;
}
