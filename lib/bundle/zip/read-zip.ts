import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Refusal } from '../format/refusal.ts';
import type { ContainerFault, ContainerRules } from './container-rules.ts';
import { BlobReader, type FileEntry, ZipReader } from './library.ts';
import { checkChain, checkTail } from './plain-layout.ts';

/** An entry whose name, size and container were found sound; its content not yet. */
export interface ZipFile {
  name: string;
  size: number;
  /** Reads it to the end, a piece at a time. @returns its SHA-256 */
  read(take: (bytes: Uint8Array) => void, signal?: AbortSignal): Promise<string>;
}

const LABEL = 'mimetype';

/**
 * Opens a container. It comes from a stranger: every rule is checked before a byte of content is looked at, and it stops
 * at the first fault.
 * @throws what `rules.refuse` makes
 */
export async function openZip(file: Blob, rules: ContainerRules): Promise<Map<string, ZipFile>> {
  await checkLabel(file, rules);
  if (file.size > rules.total) throw rules.refuse('tooLarge', '');
  const tail = rules.plain ? await checkTail(file, rules) : null;
  const reader = new ZipReader(new BlobReader(file), { strictness: 'strict', filenameValidation: 'strict' });
  const files = new Map<string, ZipFile>();
  const entries: FileEntry[] = [];
  let total = 0;
  await guarded('', rules, async () => {
    for await (const entry of reader.getEntriesGenerator()) {
      if (files.size >= rules.entries) throw rules.refuse('tooMany', '');
      const one = checkedEntry(entry as FileEntry, files, rules);
      total += one.size;
      // Stored entries can't add up to more than the file; where they do, they lie upon each other.
      if (total > file.size) throw rules.refuse('layout', one.name);
      files.set(one.name, one);
      entries.push(entry as FileEntry);
    }
  });
  if (tail) checkChain(entries, tail, rules);
  return files;
}

/** The first entry is `mimetype`, stored, and says what the file is: known without any zip library. */
async function checkLabel(file: Blob, { mediaType, refuse }: ContainerRules): Promise<void> {
  const head = new Uint8Array(await file.slice(0, 30 + LABEL.length + mediaType.length).arrayBuffer());
  const magic = [0x50, 0x4b, 0x03, 0x04].slice(0, head.length);
  if (head.length === 0 || magic.some((byte, at) => head[at] !== byte)) throw refuse('notOurs', '');
  const label = new TextDecoder('latin1').decode(head.subarray(30));
  if (!(LABEL + mediaType).startsWith(label)) throw refuse('notOurs', '');
  if (label.length < LABEL.length + mediaType.length) throw refuse('cut', '');
}

function checkedEntry(entry: FileEntry, known: ReadonlyMap<string, ZipFile>, rules: ContainerRules): ZipFile {
  const { filename: name, uncompressedSize: size } = entry;
  const fault = faultOf(entry, known, rules);
  if (fault) throw rules.refuse(fault, name);
  return { name, size, read: (take, signal) => readEntry(entry, { name, size }, rules, take, signal) };
}

const [FILE_TYPE, REGULAR] = [0o170000, 0o100000];

function faultOf(
  entry: FileEntry,
  known: ReadonlyMap<string, ZipFile>,
  { limitOf }: ContainerRules,
): ContainerFault | null {
  const { filename: name, uncompressedSize: size } = entry;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (entry.directory || (type !== 0 && type !== REGULAR)) return 'special';
  const limit = limitOf(name);
  if (limit === null) return 'name';
  if (known.has(name)) return 'twice';
  if (entry.encrypted) return 'encrypted';
  // We write stored entries alone. Refusing the others refuses every zip bomb with them: the ratio is always 1.
  if (entry.compressionMethod !== 0 || entry.compressedSize !== size) return 'compressed';
  return size > limit ? 'tooLarge' : null;
}

async function readEntry(
  entry: FileEntry,
  { name, size }: { name: string; size: number },
  rules: ContainerRules,
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
        if (read > size) throw rules.refuse('layout', name);
        hash.update(bytes);
        take(bytes);
      } catch (error) {
        fault ??= error;
        throw error;
      }
    },
  });
  await guarded(name, rules, async () => {
    try {
      await entry.getData(sink, { checkSignature: true, checkOverlappingEntry: true });
    } catch (error) {
      throw fault ?? error;
    }
  });
  if (read !== size) throw rules.refuse('changed', name);
  return bytesToHex(hash.digest());
}

/** What the library says of a broken container, by the library's own words: it has no codes. */
const FAULTS: readonly [RegExp, ContainerFault][] = [
  [/end of (zip64 )?central directory|out of bounds/i, 'cut'],
  [/unsafe/i, 'name'],
  [/encrypt/i, 'encrypted'],
  [/ambiguous|overlapping|split zip|compression/i, 'layout'],
];

async function guarded(name: string, rules: ContainerRules, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof DOMException && error.name === 'AbortError') throw rules.refuse('cancelled', '');
    const fault = FAULTS.find(([words]) => words.test(String((error as Error)?.message)))?.[1] ?? 'changed';
    throw rules.refuse(fault, name, { cause: error });
  }
}
