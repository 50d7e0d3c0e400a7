import { BlobSink, type Sink } from '../bundle/format/sink.ts';
import type { Bytes } from '../model/hash-blob.ts';
import { type AccessHandle, canOpenHandle, openHandle } from './access-handle.ts';
import { failureOf, StoreFailure } from './failure.ts';
import { needSpace } from './sealed-files.ts';

/** A file that is of use for a while: large, and worth nothing once it was given on. */
export interface Scratch extends Sink {
  /** Reads it once it has ended: without the detour by another process that reading its Blob takes. */
  readBack<T>(read: (file: Bytes) => Promise<T>): Promise<T>;
  /** Takes it away, ended or not; nobody can read it any more. */
  drop(): Promise<void>;
}

/** What is streamed comes in pieces of so many bytes. */
const PIECE = 2 ** 20;

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
    if (canOpenHandle(file)) return new ScratchFile(place, file, await openHandle(file), type);
    await place.removeEntry(name);
    return new BlobScratch(type);
  } catch (error) {
    throw failureOf(error);
  }
}

/** In the browser's hands alone. */
class BlobScratch extends BlobSink implements Scratch {
  async readBack<T>(read: (file: Bytes) => Promise<T>): Promise<T> {
    return read(await this.end());
  }

  async drop(): Promise<void> {
    // It goes with the last that holds it.
  }
}

class ScratchFile implements Scratch {
  #size = 0;
  #open = true;

  constructor(
    private readonly place: FileSystemDirectoryHandle,
    private readonly file: FileSystemFileHandle,
    private readonly handle: AccessHandle,
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
      this.handle.flush();
      this.#close();
      // Whatever the name says to the browser, the file has its own type.
      return (await this.file.getFile()).slice(0, this.#size, this.type);
    } catch (error) {
      throw failureOf(error);
    }
  }

  async readBack<T>(read: (file: Bytes) => Promise<T>): Promise<T> {
    const handle = await openHandle(this.file);
    try {
      return await read(new Stretch(handle, 0, this.#size));
    } finally {
      handle.close();
    }
  }

  async drop(): Promise<void> {
    this.#close();
    await this.place.removeEntry(this.file.name);
  }

  #close(): void {
    if (this.#open) this.handle.close();
    this.#open = false;
  }
}

/** A part of a file that lies open. */
class Stretch implements Bytes {
  constructor(
    private readonly handle: AccessHandle,
    private readonly from: number,
    readonly size: number,
  ) {}

  slice(from = 0, to: number = this.size): Bytes {
    const start = Math.min(from, this.size);
    return new Stretch(this.handle, this.from + start, Math.max(0, Math.min(to, this.size) - start));
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read(0, this.size).buffer;
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let at = 0;
    return new ReadableStream({
      pull: (controller) => {
        const piece = this.#read(at, Math.min(PIECE, this.size - at));
        at += piece.length;
        if (piece.length > 0) controller.enqueue(piece);
        if (at >= this.size) controller.close();
      },
    });
  }

  #read(at: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    const found = this.handle.read(bytes, { at: this.from + at });
    return found === length ? bytes : bytes.slice(0, found);
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
