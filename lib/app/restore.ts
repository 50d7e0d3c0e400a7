import { BackupError } from '../bundle/format/backup-error.ts';
import type { BackupHeader } from '../bundle/format/backup-format.ts';
import { type CheckedBackup, openBackup } from '../bundle/zip/read-backup.ts';
import { absorb } from '../store/absorb.ts';
import { freeSpace, keepAttachment, listAttachments, RESERVE } from '../store/attachments.ts';
import { failureOf, StoreFailure } from '../store/failure.ts';
import { shareThrough, writeMeta } from '../store/meta.ts';
import type { Progress } from './backup.ts';
import { beginEpoch, isPristine } from './people.ts';
import type { Session } from './session.ts';

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
 * nothing is overwritten, and what was here already is passed over.
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
    await session.queue.flush();
    const attachments = await keepAttachments(backup, onProgress, signal);
    if (signal?.aborted) throw new BackupError('cancelled');
    onProgress({ doing: 'merging', done: 0, total: backup.changes.length });
    const { fresh, adopted } = await takeIn(session, backup);
    const { header } = backup;
    const here = new Set(await listAttachments());
    const missing = header.missing.filter((sha256) => !here.has(sha256));
    return { header, fresh, known: backup.changes.length - fresh, attachments, missing, adopted };
  } catch (error) {
    throw error instanceof BackupError ? error : failureOf(error);
  }
}

/** Keeps the attachments first: bytes that nobody names yet harm nobody if it breaks off here. */
async function keepAttachments(
  { header, open }: CheckedBackup,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<number> {
  const here = new Set(await listAttachments());
  const wanted = header.attachments.filter(({ sha256 }) => !here.has(sha256));
  const total = wanted.reduce((all, { size }) => all + size, 0);
  // Asked for all of them at once: half a restore on a full disk is worse than none.
  if (wanted.length > 0 && (await freeSpace()) - total < RESERVE) throw new StoreFailure('diskFull');
  let done = 0;
  for (const { sha256, size } of wanted) {
    if (signal?.aborted) throw new BackupError('cancelled');
    await keepAttachment(await open(sha256));
    done += size;
    onProgress({ doing: 'keeping', done, total });
  }
  return wanted.length;
}

async function takeIn(
  session: Session,
  { header, changes }: CheckedBackup,
): Promise<{ fresh: number; adopted: boolean }> {
  const adopted = await isPristine(session);
  const fresh = await absorb(session.db, changes, Date.now());
  // What is in the file may be anywhere: none of it is squashed here either.
  const newest = changes.reduce((latest, { hlc }) => (hlc > latest ? hlc : latest), '');
  await shareThrough(session.db, newest, Date.now());
  await session.db.meta.delete('lost');
  if (adopted && header.campaign) await writeMeta(session.db, 'campaign', header.campaign);
  if (fresh > 0) await beginEpoch(session, changes, adopted ? header.me : undefined);
  session.journal.call();
  return { fresh, adopted: adopted && fresh > 0 };
}
