import { BackupError } from '../bundle/format/backup-error.ts';
import { type BackupHeader, backupName, FORMAT_VERSION, TASK_KINDS } from '../bundle/format/backup-format.ts';
import { openBackup } from '../bundle/zip/read-backup.ts';
import { writeBackup } from '../bundle/zip/write-backup.ts';
import { type Change, type ChangeId, type Hlc, personOf } from '../changes/change.ts';
import { programVersion } from '../platform/doors.ts';
import { listAttachments, readSound } from '../store/attachments.ts';
import { failureOf } from '../store/failure.ts';
import { databaseId, readMeta, shareThrough, writeMeta } from '../store/meta.ts';
import { readBatchLines } from './backup-batches.ts';
import type { SavedToFile } from './backup-due.ts';
import { briefingFilesIn } from './bundle/attachments-named.ts';
import { forgetBeforeSharing } from './protect.ts';
import type { Session } from './session.ts';
import { readUnfinished } from './unfinished.ts';

export type { BackupHeader } from '../bundle/format/backup-format.ts';

/** How far packing, checking, or putting back has come, in bytes. */
export interface Progress {
  doing: 'packing' | 'checking' | 'keeping' | 'merging';
  done: number;
  total: number;
}

/** A file that holds everything, read back and found whole. */
export interface SavedBackup {
  blob: Blob;
  name: string;
  header: BackupHeader;
  counts: BackupHeader['counts'];
  /** Attachments that are not in it: gone from this device, or no longer what was sealed. */
  missing: readonly string[];
}

const SLICE = 1000;

/**
 * Makes one file of all changes and attachments, reads it back, and only then says that it is there. What was typed and
 * isn't on disk yet is saved first. From then on no change that is in the file is squashed.
 * @param signal stops it
 * @throws BackupError `cancelled`, or what reading back found; StoreFailure
 */
export async function saveEverything(
  session: Session,
  onProgress: (progress: Progress) => void = () => {},
  signal?: AbortSignal,
): Promise<SavedBackup> {
  const { hlc, ...saved } = await save(session, undefined, onProgress, signal);
  await writeMeta(session.db, 'savedToFile', { at: Date.parse(saved.header.createdAt), hlc } satisfies SavedToFile);
  return saved;
}

/**
 * Makes the file that a lead hands to the members: campaigns, team, members, units, packs, draws with their frozen
 * rosters, and tasks, with their whole history; no visit, note, tag or evidence. It is no backup and doesn't count as
 * one.
 * @param signal stops it
 * @throws as `saveEverything`
 */
export async function saveTasksOut(
  session: Session,
  onProgress: (progress: Progress) => void = () => {},
  signal?: AbortSignal,
): Promise<SavedBackup> {
  const { hlc: _, ...saved } = await save(session, 'tasks', onProgress, signal);
  return saved;
}

async function save(
  session: Session,
  holds: BackupHeader['holds'],
  onProgress: (progress: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<SavedBackup & { hlc: Hlc | null }> {
  const now = new Date();
  try {
    await session.queue.flush();
    await forgetBeforeSharing(session);
    const { hlc, seq } = await drawLine(session, !holds);
    const [named, packed] = [new Set<string>(), new Set<ChangeId>()];
    const total = await expectedSize(session, holds);
    const { blob, header } = await writeBackup(
      {
        changes: changesUpTo(session, seq, { named, packed }, holds),
        ...(!holds && { batches: () => readBatchLines(session.db, packed) }),
        attachments: async () => [...new Set([...named, ...(holds ? [] : await listAttachments())])].sort(),
        open: readSound,
        header: await headerOf(session, now, holds),
        records: await countRecords(session, holds),
      },
      (done) => onProgress({ doing: 'packing', done, total: Math.max(done, total) }),
      signal,
    );
    const opened = await openBackup(blob);
    await opened.check((done) => onProgress({ doing: 'checking', done, total: opened.size }), signal);
    return { blob, name: backupName(now, holds), header, counts: header.counts, missing: header.missing, hlc };
  } catch (error) {
    if (signal?.aborted) throw new BackupError('cancelled', '', 0, { cause: error });
    throw error instanceof BackupError ? error : failureOf(error);
  }
}

/**
 * Says up to where the file will reach, and in the same transaction that nothing up to there is squashed any more: else
 * a change could stand in the file beside the one that took its place.
 */
function drawLine({ db }: Session, words: boolean): Promise<{ hlc: Hlc | null; seq: number }> {
  return db.transaction('rw', db.changes, db.meta, async () => {
    let newest: Hlc = '';
    let seq = 0;
    await db.changes.each((row) => {
      if (row.hlc > newest) newest = row.hlc;
      seq = Math.max(seq, row.seq ?? 0);
    });
    await shareThrough(db, newest, Date.now(), words);
    return { hlc: newest || null, seq };
  });
}

/** @param named takes the attachments that they name, `packed` their ids */
async function* changesUpTo(
  session: Session,
  last: number,
  { named, packed }: { named: Set<string>; packed: Set<ChangeId> },
  holds: BackupHeader['holds'],
): AsyncGenerator<Change[]> {
  const { db } = session;
  // What others issued lies with them: here it isn't missing.
  const isOwn = ({ author }: Change) => personOf(author) === session.me.id;
  for (let after = 0; after < last; ) {
    const rows = await db.changes.where(':id').between(after, last, false, true).limit(SLICE).toArray();
    if (rows.length === 0) return;
    const wanted = holds ? rows.filter(({ kind }) => TASK_KINDS.has(kind)) : rows;
    for (const row of wanted) {
      packed.add(row.id);
      for (const sha256 of [...attachmentsIn(row), ...(isOwn(row) ? briefingFilesIn(row) : [])]) named.add(sha256);
    }
    yield wanted;
    after = rows.at(-1)?.seq ?? last;
  }
}

/** The field by which a record of a kind names an attachment. */
const NAMES: Readonly<Record<string, string>> = { evidence: 'sha256', draw: 'rosterHash' };

function attachmentsIn({ kind, field, value }: Change): string[] {
  const name = NAMES[kind];
  if (name === undefined) return [];
  const found = field === '*' ? (value as Record<string, unknown> | null)?.[name] : field === name ? value : null;
  return typeof found === 'string' ? [found] : [];
}

async function headerOf(session: Session, now: Date, holds: BackupHeader['holds']) {
  const campaign = await readMeta(session.db, 'campaign');
  const unfinished = holds ? [] : await readUnfinished(session.db);
  return {
    format: 'xunji-backup' as const,
    formatVersion: FORMAT_VERSION as 1,
    ...(holds && { holds }),
    programVersion: programVersion(),
    createdAt: now.toISOString(),
    database: await databaseId(session.db),
    me: { id: session.me.id, epoch: session.me.epoch },
    campaign: typeof campaign === 'string' ? campaign : null,
    ...(unfinished.length > 0 && { unfinished }),
  };
}

function countRecords({ db }: Session, holds: BackupHeader['holds']): Promise<number> {
  return holds ? db.records.filter(({ kind }) => TASK_KINDS.has(kind)).count() : db.records.count();
}

/** About how many bytes there are to pack: only for the word that says how far it is. */
async function expectedSize({ db }: Session, holds: BackupHeader['holds']): Promise<number> {
  const { usage = 0 } = holds ? {} : await navigator.storage.estimate();
  return Math.max(usage, (await db.changes.count()) * 400);
}
