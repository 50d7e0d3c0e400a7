import { signerNamedIn } from '../../bundle/format/ssh-signature.ts';
import { type Batch, makeBatches } from '../../bundle/format/write-batch.ts';
import { type Part, partChanges, tellsRating } from '../../bundle/zip/parts.ts';
import { authorOf, type Change } from '../../changes/change.ts';
import { compareChanges } from '../../changes/merge.ts';
import type { Sha256 } from '../../model/ids.ts';
import { failureOf } from '../../store/failure.ts';
import type { BatchRow, ChangeRow, Database } from '../../store/schema.ts';
import { keepSealed } from '../../store/sealed-files.ts';
import { eachLog } from '../../store/walk.ts';
import type { Me, Session } from '../session.ts';
import type { Scoped } from './batches-going.ts';
import type { Identity } from './identity.ts';
import type { Scope } from './scope.ts';

/**
 * Cuts batches from what this person changed in records and has not cut yet, signs them and keeps them: each change lies
 * in one batch for ever, and whoever passes it on passes on those bytes. What tells a rating lies in batches of its own,
 * which can stay while the rest goes; so do findings, which can go without their visit. The caller has said that nothing
 * up to now is squashed any more, and holds the lock of imports: no two windows cut at once.
 * @param anew batches of their own that an older key signed: what these hold is cut once more, and they go nowhere
 * @throws StoreFailure, and then nothing of this scope is cut
 */
export async function cutBatches(
  session: Session,
  identity: Identity,
  { scope, stays }: Scoped,
  anew: ReadonlySet<Sha256>,
): Promise<void> {
  const logs = await readLogs(session.db, scope);
  const isOpen = ({ batch }: ChangeRow) => batch === undefined || anew.has(batch);
  const open = logs.filter((row) => isOpen(row) && isOwn(session, row) && stays.goes(row));
  const tells = tellsRating(scope);
  for (const [author, changes] of Map.groupBy(open, (row) => row.author)) {
    const first = firstNumberOf(session.me, author);
    for (const [part, some] of partChanges(changes, tells))
      await cut(session.db, identity, { author, about: scope.about, part, first }, some.sort(compareChanges));
  }
}

/** So many numbers belong to one life of an installation, among those of each life before it. */
const NUMBERS_OF_A_LIFE = 1000;

/**
 * The lowest number for a batch that is cut now. What was written in a life before, and is cut in this one, gets numbers of
 * this one: after a backup was made that life may have gone on, and have cut more than the backup knows of. Under the
 * same numbers that would be a second history.
 */
const firstNumberOf = (me: Me, author: string): number =>
  author === authorOf(me) ? 1 : Math.max(1, me.epoch * NUMBERS_OF_A_LIFE);

/** Whether this person made a change, in whichever life of the installation: others' are never cut here. */
export const isOwn = ({ me }: Session, { author }: Change): boolean => author.startsWith(`${me.id}.`);

/** All changes of the records of a scope. */
async function readLogs(db: Database, { records }: Scope): Promise<ChangeRow[]> {
  const logs: ChangeRow[] = [];
  const ids = records.map(({ id }) => id);
  await eachLog(db, ids, (_, log) => void logs.push(...log));
  return logs;
}

type Cut = Pick<BatchRow, 'author' | 'about'> & { part: Part; first: number };

/** @param rows in the order in which batches have them */
async function cut(
  db: Database,
  { signer, fingerprint }: Identity,
  of: Cut,
  rows: readonly ChangeRow[],
): Promise<void> {
  const last = await lastBatch(db, of.author);
  // What another key signed is in no file beside this: a reader would miss it for ever.
  const prev = last && signerNamedIn(last.signature) === fingerprint ? last.digest : null;
  const before = { seq: Math.max(last?.seq ?? 0, of.first - 1), digest: prev };
  const batches = makeBatches(rows, of.author, before, signer);
  for (const { bytes } of batches) await keepSealed('batches', new Blob([bytes]));
  try {
    await db.transaction('rw', db.batches, db.changes, async () => {
      await db.batches.bulkPut(batches.map((batch, at) => rowOf(batch, batches[at - 1]?.digest ?? prev, of)));
      await noteRepeated(db, rows);
      const digests = batches.flatMap(({ digest, changes }) => Array.from({ length: changes }, () => digest));
      await db.changes.bulkPut(rows.map((row, at) => ({ ...row, ...named(digests[at]) })));
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** What lay in a batch before lies in two now; see `repeats.ts`. */
async function noteRepeated({ batches }: Database, rows: readonly ChangeRow[]): Promise<void> {
  const before = new Set(rows.flatMap(({ batch }) => batch ?? []));
  for (const digest of before) await batches.update(digest, { repeats: true });
}

const named = (batch: string | undefined) => batch !== undefined && { batch };

type Last = Pick<BatchRow, 'seq' | 'digest' | 'signature'>;

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

function rowOf(batch: Batch, prev: Sha256 | null, { author, about, part }: Cut): BatchRow {
  const { digest, signature, name } = batch;
  const seq = Number(/-(\d+)\.ndjson$/.exec(name)?.[1]);
  return { digest, signature, author, about, seq, prev, from: [], own: true, ...(part !== 'rest' && { [part]: true }) };
}
