import { BackupError } from '../bundle/format/backup-error.ts';
import { type BackupHeader, TASK_KINDS } from '../bundle/format/backup-format.ts';
import { type CheckedBackup, openBackup } from '../bundle/zip/read-backup.ts';
import type { Change } from '../changes/change.ts';
import { builtinPack } from '../packs/builtin.ts';
import { awaitLock } from '../platform/files.ts';
import { listAttachments } from '../store/attachments.ts';
import { failureOf } from '../store/failure.ts';
import { finishImports } from '../store/imports.ts';
import { databaseId, readMeta, shareThrough, writeMeta } from '../store/meta.ts';
import { type Entry, getRecords } from '../store/queries.ts';
import { rowsOf } from '../store/walk.ts';
import type { Progress } from './backup.ts';
import { IMPORTS } from './bundle/take-file.ts';
import { keepAttachments } from './keep-attachments.ts';
import { beginEpoch, isPristine } from './people.ts';
import { absorbWithBatches, type Remade, remakeBatches } from './restore-batches.ts';
import type { Session } from './session.ts';
import { takeUnfinished } from './unfinished.ts';

/** What putting a backup back did. */
export interface RestoreReport {
  header: BackupHeader;
  /** Changes that are new here, and those that were here already. */
  fresh: number;
  known: number;
  /** Attachments that are new here. */
  attachments: number;
  /** Attachments that the file did not hold when it was made and that are not on this device either. */
  missing: readonly string[];
  /** Whether this device goes on as the person who made the file. */
  adopted: boolean;
  /** Batches that the file names and that its changes don't make: what they hold goes out anew. */
  unfit: number;
  /** For a file of tasks, what of it was not here yet; null for any other. */
  came: TasksCame | null;
}

/** What a file of tasks brought: records that were not here before, and whether its campaign is the current one now. */
interface TasksCame {
  units: number;
  draws: number;
  tasks: number;
  /** Tasks that were here and say something else now, and those that the lead took back. */
  changed: number;
  cancelled: number;
  current: boolean;
}

/**
 * Looks what a file holds, without touching anything: for the question before the act.
 * @throws BackupError when it is no sound backup, as far as its container tells
 */
export async function lookIntoBackup(file: Blob): Promise<BackupHeader> {
  return (await openBackup(file)).header;
}

/**
 * Puts a backup back. All of it is read and checked before anything is written; then it is a union with what is here:
 * nothing is overwritten, and what was here already is passed over. A file of tasks never makes whoever takes it in the
 * person who made it; its campaign becomes the current one where nobody chose another.
 * @throws BackupError when the file is not sound, StoreFailure when there is no room or writing failed: either way the
 *   records are as they were
 */
export async function restoreEverything(
  session: Session,
  file: Blob,
  onProgress: (progress: Progress) => void = () => {},
  signal?: AbortSignal,
): Promise<RestoreReport> {
  try {
    const opened = await openBackup(file);
    const backup = await opened.check((done) => onProgress({ doing: 'checking', done, total: opened.size }), signal);
    checkKinds(backup);
    await session.queue.flush();
    const attachments = await keepNew(backup, onProgress, signal);
    if (signal?.aborted) throw new BackupError('cancelled');
    onProgress({ doing: 'merging', done: 0, total: backup.changes.length });
    const { header } = backup;
    const taken = await (header.holds ? takeTasks(session, backup) : takeIn(session, backup, signal));
    const here = new Set(await listAttachments());
    const missing = header.missing.filter((sha256) => !here.has(sha256));
    return { header, ...taken, known: backup.changes.length - taken.fresh, attachments, missing };
  } catch (error) {
    throw error instanceof BackupError ? error : failureOf(error);
  }
}

/** A file that says it holds tasks holds nothing else: what a visit found comes in by no side door. */
function checkKinds({ header, changes }: CheckedBackup): void {
  if (!header.holds) return;
  if (header.unfinished) throw new BackupError('changed', 'unfinished');
  const at = changes.findIndex(({ kind }) => !TASK_KINDS.has(kind));
  if (at >= 0) throw new BackupError('badLine', changes[at]?.kind, at + 1);
}

/** @returns how many were not here */
async function keepNew(
  { header, open }: CheckedBackup,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<number> {
  const here = new Set(await listAttachments());
  const wanted = header.attachments.filter(({ sha256 }) => !here.has(sha256));
  const openOne = (sha256: string) => {
    if (signal?.aborted) throw new BackupError('cancelled');
    return open(sha256);
  };
  await keepAttachments(wanted, openOne, (done, total) => onProgress({ doing: 'keeping', done, total }));
  return wanted.length;
}

type Taken = Pick<RestoreReport, 'fresh' | 'adopted' | 'unfit' | 'came'>;

/** Under the lock of imports: no other window cuts from what has come before it is said what was cut already. */
async function takeIn(session: Session, backup: CheckedBackup, signal?: AbortSignal): Promise<Taken> {
  if (backup.batches.length === 0) return takeAll(session, backup, NONE);
  const release = await awaitLock(IMPORTS, signal ?? new AbortController().signal);
  if (!release) throw new BackupError('cancelled');
  try {
    await finishImports(session.db, Date.now);
    return await takeAll(session, backup, await remakeBatches(session.db, backup, signal));
  } finally {
    release();
  }
}

async function takeAll(session: Session, { header, changes }: CheckedBackup, remade: Remade): Promise<Taken> {
  const adopted = await isPristine(session);
  const fresh = await union(session, changes, remade);
  await session.db.meta.delete('lost');
  if (adopted && header.campaign) await writeMeta(session.db, 'campaign', header.campaign);
  if (fresh > 0) await beginEpoch(session, changes, adopted ? header.me : undefined);
  // Where a file is put back that was made here, or was put back before, a line that is missing was put down since.
  const isNew = fresh > 0 && header.database !== (await databaseId(session.db));
  if (isNew) await takeUnfinished(session.db, header.unfinished ?? []);
  session.journal.call();
  return { fresh, adopted: adopted && fresh > 0, unfit: remade.unfit, came: null };
}

async function takeTasks(session: Session, { header, changes }: CheckedBackup): Promise<Taken> {
  const counted = await countNew(session, changes);
  const before = await tasksHere(session, changes);
  const fresh = await union(session, changes, NONE);
  const moved = compareTasks(before, await tasksHere(session, changes));
  if (fresh > 0) await beginEpoch(session, changes);
  const chosen = await readMeta(session.db, 'campaign');
  const current = header.campaign !== null && (chosen === header.campaign || isSeeds(chosen));
  if (current && chosen !== header.campaign) await writeMeta(session.db, 'campaign', header.campaign);
  // One's own file, taken in again, makes nobody a member.
  const isOwn = header.database === (await databaseId(session.db));
  if (header.campaign !== null && !isOwn) await writeMeta(session.db, 'tookTasks', header.campaign);
  session.journal.call();
  return { fresh, adopted: false, unfit: 0, came: { ...counted, ...moved, current } };
}

/** Whether a campaign is the one that every installation begins with, and so nobody's choice. */
function isSeeds(campaign: unknown): boolean {
  return campaign === builtinPack().seed.campaign.id;
}

const NONE: Remade = { batches: [], unfit: 0 };

/** Takes changes in. They may be anywhere: none of them is squashed here either. @returns how many were new */
async function union(session: Session, changes: readonly Change[], remade: Remade): Promise<number> {
  const fresh = await absorbWithBatches(session.db, changes, remade, Date.now());
  const newest = changes.reduce((latest, { hlc }) => (hlc > latest ? hlc : latest), '');
  await shareThrough(session.db, newest, Date.now(), true);
  return fresh;
}

/** Tasks that are here and that changes speak of, as they stand. */
async function tasksHere({ db }: Session, changes: readonly Change[]): Promise<Map<string, Entry<'task'>>> {
  const named = [...new Set(changes.flatMap(({ rec, kind }) => (kind === 'task' ? [rec] : [])))];
  const found = (await getRecords(db, 'task', named)).filter((task) => task !== null);
  return new Map(found.map((task) => [task.id, task]));
}

function compareTasks(before: ReadonlyMap<string, Entry<'task'>>, after: ReadonlyMap<string, Entry<'task'>>) {
  const both = [...before].flatMap(([id, old]) => {
    const now = after.get(id);
    return now ? [{ old, now }] : [];
  });
  const gone = both.filter(({ old, now }) => old.shelf !== 'deleted' && now.shelf === 'deleted');
  const other = both.filter(({ old, now }) => JSON.stringify(old.body) !== JSON.stringify(now.body));
  return { changed: other.length - gone.length, cancelled: gone.length };
}

async function countNew({ db }: Session, changes: readonly Change[]) {
  const named = new Map(changes.map(({ rec, kind }) => [rec, kind]));
  const here = await rowsOf(db, [...named.keys()]);
  for (const row of here) if (row) named.delete(row.id);
  const of = (wanted: string) => [...named.values()].filter((kind) => kind === wanted).length;
  return { units: of('unit'), draws: of('draw'), tasks: of('task') };
}
