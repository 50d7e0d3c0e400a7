import { BackupError } from '../bundle/format/backup-error.ts';
import type { BatchLine } from '../bundle/format/batch-lines.ts';
import { remakeBatch } from '../bundle/format/remake-batch.ts';
import { verifyEd25519 } from '../bundle/sign/ed25519.ts';
import type { CheckedBackup } from '../bundle/zip/read-backup.ts';
import type { Change, ChangeId } from '../changes/change.ts';
import { beside } from '../model/beside.ts';
import type { Sha256 } from '../model/ids.ts';
import { absorb } from '../store/absorb.ts';
import { writeFailureOf } from '../store/failure.ts';
import type { BatchRow, Database } from '../store/schema.ts';
import { keepSealed } from '../store/sealed-files.ts';

/** So many batches are in work beside each other. */
const BESIDE = 8;
/** So many changes of the log are read at once. */
const PAGE = 5000;

/** Batches of a backup whose bytes lie here again, under their digests. */
export interface Remade {
  readonly batches: readonly BatchLine[];
  /** How many the backup names that its changes don't make: their changes come all the same. */
  readonly unfit: number;
}

/**
 * Makes the bytes of a backup's batches again from its changes and keeps them, before anything names them. The caller
 * holds the lock of imports, since bytes that nobody names are let go of.
 * @param signal stops it
 * @throws BackupError `cancelled`; StoreFailure
 */
export async function remakeBatches(
  db: Database,
  { batches, changes }: Pick<CheckedBackup, 'batches' | 'changes'>,
  signal?: AbortSignal,
): Promise<Remade> {
  const byId = new Map(batches.length > 0 ? changes.map((change) => [change.id, change]) : []);
  const facts = { verify: verifyEd25519, now: Date.now() };
  const taken = new Map<string, Sha256>();
  await db.batches.each(({ author, seq, digest }) => void taken.set(`${author} ${seq}`, digest));
  const work = async (batch: BatchLine): Promise<BatchLine | null> => {
    if (signal?.aborted) throw new BackupError('cancelled');
    const bytes = remakeBatch(batch, (id) => byId.get(id), facts);
    if (!bytes) return null;
    // Of two under one number one alone can go out: that which was here, or stood first.
    const place = `${batch.author} ${batch.seq}`;
    const first = taken.get(place) ?? batch.digest;
    taken.set(place, first);
    if (first !== batch.digest) return null;
    await keepSealed('batches', new Blob([bytes]), batch.digest);
    return batch;
  };
  const fit = (await beside(batches, BESIDE, work)).filter((batch) => batch !== null);
  return { batches: fit, unfit: batches.length - fit.length };
}

/**
 * Takes the changes of a backup in, and says of those that lie in its batches that they do: all of it, or nothing. A batch
 * that is here stays as it is, but that it goes with no file any more where it was made by whose work this is; a change
 * that lies in a batch stays in that one.
 * @param now Unix milliseconds
 * @returns how many changes were new
 * @throws StoreFailure
 */
export async function absorbWithBatches(
  db: Database,
  changes: readonly Change[],
  { batches }: Remade,
  now: number,
): Promise<number> {
  if (batches.length === 0) return absorb(db, changes, now);
  const batchOf = new Map<ChangeId, Sha256>();
  for (const { digest, changes: ids } of batches) for (const id of ids) if (!batchOf.has(id)) batchOf.set(id, digest);
  const marked = changes.map((change) => ({ ...change, ...markOf(batchOf.get(change.id)) }));
  try {
    return await db.transaction('rw', db.records, db.changes, db.meta, db.batches, async () => {
      const fresh = await absorb(db, marked, now);
      const repeating = fresh < changes.length ? await markKnown(db, batchOf) : new Set<Sha256>();
      const there = await db.batches.bulkGet(batches.map(({ digest }) => digest));
      await db.batches.bulkPut(
        batches.map((batch, at) => ({
          ...rowOf(batch, there[at]),
          ...(repeating.has(batch.digest) && { repeats: true }),
        })),
      );
      return fresh;
    });
  } catch (error) {
    throw await writeFailureOf(error);
  }
}

const markOf = (batch: Sha256 | undefined) => batch !== undefined && { batch };

function rowOf({ changes: _, ...batch }: BatchLine, there: BatchRow | undefined): BatchRow {
  if (!there) return { ...batch, from: [] };
  return batch.own ? { ...there, own: true } : there;
}

/**
 * Marks changes that were here before the backup came, and in no batch.
 * @returns the batches that bring changes which lie in other ones here (repeats.ts)
 */
async function markKnown(db: Database, batchOf: ReadonlyMap<ChangeId, Sha256>): Promise<Set<Sha256>> {
  const repeating = new Set<Sha256>();
  for (let after = 0; ; ) {
    const page = await db.changes.where(':id').above(after).limit(PAGE).toArray();
    const last = page.at(-1)?.seq;
    if (last === undefined) return repeating;
    after = last;
    const ours = page.filter(({ id }) => batchOf.has(id));
    for (const { id, batch } of ours) if (batch && batch !== batchOf.get(id)) repeating.add(batchOf.get(id) ?? '');
    const open = ours.filter(({ batch }) => batch === undefined);
    await db.changes.bulkPut(open.map((row) => ({ ...row, ...markOf(batchOf.get(row.id)) })));
  }
}
