import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BackupError } from '../format/backup-error.ts';
import { FILES, LIMITS, limitOf, MEDIA_TYPE } from '../format/backup-format.ts';
import { BlobReader, type FileEntry, ZipReader } from './library.ts';

/** An entry whose name, size and container were found sound; its content not yet. */
export interface ZipFile {
  name: string;
  size: number;
  /** Reads it to the end, a piece at a time. @returns its SHA-256 */
  read(take: (bytes: Uint8Array) => void, signal?: AbortSignal): Promise<string>;
}

/**
 * Opens a backup's container. It comes from a stranger: every rule is checked before a byte of content is looked at,
 * and it stops at the first fault.
 * @throws BackupError `notABackup`, `cut`, `unsafe`, `tooLarge`, `changed`
 */
export async function openZip(file: Blob): Promise<Map<string, ZipFile>> {
  await checkLabel(file);
  if (file.size > LIMITS.total) throw new BackupError('tooLarge');
  const reader = new ZipReader(new BlobReader(file), { strictness: 'strict', filenameValidation: 'strict' });
  const files = new Map<string, ZipFile>();
  let total = 0;
  await guarded('', async () => {
    for await (const entry of reader.getEntriesGenerator()) {
      if (files.size >= LIMITS.entries) throw new BackupError('tooLarge');
      const one = checkedEntry(entry as FileEntry, files);
      total += one.size;
      // Stored entries can't add up to more than the file; where they do, they lie upon each other.
      if (total > file.size) throw new BackupError('unsafe', one.name);
      files.set(one.name, one);
    }
  });
  return files;
}

/** The first entry is `mimetype`, stored, and says what the file is: known without any zip library. */
async function checkLabel(file: Blob): Promise<void> {
  const head = new Uint8Array(await file.slice(0, 30 + FILES.mimetype.length + MEDIA_TYPE.length).arrayBuffer());
  const magic = [0x50, 0x4b, 0x03, 0x04].slice(0, head.length);
  if (head.length === 0 || magic.some((byte, at) => head[at] !== byte)) throw new BackupError('notABackup');
  const label = new TextDecoder('latin1').decode(head.subarray(30));
  if (!(FILES.mimetype + MEDIA_TYPE).startsWith(label)) throw new BackupError('notABackup');
  if (label.length < FILES.mimetype.length + MEDIA_TYPE.length) throw new BackupError('cut');
}

function checkedEntry(entry: FileEntry, known: ReadonlyMap<string, ZipFile>): ZipFile {
  const { filename: name, uncompressedSize: size } = entry;
  const limit = limitOf(name);
  if (limit === null || known.has(name) || entry.directory || entry.encrypted) throw new BackupError('unsafe', name);
  // We write stored entries alone. Refusing the others refuses every zip bomb with them: the ratio is always 1.
  if (entry.compressionMethod !== 0 || entry.compressedSize !== size) throw new BackupError('unsafe', name);
  if (size > limit) throw new BackupError('tooLarge', name);
  return { name, size, read: (take, signal) => readEntry(entry, name, size, take, signal) };
}

async function readEntry(
  entry: FileEntry,
  name: string,
  size: number,
  take: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<string> {
  const hash = sha256.create();
  let read = 0;
  let fault: unknown;
  const sink = new WritableStream<Uint8Array>({
    write(bytes) {
      try {
        signal?.throwIfAborted();
        read += bytes.length;
        if (read > size) throw new BackupError('unsafe', name);
        hash.update(bytes);
        take(bytes);
      } catch (error) {
        fault ??= error;
        throw error;
      }
    },
  });
  await guarded(name, async () => {
    try {
      await entry.getData(sink, { checkSignature: true, checkOverlappingEntry: true });
    } catch (error) {
      throw fault ?? error;
    }
  });
  if (read !== size) throw new BackupError('changed', name);
  return bytesToHex(hash.digest());
}

/** What the library says of a broken container, by the library's own words: it has no codes. */
const FAULTS: readonly [RegExp, 'cut' | 'unsafe'][] = [
  [/end of (zip64 )?central directory|out of bounds/i, 'cut'],
  [/ambiguous|unsafe|overlapping|split zip|encrypt|compression/i, 'unsafe'],
];

async function guarded(name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (error instanceof DOMException && error.name === 'AbortError') throw new BackupError('cancelled');
    const reason = FAULTS.find(([words]) => words.test(String((error as Error)?.message)))?.[1] ?? 'changed';
    throw new BackupError(reason, name, 0, { cause: error });
  }
}
