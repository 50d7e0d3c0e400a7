import type { Change } from '../../changes/change.ts';
import type { Bytes } from '../../model/hash-blob.ts';
import { BackupError, type BackupReason } from '../format/backup-error.ts';
import {
  attachmentIn,
  attachmentName,
  type BackupHeader,
  FILES,
  LIMITS,
  limitOf,
  MEDIA_TYPE,
  readHeader,
} from '../format/backup-format.ts';
import { type BatchLine, readBatchLine } from '../format/batch-lines.ts';
import { readChangeLine } from '../format/change-lines.ts';
import { LineReader } from '../format/line-reader.ts';
import { readManifest } from '../format/manifest.ts';
import type { ContainerRules } from './container-rules.ts';
import { openZip, type ZipFile } from './read-zip.ts';

/** A backup of which every byte and every line was checked. */
export interface CheckedBackup {
  header: BackupHeader;
  changes: Change[];
  /** The batches that it names; whether its changes make them is not known yet (remake-batch.ts). */
  batches: BatchLine[];
  /** The bytes of an attachment of the header, checked once more as they are read. */
  open(sha256: string): Promise<Bytes>;
}

/** A backup whose container, manifest and header were checked, and nothing else yet. */
export interface OpenedBackup {
  header: BackupHeader;
  /** All that it holds, in bytes. */
  size: number;
  /** Reads and checks all of it. @param tell is called with the bytes read so far */
  check(tell: (bytes: number) => void, signal?: AbortSignal): Promise<CheckedBackup>;
}

/** The faults that a backup calls by another name. */
const REASONS: Partial<Record<string, BackupReason>> = {
  notOurs: 'notABackup',
  cut: 'cut',
  tooLarge: 'tooLarge',
  tooMany: 'tooLarge',
  changed: 'changed',
  cancelled: 'cancelled',
};

const RULES: ContainerRules = {
  mediaType: MEDIA_TYPE,
  entries: LIMITS.entries,
  total: LIMITS.total,
  limitOf,
  // One may be larger than 4 GiB, and then has records that a plain file has not.
  plain: false,
  refuse: (fault, name, options) => new BackupError(REASONS[fault] ?? 'unsafe', name, 0, options),
};

/**
 * Opens a backup: what it is and what it holds. Nothing is written anywhere.
 * @throws BackupError
 */
export async function openBackup(file: Blob): Promise<OpenedBackup> {
  const files = await openZip(file, RULES);
  const manifest = readManifest(await textOf(files, FILES.manifest));
  const header = readHeader(await textOf(files, FILES.header, manifest));
  checkNames(files, manifest, header);
  const size = [...files.values()].reduce((all, one) => all + one.size, 0);
  return { header, size, check: (tell, signal) => check({ files, manifest, header }, tell, signal) };
}

interface Parts {
  files: ReadonlyMap<string, ZipFile>;
  manifest: ReadonlyMap<string, string>;
  header: BackupHeader;
}

/** The manifest lists every file but itself, and the header every attachment: nothing more and nothing less. */
function checkNames(files: Parts['files'], manifest: Parts['manifest'], header: BackupHeader): void {
  for (const name of files.keys()) {
    if (name !== FILES.manifest && !manifest.has(name)) throw new BackupError('unsafe', name);
  }
  for (const name of manifest.keys()) if (!files.has(name)) throw new BackupError('changed', name);
  const listed = new Set<string>([FILES.mimetype, FILES.header, FILES.changes]);
  // An older program's file has none, and a file of tasks never.
  if (!header.holds && files.has(FILES.batches)) listed.add(FILES.batches);
  for (const { sha256, size } of header.attachments) {
    const name = attachmentName(sha256);
    if (listed.has(name) || files.get(name)?.size !== size) throw new BackupError('changed', name);
    listed.add(name);
  }
  for (const name of listed) if (!files.has(name)) throw new BackupError('changed', name);
  for (const name of manifest.keys()) if (!listed.has(name)) throw new BackupError('unsafe', name);
  if (header.counts.attachments !== header.attachments.length) throw new BackupError('changed', FILES.header);
}

async function check(
  { files, manifest, header }: Parts,
  tell: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<CheckedBackup> {
  const changes: Change[] = [];
  const lines = new LineReader(FILES.changes, (line, at) => changes.push(readChangeLine(line, at)));
  const batches = new Map<string, BatchLine>();
  const batchLines = batchReader(batches);
  let bytes = 0;
  for (const [name, file] of files) {
    if (name === FILES.manifest) continue;
    const hash = await file.read((part) => {
      if (name === FILES.changes) lines.push(part);
      if (name === FILES.batches) batchLines.push(part);
      bytes += part.length;
      tell(bytes);
    }, signal);
    if (hash !== manifest.get(name)) throw new BackupError('changed', name);
    const named = attachmentIn(name);
    if (named && named !== hash) throw new BackupError('changed', name);
  }
  lines.end();
  batchLines.end();
  if (lines.count !== header.counts.changes) throw new BackupError('changed', FILES.changes);
  return { header, changes, batches: [...batches.values()], open: (sha256) => reopen(files, sha256) };
}

/** Reads the lines about batches, each batch once. @param found takes them, by their digest */
function batchReader(found: Map<string, BatchLine>): LineReader {
  return new LineReader(FILES.batches, (bytes, line) => {
    if (line > LIMITS.batches) throw new BackupError('tooLarge', FILES.batches, line);
    const batch = readBatchLine(bytes, line);
    if (found.has(batch.digest)) throw new BackupError('badLine', `${FILES.batches} digest`, line);
    found.set(batch.digest, batch);
  });
}

async function reopen(files: Parts['files'], sha256: string): Promise<Bytes> {
  const name = attachmentName(sha256);
  const file = files.get(name);
  // The file may have been replaced since it was checked.
  if (!file || (await file.read(() => {})) !== sha256) throw new BackupError('changed', name);
  return file.content();
}

async function textOf(files: Parts['files'], name: string, manifest?: Parts['manifest']): Promise<string> {
  const parts: BlobPart[] = [];
  const hash = await files.get(name)?.read((part) => parts.push(part.slice()));
  if (hash === undefined) throw new BackupError('changed', name);
  if (manifest && manifest.get(name) !== hash) throw new BackupError('changed', name);
  return new Blob(parts).text();
}
