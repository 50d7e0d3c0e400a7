import { type Batch, makeBatches } from '../../bundle/format/write-batch.ts';
import { type Part, partChanges, tellsRating } from '../../bundle/zip/parts.ts';
import type { Change } from '../../changes/change.ts';
import { compareChanges } from '../../changes/merge.ts';
import { failureOf } from '../../store/failure.ts';
import type { BatchRow, ChangeRow, Database } from '../../store/schema.ts';
import { keepSealed } from '../../store/sealed-files.ts';
import { eachLog } from '../../store/walk.ts';
import type { Session } from '../session.ts';
import type { Identity } from './identity.ts';
import type { Scope } from './scope.ts';
import type { Stays } from './stays.ts';

/**
 * Cuts batches from what this person changed in records and has not cut yet, signs them and keeps them: each change lies
 * in one batch for ever, and whoever passes it on passes on those bytes. What tells a rating lies in batches of its own,
 * which can stay while the rest goes; so do findings, which can go without their visit. The caller has said that nothing
 * up to now is squashed any more, and holds the lock of imports: no two windows cut at once.
 * @throws StoreFailure, and then nothing of this scope is cut
 */
export async function cutBatches(session: Session, identity: Identity, scope: Scope, stays: Stays): Promise<void> {
  const logs = await readLogs(session.db, scope);
  const open = logs.filter((row) => row.batch === undefined && isOwn(session, row) && stays.goes(row));
  const tells = tellsRating(scope);
  for (const [author, changes] of Map.groupBy(open, (row) => row.author)) {
    for (const [part, some] of partChanges(changes, tells))
      await cut(session.db, identity, { author, about: scope.about, part }, some.sort(compareChanges));
  }
}

/** Whether this person made a change, in whichever life of the installation: others' are never cut here. */
export const isOwn = ({ me }: Session, { author }: Change): boolean => author.startsWith(`${me.id}.`);

/** All changes of the records of a scope. */
async function readLogs(db: Database, { records }: Scope): Promise<ChangeRow[]> {
  const logs: ChangeRow[] = [];
  const ids = records.map(({ id }) => id);
  await eachLog(db, ids, (_, log) => void logs.push(...log));
  return logs;
}

type Cut = Pick<BatchRow, 'author' | 'about'> & { part: Part };

/** @param rows in the order in which batches have them */
async function cut(db: Database, { signer }: Identity, of: Cut, rows: readonly ChangeRow[]): Promise<void> {
  const last = await lastBatch(db, of.author);
  const batches = makeBatches(rows, of.author, last, signer);
  for (const { bytes } of batches) await keepSealed('batches', new Blob([bytes]));
  try {
    await db.transaction('rw', db.batches, db.changes, async () => {
      await db.batches.bulkPut(batches.map((batch, at) => rowOf(batch, batches[at - 1] ?? last, of)));
      const digests = batches.flatMap(({ digest, changes }) => Array.from({ length: changes }, () => digest));
      await db.changes.bulkPut(rows.map((row, at) => ({ ...row, ...named(digests[at]) })));
    });
  } catch (error) {
    throw failureOf(error);
  }
}

const named = (batch: string | undefined) => batch !== undefined && { batch };

type Last = Pick<BatchRow, 'seq' | 'digest'>;

/** The newest batch that was cut here of an author: found by its number, since there are as many as visits. */
async function lastBatch(db: Database, author: string): Promise<Last | null> {
  const all = db.batches.where('[author+seq]').between([author], [author, []]);
  return (
    (await all
      .reverse()
      .filter(({ own }) => own === true)
      .first()) ?? null
  );
}

function rowOf(batch: Batch, before: Pick<Batch, 'digest'> | Last | null, { author, about, part }: Cut): BatchRow {
  const { digest, signature, name } = batch;
  const seq = Number(/-(\d+)\.ndjson$/.exec(name)?.[1]);
  const prev = before?.digest ?? null;
  return { digest, signature, author, about, seq, prev, from: [], own: true, ...(part !== 'rest' && { [part]: true }) };
}
