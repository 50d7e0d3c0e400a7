import { type Bytes, hashBlob, hashBytes } from '../../model/hash-blob.ts';
import { Refusal } from '../format/refusal.ts';
import type { ContainerFault, ContainerRules } from './container-rules.ts';
import { crc32 } from './crc32.ts';
import { type FileEntry, ZipReader } from './library.ts';
import { checkChain, checkTail } from './plain-layout.ts';
import { StretchReader } from './stretch-reader.ts';

/** An entry whose name, size and container were found sound; its content not yet. */
export interface ZipFile {
  name: string;
  size: number;
  /** Reads it to the end, a piece at a time, and checks it against its check sum. @returns its SHA-256 */
  read(take: (bytes: Uint8Array) => void, signal?: AbortSignal): Promise<string>;
  /** Its bytes where they lie in the container: whoever reads them checks them. */
  content(): Promise<Bytes>;
}

const LABEL = 'mimetype';

/**
 * Opens a container. It comes from a stranger: every rule is checked before a byte of content is looked at, and it stops
 * at the first fault.
 * @throws what `rules.refuse` makes
 */
export async function openZip(file: Bytes, rules: ContainerRules): Promise<Map<string, ZipFile>> {
  await checkLabel(file, rules);
  if (file.size > rules.total) throw rules.refuse('tooLarge', '');
  const tail = rules.plain ? await checkTail(file, rules) : null;
  const stretches = new StretchReader(file);
  const reader = new ZipReader(stretches, { strictness: 'strict', filenameValidation: 'strict' });
  const files = new Map<string, ZipFile>();
  const entries: FileEntry[] = [];
  let total = 0;
  await guarded('', rules, async () => {
    for await (const entry of reader.getEntriesGenerator()) {
      if (files.size >= rules.entries) throw rules.refuse('tooMany', '');
      const one = checkedEntry({ file, stretches }, entry as FileEntry, files, rules);
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
async function checkLabel(file: Bytes, { mediaType, refuse }: ContainerRules): Promise<void> {
  const head = new Uint8Array(await file.slice(0, 30 + LABEL.length + mediaType.length).arrayBuffer());
  const magic = [0x50, 0x4b, 0x03, 0x04].slice(0, head.length);
  if (head.length === 0 || magic.some((byte, at) => head[at] !== byte)) throw refuse('notOurs', '');
  const label = new TextDecoder('latin1').decode(head.subarray(30));
  if (!(LABEL + mediaType).startsWith(label)) throw refuse('notOurs', '');
  if (label.length < LABEL.length + mediaType.length) throw refuse('cut', '');
}

interface Container {
  readonly file: Bytes;
  readonly stretches: StretchReader;
}

function checkedEntry(
  container: Container,
  entry: FileEntry,
  known: ReadonlyMap<string, ZipFile>,
  rules: ContainerRules,
): ZipFile {
  const { filename: name, uncompressedSize: size } = entry;
  const fault = faultOf(entry, known, rules);
  if (fault) throw rules.refuse(fault, name);
  let found: Promise<number> | null = null;
  const start = () => {
    found ??= guarded(name, rules, () => startOf(entry));
    return found;
  };
  return {
    ...{ name, size },
    content: async () => container.file.slice(await start(), (await start()) + size),
    read: (take, signal) => readEntry({ ...container, entry, name, start }, rules, take, signal),
  };
}

/** What DOS says of a folder; the upper half is what Unix says. */
const DOS_FOLDER = 0x10;
const [FILE_TYPE, REGULAR] = [0o170000, 0o100000];

function faultOf(
  entry: FileEntry,
  known: ReadonlyMap<string, ZipFile>,
  { limitOf }: ContainerRules,
): ContainerFault | null {
  const { filename: name, uncompressedSize: size } = entry;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (entry.directory || entry.externalFileAttributes & DOS_FOLDER || (type !== 0 && type !== REGULAR))
    return 'special';
  const limit = limitOf(name);
  if (limit === null) return 'name';
  if (known.has(name)) return 'twice';
  if (entry.encrypted) return 'encrypted';
  // We write stored entries alone. Refusing the others refuses every zip bomb with them: the ratio is always 1.
  if (entry.compressionMethod !== 0 || entry.compressedSize !== size) return 'compressed';
  return size > limit ? 'tooLarge' : null;
}

/**
 * Where the bytes of an entry begin; stored, they lie in the file as they are. The library checks what stands around them,
 * and would hand them out in pieces of 64 KB, twice as slow as reading them here (measured).
 */
async function startOf(entry: FileEntry): Promise<number> {
  await entry.getData(new WritableStream(), { checkOverlappingEntryOnly: true });
  return entry.localDirectory?.dataOffset ?? Number.NaN;
}

interface Readable extends Container {
  readonly entry: FileEntry;
  readonly name: string;
  start(): Promise<number>;
}

/** What is smaller is read together with what lies behind it, in bytes. */
const SMALL = 2 ** 17;

function readEntry(
  { file, stretches, entry, name, start }: Readable,
  rules: ContainerRules,
  take: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<string> {
  return guarded(name, rules, async () => {
    const [from, length] = [await start(), entry.uncompressedSize];
    let [sum, size] = [0, 0];
    const taken = (bytes: Uint8Array<ArrayBuffer>) => {
      signal?.throwIfAborted();
      sum = crc32(bytes, sum);
      size += bytes.length;
      take(bytes);
    };
    const hash =
      length < SMALL
        ? await hashBytes(await stretches.readUint8Array(from, length), taken)
        : await hashBlob(file.slice(from, from + length), taken);
    if (size !== length || sum !== entry.crc32) throw rules.refuse('changed', name);
    return hash;
  });
}

/** What the library says of a broken container, by the library's own words: it has no codes. */
const FAULTS: readonly [RegExp, ContainerFault][] = [
  [/end of (zip64 )?central directory|out of bounds/i, 'cut'],
  [/unsafe/i, 'name'],
  [/encrypt/i, 'encrypted'],
  [/ambiguous|overlapping|split zip|compression/i, 'layout'],
];

async function guarded<T>(name: string, rules: ContainerRules, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof DOMException && error.name === 'AbortError') throw rules.refuse('cancelled', '');
    const fault = FAULTS.find(([words]) => words.test(String((error as Error)?.message)))?.[1] ?? 'changed';
    throw rules.refuse(fault, name, { cause: error });
  }
}
