import { beside } from '../model/beside.ts';
import { AT_ONCE, type Bytes, hashBlob } from '../model/hash-blob.ts';
import type { Sha256 } from '../model/ids.ts';
import { readAtOnce } from './access-handle.ts';
import { failureOf, StoreFailure } from './failure.ts';

/** Below this much free space no file is taken: a full disk can cost the whole database (measured). */
export const RESERVE = 100 * 1024 * 1024;

/** What a place holds: the bytes of attachments, or other people's signed changes as they came. */
type Place = 'attachments' | 'batches';

/** Bytes are not those that were sealed. */
export class SealMismatch extends Error {
  override readonly name = 'SealMismatch';
  constructor(readonly sha256: Sha256) {
    super(`file ${sha256} differs from its seal`);
  }
}

async function folder(place: Place): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(place, { create: true });
}

/** How much room there is, in bytes. */
export async function freeSpace(): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
}

/** Asks for room before so much is written. @throws StoreFailure `diskFull` when less than `RESERVE` would be left */
export async function needSpace(bytes: number): Promise<void> {
  if ((await freeSpace()) - bytes < RESERVE) throw new StoreFailure('diskFull');
}

/**
 * Keeps bytes under their SHA-256. The same bytes twice are kept once; where what is there was damaged, they mend it.
 * @param expected what they must be
 * @throws SealMismatch where they are not; StoreFailure `diskFull` when less than `RESERVE` would be left, or the disk is
 *   full; then nothing is kept
 */
export async function keepSealed(place: Place, blob: Bytes, expected?: Sha256): Promise<Sha256> {
  const name = await hashBlob(blob);
  if (expected !== undefined && name !== expected) throw new SealMismatch(expected);
  try {
    const here = await folder(place);
    const there = await fileOf(here, name);
    if (there?.size === blob.size && (await hashBlob(there)) === name) return name;
    await needSpace(blob.size);
    await write(here, name, blob, there !== null);
    return name;
  } catch (error) {
    throw failureOf(error);
  }
}

/** So many files are written beside each other: each waits for the browser more than it works. */
const BESIDE = 8;

/**
 * Keeps many small files, each as `keepSealed` does: what can be asked once is asked once for all.
 * @throws StoreFailure; then some of them were kept, and no more is written
 */
export async function keepAllSealed(place: Place, blobs: readonly Bytes[]): Promise<void> {
  try {
    await needSpace(blobs.reduce((sum, { size }) => sum + size, 0));
    const here = await folder(place);
    const known = new Set(await listSealed(place));
    await beside(blobs, BESIDE, async (blob) => {
      const name = await hashBlob(blob);
      if (known.has(name)) await keepSealed(place, blob);
      else await write(here, name, blob, false);
    });
  } catch (error) {
    throw failureOf(error);
  }
}

async function write(place: FileSystemDirectoryHandle, name: string, blob: Bytes, isThere: boolean): Promise<void> {
  const file = await place.getFileHandle(name, { create: true });
  try {
    // A writable replaces the file only when it is closed: a half-written one never stands under the hash.
    await blob.stream().pipeTo(await file.createWritable());
  } catch (error) {
    // Not even an empty one, which would be taken for a damaged one.
    if (!isThere) await place.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

async function fileOf(place: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  return (await handleOf(place, name))?.getFile() ?? null;
}

async function handleOf(place: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle | null> {
  try {
    return await place.getFileHandle(name);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/** The bytes under a SHA-256 as they lie there, or null for none: whoever reads them hashes them. */
export async function findSealed(place: Place, name: Sha256): Promise<File | null> {
  return fileOf(await folder(place), name);
}

/**
 * The same for many: where they lie is asked once, and what is small enough is read at once, which in a worker takes a
 * quarter of the time (measured).
 */
export async function takeSealed(
  place: Place,
): Promise<(name: Sha256) => Promise<File | Uint8Array<ArrayBuffer> | null>> {
  const here = await folder(place);
  return async (name) => {
    const file = await handleOf(here, name);
    return file && ((await readAtOnce(file, AT_ONCE)) ?? file.getFile());
  };
}

/**
 * The bytes under a SHA-256, or null when this device doesn't hold them.
 * @throws SealMismatch when they are not what was sealed
 */
export async function readSealed(place: Place, name: Sha256): Promise<File | null> {
  const file = await findSealed(place, name);
  if (file && (await hashBlob(file)) !== name) throw new SealMismatch(name);
  return file;
}

/** The names of all files that a place holds, in order. */
export async function listSealed(place: Place): Promise<Sha256[]> {
  const names: Sha256[] = [];
  for await (const name of (await folder(place)).keys()) if (/^[0-9a-f]{64}$/.test(name)) names.push(name);
  return names.sort();
}

/** Takes a file away; none there is as well. */
export async function removeSealed(place: Place, name: Sha256): Promise<void> {
  try {
    await (await folder(place)).removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}
