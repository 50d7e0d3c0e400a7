import type { Change } from '../changes/change.ts';
import { beside } from '../model/beside.ts';
import type { Sha256 } from '../model/ids.ts';
import { absorb } from './absorb.ts';
import { writeFailureOf } from './failure.ts';
import { logsOf } from './queries.ts';
import { removeChanges } from './remove-changes.ts';
import { findRepeating, readRepeats } from './repeats.ts';
import type { BatchRow, BundleRow, BundleState, ChangeRow, Database } from './schema.ts';
import { listSealed, readSealed, removeSealed, SealMismatch } from './sealed-files.ts';
import { byRecord, countUpTo, Slices, sumOf } from './slices.ts';

/**
 * Taking files in so that a kill leaves all of a file or nothing (bundle.md, Reading is hostile work): the bytes of
 * batches and attachments are staged first, under their hashes, where nothing shows them; one short write of the file's
 * row commits; what follows only adds to a set, in short slices, and goes on at the next start where it was broken off.
 */

/** Says how far a file has been applied or taken back. */
export type Applied = (done: number, total: number) => void;

/** Commits a file whose batches are staged: from here on it is taken in, whatever happens. @throws StoreFailure */
export function commitImport(db: Database, bundle: BundleRow): Promise<void> {
  return put(db, { ...bundle, state: 'applying' });
}

/** So many files of batches are in work beside each other, and so many batches are looked through together. */
const BESIDE = 8;
const BATCHES = 50;
/** So many changes of the log are read at once. */
const PAGE = 5000;

/** The changes of batches that were read and checked just now, by the batch's digest. */
type Known = ReadonlyMap<Sha256, readonly Change[]>;

/**
 * Does what was committed and not finished, oldest first: for a file just committed, and at every start. The caller
 * holds the lock of imports: one window at a time works on it.
 * @param known need not be read once more
 * @throws StoreFailure; what was done stays done, and the rest is done the next time
 */
export async function finishImports(
  db: Database,
  now: () => number,
  tell: Applied = () => undefined,
  known: Known = new Map(),
): Promise<void> {
  const waiting = await db.bundles.where('state').anyOf('applying', 'undoing').toArray();
  for (const bundle of waiting.sort((a, b) => a.at - b.at)) {
    if (bundle.state === 'applying') await apply(db, bundle, now, tell, known);
    else await takeBack(db, bundle, now, tell);
  }
}

/** What is done with the batches of a file, some changes at a time. */
interface Passage {
  /** The changes of a batch that are to be written or taken out; none where nothing is. */
  changesOf(batch: BatchRow, there: BatchRow | undefined): Promise<ChangeRow[]>;
  write(changes: readonly ChangeRow[]): Promise<unknown>;
  /** Notes batches of which all changes are done, with the rows that there were. */
  settle(batches: readonly (readonly [batch: BatchRow, there: BatchRow | undefined])[]): Promise<void>;
}

async function passThrough(db: Database, { batches }: BundleRow, passage: Passage, tell: Applied): Promise<void> {
  const rows = await db.batches.bulkGet(batches.map(({ digest }) => digest));
  const slices = new Slices(db);
  const waiting: ChangeRow[][] = [];
  const due: (readonly [BatchRow, BatchRow | undefined])[] = [];
  try {
    for (const [at, batch] of batches.entries()) {
      waiting.push(...byRecord(await passage.changesOf(batch as BatchRow, rows[at])));
      due.push([batch as BatchRow, rows[at]]);
      // Small batches share a slice; a large one takes several.
      if (at < batches.length - 1 && sumOf(waiting) < slices.size) continue;
      while (waiting.length > 0) {
        const slice = waiting.splice(0, countUpTo(waiting, slices.size)).flat();
        await slices.write(slice.length, () => passage.write(slice));
      }
      await passage.settle(due.splice(0));
      tell(at + 1, batches.length);
    }
  } finally {
    slices.end();
  }
}

async function apply(db: Database, bundle: BundleRow, now: () => number, tell: Applied, known: Known): Promise<void> {
  const repeating = new Set<Sha256>();
  const rowFor = (batch: BatchRow, there: BatchRow | undefined): BatchRow => {
    const repeats = there?.repeats || repeating.has(batch.digest);
    // What came by no file (a backup brought it) goes with none.
    const from = there?.from.length === 0 ? [] : [...new Set([...(there?.from ?? []), bundle.digest])];
    return { ...batch, from, ...(repeats && { repeats }) };
  };
  const passage: Passage = {
    changesOf: async ({ digest }, there) => (there ? [] : read(digest, known)),
    write: async (changes) => {
      const fresh = await absorb(db, changes, now());
      if (fresh < changes.length) for (const digest of await findRepeating(db, changes)) repeating.add(digest);
    },
    settle: (batches) =>
      putBatches(
        db,
        batches.flatMap(([batch, there]) => (there?.own ? [] : [rowFor(batch, there)])),
      ),
  };
  await passThrough(db, bundle, passage, tell);
  await put(db, { ...bundle, state: 'applied' });
}

/** The changes of a batch as they go into the log. */
async function read(digest: Sha256, known: Known = new Map()): Promise<ChangeRow[]> {
  const changes = known.get(digest) ?? (await readBatchChanges(digest));
  return changes.map((change) => ({ ...change, batch: digest }));
}

/**
 * The changes of a batch that is here, as they were checked when it came.
 * @throws SealMismatch where its bytes are gone or no longer those
 */
export async function readBatchChanges(digest: Sha256): Promise<Change[]> {
  const file = await readSealed('batches', digest);
  if (!file) throw new SealMismatch(digest);
  const [, ...lines] = (await file.text()).split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Change]));
}

/** Says that a file is to be taken back, and takes it back. Ask `findUses` first. @throws StoreFailure */
export async function undoImport(db: Database, digest: Sha256, now: () => number, tell?: Applied): Promise<void> {
  const bundle = await db.bundles.get(digest);
  if (bundle?.state !== 'applied') return;
  await put(db, { ...bundle, state: 'undoing' });
  await finishImports(db, now, tell);
}

/**
 * Whether a batch goes when a file is taken back: it was not made here, no backup brought it, and no other file brought it
 * as well.
 */
export const goesWith = (row: BatchRow | undefined, file: Sha256): row is BatchRow =>
  row !== undefined && !row.own && row.from.length > 0 && row.from.every((one) => one === file);

async function takeBack(db: Database, bundle: BundleRow, now: () => number, tell: Applied): Promise<void> {
  const without = (there: BatchRow) => ({ ...there, from: there.from.filter((file) => file !== bundle.digest) });
  const goes = (there: BatchRow | undefined): there is BatchRow => goesWith(there, bundle.digest);
  const rows = await db.batches.bulkGet(bundle.batches.map(({ digest }) => digest));
  const repeats = await readRepeats(db, rows.filter(goes), (digest) => read(digest));
  const passage: Passage = {
    changesOf: async ({ digest }, there) => (goes(there) ? read(digest) : []),
    write: async (changes) => {
      const going = new Set(changes.map(({ batch }) => batch));
      const ids = changes.map(({ id }) => id);
      await removeChanges(db, ids, ({ batch }) => going.has(batch), now());
      const stay = [...new Set(ids)].flatMap((id) => repeats.get(id) ?? []);
      if (stay.length > 0) await absorb(db, stay, now());
    },
    settle: async (batches) => {
      const settled = batches.flatMap(([, there]) => there ?? []);
      const stay = settled.filter((there) => !there.own && !goes(there));
      await putBatches(db, stay.map(without));
      const gone = settled.filter(goes).map(({ digest }) => digest);
      await db.batches.bulkDelete(gone);
      await beside(gone, BESIDE, (digest) => removeSealed('batches', digest));
    },
  };
  await passThrough(db, bundle, passage, tell);
  await put(db, { ...bundle, state: 'undone' });
}

/** Why a file can't be taken back any more. */
export interface Uses {
  /** Records in which a later change of ours stands upon what it brought. */
  built: { rec: string; kind: string }[];
  /** Files that went out since with something of it. */
  files: string[];
}

/**
 * What stands in the way of taking a file back: it can go as a whole until a later change supersedes what it brought,
 * something belongs to or names a record that it alone brought, or a file that left holds it.
 */
export async function findUses(db: Database, digest: Sha256): Promise<Uses> {
  const bundle = await db.bundles.get(digest);
  const digests = bundle?.batches.map((batch) => batch.digest) ?? [];
  const ours = new Set<string | undefined>(digests);
  const built = new Map<string, string>();
  const goes = new Set<string>();
  const rows = await db.batches.bulkGet(digests);
  const going = rows.filter((row) => goesWith(row, digest)).map((row) => row.digest);
  for (let at = 0; at < going.length; at += BATCHES) {
    const changes = (await beside(going.slice(at, at + BATCHES), BESIDE, readBatchChanges)).flat();
    const brought = new Set(changes.map(({ id }) => id));
    const logs = await logsOf(db, [...new Set(changes.map(({ rec }) => rec))]);
    for (const [rec, log] of logs) {
      const others = log.filter((change) => !ours.has(change.batch));
      if (others.length === 0) goes.add(rec);
      for (const { kind, sup } of others) if (sup.some((id) => brought.has(id))) built.set(rec, kind);
    }
  }
  for await (const { rec, kind } of goes.size > 0 ? naming(db, goes) : []) if (!goes.has(rec)) built.set(rec, kind);
  const uses: Uses = { built: [...built].map(([rec, kind]) => ({ rec, kind })), files: [] };
  await db.bundles.each(({ state, file, batches }) => {
    if (state === 'out' && batches.some((batch) => ours.has(batch.digest))) uses.files.push(file);
  });
  return uses;
}

/** The changes of the log that belong to a record or name one. @param records their ids */
async function* naming(db: Database, records: ReadonlySet<string>): AsyncGenerator<ChangeRow> {
  let rows: ChangeRow[] = [];
  do {
    rows = await db.changes
      .where(':id')
      .above(rows.at(-1)?.seq ?? 0)
      .limit(PAGE)
      .toArray();
    for (const row of rows) if (idsIn(row).some((id) => records.has(id))) yield row;
  } while (rows.length > 0);
}

/** What a change belongs to, and every record that it names. */
const idsIn = ({ parent, field, value }: ChangeRow): string[] =>
  `${parent} ${field} ${JSON.stringify(value)}`.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

/**
 * Takes away staged batches that no file names: what an import left behind that was broken off before its commit. The
 * caller holds the lock of imports.
 */
export async function clearStaged(db: Database): Promise<void> {
  const staged = new Set(await listSealed('batches'));
  for (const digest of await db.batches.toCollection().primaryKeys()) staged.delete(digest);
  // Mostly nothing is left: what files came and went is not read at every start.
  if (staged.size === 0) return;
  await db.bundles
    .where('state')
    .notEqual('undone')
    .each(({ batches }) => {
      for (const { digest } of batches) staged.delete(digest);
    });
  for (const digest of staged) await removeSealed('batches', digest);
}

async function putBatches(db: Database, batches: readonly BatchRow[]): Promise<void> {
  try {
    await db.batches.bulkPut(batches);
  } catch (error) {
    throw await writeFailureOf(error);
  }
}

async function put(db: Database, bundle: BundleRow & { state: BundleState }): Promise<void> {
  try {
    await db.bundles.put(bundle);
  } catch (error) {
    throw await writeFailureOf(error);
  }
}
