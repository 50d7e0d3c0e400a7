import type { Change, Hlc } from '../changes/change.ts';
import { observe, tick } from '../changes/clock.ts';
import { writeFailureOf } from './failure.ts';
import { rebuildAll, rebuildWith } from './rebuild.ts';
import type { ChangeRow, Database } from './schema.ts';

/**
 * Takes in changes that were made elsewhere or earlier (a backup, a journal, the last words of a closing page):
 * a set union with what is there, in one transaction. What is there already is passed over.
 * @param dropped ids that a squash let go: they are not taken in, and go if they are there
 * @returns how many changes were new
 * @throws StoreFailure, and then nothing is written
 */
export async function absorb(
  db: Database,
  changes: readonly ChangeRow[],
  now: number,
  dropped: ReadonlySet<string> = new Set(),
) {
  try {
    return await db.transaction('rw', db.records, db.changes, db.meta, async () => {
      const gone = await takeOut(db, dropped);
      if (gone.length > 0) await rebuildAll(db, gone);
      const wanted = changes.filter((change) => !dropped.has(change.id));
      const fresh = await rebuildWith(db, wanted);
      await Promise.all([
        db.changes.bulkAdd(fresh.map(({ seq: _, ...change }) => change)),
        fresh.length + gone.length > 0 && advanceClock(db, fresh, now),
      ]);
      return fresh.length;
    });
  } catch (error) {
    throw await writeFailureOf(error);
  }
}

/** Takes changes out of the log that a squash let go. @returns those that were there */
async function takeOut(db: Database, dropped: ReadonlySet<string>): Promise<ChangeRow[]> {
  if (dropped.size === 0) return [];
  const gone = await db.changes
    .where('id')
    .anyOf([...dropped])
    .toArray();
  await db.changes.bulkDelete(gone.flatMap(({ seq }) => seq ?? []));
  return gone;
}

/** The clock follows what came in, but not one that is more than an hour ahead; and it moves in any case (commit.ts). */
async function advanceClock(db: Database, fresh: readonly Change[], now: number): Promise<void> {
  let last = ((await db.meta.get('clock'))?.value ?? null) as Hlc | null;
  for (const change of fresh) last = observe(last, change.hlc, now);
  await db.meta.put({ key: 'clock', value: tick(last, now) });
}
