import * as z from 'zod/mini';
import { idSchema, sha256Schema } from '../../model/ids.ts';
import { BackupError } from './backup-error.ts';
import { parseJson } from './hostile-json.ts';
import { unfinishedSchema } from './unfinished.ts';

/**
 * The file that holds everything (`xunji-20261121-1043.xunji`): a stored zip that any zip program opens.
 *
 *     mimetype               first, so that the file tells what it is in its first hundred bytes
 *     changes.ndjson         the whole change log, one canonical JSON line a change
 *     batches.ndjson         the signed batches that those changes came or went out in, one canonical JSON line a batch
 *                            (batch-lines.ts): what makes their bytes again, so that nothing is cut anew under a number
 *                            that went out; left out where there are none, as in a file of tasks
 *     attachments/<sha256>   the bytes of photos and files
 *     backup.json            what is in it
 *     manifest-sha256.txt    last: SHA-256 of every other file, as sha256sum writes it
 */
export const MEDIA_TYPE = 'application/vnd.xunji-backup+zip';
export const FORMAT_VERSION = 1;
export const FILES = {
  mimetype: 'mimetype',
  header: 'backup.json',
  changes: 'changes.ndjson',
  batches: 'batches.ndjson',
  manifest: 'manifest-sha256.txt',
} as const;

/** The most that a reader takes, each far above anything honest and far below what would break the browser. */
export const LIMITS = {
  entries: 100_000,
  /** Of an attachment: lib/app takes files up to 200 MiB. */
  attachment: 256 * 2 ** 20,
  changes: 2 ** 30,
  /** Lines about batches, each of which names changes by their ids: three or four a visit. */
  batches: 200_000,
  /** Of the header and the manifest. */
  text: 32 * 2 ** 20,
  total: 64 * 2 ** 30,
  /** Of a line: a text of 1,000,000 characters, each escaped, with room to spare. */
  line: 16 * 2 ** 20,
} as const;

/** What a file of tasks may hold: all that a member needs to set out, and nothing of what was seen at a unit. */
export const TASK_KINDS: ReadonlySet<string> = new Set(['campaign', 'team', 'member', 'unit', 'pack', 'draw', 'task']);

const count = z.int().check(z.minimum(0));
const headerSchema = z.strictObject({
  format: z.literal('xunji-backup'),
  formatVersion: z.literal(FORMAT_VERSION),
  /** Left out where it holds everything; `tasks`: only records of `TASK_KINDS`, handed from a lead to the members. */
  holds: z.exactOptional(z.literal('tasks')),
  programVersion: z.string().check(z.maxLength(100)),
  /** ISO 8601, by the device's clock. */
  createdAt: z.iso.datetime(),
  /** The id of the database that it was made from. */
  database: z.string().check(z.maxLength(100)),
  me: z.strictObject({ id: idSchema, epoch: z.int().check(z.minimum(0), z.maximum(999_999)) }),
  campaign: z.union([idSchema, z.null()]),
  counts: z.strictObject({ changes: count, records: count, attachments: count }),
  attachments: z.array(z.strictObject({ sha256: sha256Schema, size: count })),
  /** Attachments that records name and that could not be packed: gone from the device, or not what was sealed. */
  missing: z.array(sha256Schema),
  /** What was begun and not put down; left out where nothing is, as in a file of tasks. */
  unfinished: z.exactOptional(z.array(unfinishedSchema)),
});

/** What a backup says of itself. */
export type BackupHeader = z.infer<typeof headerSchema>;

/** The name under which an attachment lies in the file. */
export const attachmentName = (sha256: string): string => `attachments/${sha256}`;

/** The SHA-256 in the name of an attachment's entry; null for any other name. */
export function attachmentIn(name: string): string | null {
  return /^attachments\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null;
}

/** How large an entry of this name may be; null for a name that no backup has. */
export function limitOf(name: string): number | null {
  if (name === FILES.changes || name === FILES.batches) return LIMITS.changes;
  if (Object.values<string>(FILES).includes(name)) return LIMITS.text;
  return attachmentIn(name) === null ? null : LIMITS.attachment;
}

/** The name of a backup, or of a file of tasks, made at this local time: no person and no unit in it. */
export function backupName(at: Date, holds?: BackupHeader['holds']): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `xunji-${holds ? `${holds}-` : ''}${day}-${two(at.getHours())}${two(at.getMinutes())}.xunji`;
}

/**
 * Reads `backup.json`, strictly.
 * @throws BackupError `newer`, by name, before anything else of it is asked; `notABackup`; `changed` where it is ours
 *   but not as this program writes it
 */
export function readHeader(text: string): BackupHeader {
  const value = parseJson(text, FILES.header) as Partial<Record<string, unknown>> | null;
  if (value?.format !== 'xunji-backup') throw new BackupError('notABackup');
  const version = value.formatVersion;
  if (typeof version === 'number' && version > FORMAT_VERSION) throw new BackupError('newer', String(version));
  const read = z.safeParse(headerSchema, value);
  if (!read.success) throw new BackupError('changed', `${FILES.header} ${read.error.issues[0]?.path.join('.') ?? ''}`);
  return read.data;
}
