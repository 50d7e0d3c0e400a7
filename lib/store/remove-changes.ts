import type { ChangeId, Hlc } from '../changes/change.ts';
import { tick } from '../changes/clock.ts';
import { REMOVED } from './changed.ts';
import { writeFailureOf } from './failure.ts';
import { rebuildAll } from './rebuild.ts';
import type { ChangeRow, Database } from './schema.ts';

/**
 * Takes changes out of the log, in one transaction; their records say what the rest adds up to, and those of which
 * nothing is left go. The journal beside the database lets them go as well, and lists that read only what is new in the
 * log are told to read all.
 * @param ids the changes
 * @param which of them
 * @param now Unix milliseconds
 * @throws StoreFailure, and then nothing is taken out
 */
export async function removeChanges(
  db: Database,
  ids: readonly ChangeId[],
  which: (row: ChangeRow) => boolean,
  now: number,
): Promise<void> {
  try {
    await db.transaction('rw', db.records, db.changes, db.meta, async () => {
      // A query a change, all sent at once, as in logsOf: a single one for many takes ten times as long.
      const found = await Promise.all(ids.map((id) => db.changes.where('id').equals(id).toArray()));
      const rows = found.flat().filter(which);
      if (rows.length === 0) return;
      await db.changes.bulkDelete(rows.flatMap(({ seq }) => seq ?? []));
      await rebuildAll(db, rows);
      await tellJournal(db, rows);
      const clock = (await db.meta.get('clock'))?.value ?? null;
      // Whoever is in the midst of typing reads the store anew when its clock has moved (commit-typing.ts).
      await db.meta.put({ key: 'clock', value: tick(clock as Hlc | null, now) });
    });
  } catch (error) {
    throw await writeFailureOf(error);
  }
}

/** With more ids of what is gone a change is not moved once more: each time all of them are written anew. */
const CARRIED = 1000;

/** One of the log's newest changes takes a new place at its end, with word of what is gone: the journal follows the log forwards. */
async function tellJournal(db: Database, gone: readonly ChangeRow[]): Promise<void> {
  const newest = () => db.changes.toCollection().reverse();
  const light = await newest()
    .filter(({ drop = [] }) => drop.length < CARRIED)
    .first();
  const carrier = light ?? (await newest().first());
  if (carrier?.seq === undefined) return;
  const { seq, ...change } = carrier;
  await db.changes.delete(seq);
  const drop = [...(change.drop ?? []), ...gone.flatMap((row) => [...(row.drop ?? []), row.id])];
  const place = await db.changes.add({ ...change, drop, hides: true });
  await db.meta.put({ key: REMOVED, value: place });
}
