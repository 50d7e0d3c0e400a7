import type { ChangeId, Hlc } from '../changes/change.ts';
import { tick } from '../changes/clock.ts';
import { hideHistory } from '../changes/hide-history.ts';
import { writeFailureOf } from './failure.ts';
import { wordsSharedThrough } from './meta.ts';
import { rebuilt } from './rows.ts';
import type { ChangeRow, Database } from './schema.ts';

/** What hiding the history of some records came to. */
export interface Hidden {
  /** How many changes are gone from the log. */
  readonly dropped: number;
  /** How many stay because a file may hold them. */
  readonly shared: number;
  /** The ids of changes that stand in for others now: whoever knew the old one means the new one. */
  readonly renamed: ReadonlyMap<ChangeId, readonly ChangeId[]>;
}

/**
 * Takes out of the log what records said before, as far as nobody else can have seen it (lib/changes/hide-history.ts).
 * What they say now stays. The journal beside the database is told to let it go as well.
 * @param author whose changes may go
 * @param anyFile also what a file holds that one keeps oneself: what says the same twice is no disagreement. What went
 *   out in a batch stays in any case
 * @param now Unix milliseconds
 * @throws StoreFailure, and then nothing is written
 */
export async function hideRecords(
  db: Database,
  ids: readonly string[],
  { author, now, anyFile = false }: { author: string; now: number; anyFile?: boolean },
): Promise<Hidden> {
  const hidden = { dropped: 0, shared: 0, renamed: new Map<ChangeId, ChangeId[]>() };
  try {
    await db.transaction('rw', db.records, db.changes, db.meta, async () => {
      const clock = await db.meta.get('clock');
      const unshared = { author, sharedThrough: anyFile ? null : await wordsSharedThrough(db) };
      for (const id of ids) await hideOne(db, id, unshared, hidden);
      // Whoever is in the midst of typing reads the store anew when its clock has moved (commit-typing.ts).
      await db.meta.put({ key: 'clock', value: tick((clock?.value ?? null) as Hlc | null, now) });
    });
  } catch (error) {
    throw await writeFailureOf(error);
  }
  return hidden;
}

async function hideOne(
  db: Database,
  id: string,
  unshared: { author: string; sharedThrough: Hlc | null },
  hidden: { dropped: number; shared: number; renamed: Map<ChangeId, ChangeId[]> },
): Promise<void> {
  const [row, log] = await Promise.all([db.records.get(id), db.changes.where('rec').equals(id).toArray()]);
  const out = new Set(log.flatMap((change) => (change.batch === undefined ? [] : [change.id])));
  const { drop, add, shared } = hideHistory(log, { ...unshared, out });
  hidden.shared += shared;
  if (!row || drop.length === 0) return;
  const gone = new Set(drop.map((change) => change.id));
  const letGo = log.flatMap((one) => (gone.has(one.id) ? [...(one.drop ?? []), one.id] : []));
  const rows = add.map((change, at): ChangeRow => ({ ...change, ...(at === 0 && { drop: letGo, hides: true }) }));
  const stays = log.filter((one) => !gone.has(one.id));
  await Promise.all([
    db.changes.bulkDelete(log.flatMap((one) => (gone.has(one.id) && one.seq !== undefined ? [one.seq] : []))),
    db.changes.bulkAdd(rows),
    db.records.put(rebuilt(row, [...stays, ...add])),
  ]);
  hidden.dropped += drop.length;
  for (const { id: before, hlc } of drop) {
    hidden.renamed.set(
      before,
      add.filter((one) => one.hlc === hlc).map((one) => one.id),
    );
  }
}
