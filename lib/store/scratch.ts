import { BlobSink, type Sink } from '../bundle/format/sink.ts';
import { failureOf, StoreFailure } from './failure.ts';
import { needSpace } from './sealed-files.ts';

/** The part of FileSystemSyncAccessHandle that is used here; only a worker gets one. */
interface Handle {
  truncate(size: number): void | Promise<void>;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void | Promise<void>;
  close(): void | Promise<void>;
}

/** A file that is of use for a while: large, and worth nothing once it was given on. */
export interface Scratch extends Sink {
  /** Takes it away, ended or not; nobody can read it any more. */
  drop(): Promise<void>;
}

/** So long whoever was given a file may take to read it, in milliseconds. */
export const KEPT: number = 10 * 60_000;

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle('scratch', { create: true });
}

/**
 * Makes room for a file that is written piece by piece and is in memory never as a whole. Where files can't be written
 * so (outside of a worker, and in cores before Chromium 102) the browser holds it as it can.
 * @param type the media type of the file
 * @param size about how large it will be, in bytes
 * @throws StoreFailure `diskFull` where there is no room for it
 */
export async function openScratch(type: string, size: number): Promise<Scratch> {
  try {
    await needSpace(size);
    const place = await folder();
    const name = crypto.randomUUID();
    const file = await place.getFileHandle(name, { create: true });
    if ('createSyncAccessHandle' in file) {
      const handle = await (file as unknown as { createSyncAccessHandle(): Promise<Handle> }).createSyncAccessHandle();
      return new ScratchFile(place, file, handle, type);
    }
    await place.removeEntry(name);
    return Object.assign(new BlobSink(type), { drop: async () => undefined });
  } catch (error) {
    throw failureOf(error);
  }
}

class ScratchFile implements Scratch {
  #size = 0;
  #open = true;

  constructor(
    private readonly place: FileSystemDirectoryHandle,
    private readonly file: FileSystemFileHandle,
    private readonly handle: Handle,
    private readonly type: string,
  ) {}

  write(bytes: Uint8Array): void {
    try {
      if (this.handle.write(bytes, { at: this.#size }) !== bytes.length) throw new StoreFailure('diskFull');
      this.#size += bytes.length;
    } catch (error) {
      throw failureOf(error);
    }
  }

  async end(): Promise<Blob> {
    try {
      await this.handle.flush();
      await this.#close();
      // Whatever the name says to the browser, the file has its own type.
      return (await this.file.getFile()).slice(0, this.#size, this.type);
    } catch (error) {
      throw failureOf(error);
    }
  }

  async drop(): Promise<void> {
    await this.#close();
    await this.place.removeEntry(this.file.name);
  }

  async #close(): Promise<void> {
    if (this.#open) await this.handle.close();
    this.#open = false;
  }
}

/**
 * Takes away scratch files that whoever was given them has had time to take. The caller knows that none is being written
 * or read here.
 * @param now Unix milliseconds
 */
export async function clearScratch(now: number): Promise<void> {
  const place = await folder();
  for await (const name of place.keys()) {
    const { lastModified } = await (await place.getFileHandle(name)).getFile();
    if (now - lastModified > KEPT) await place.removeEntry(name);
  }
}
