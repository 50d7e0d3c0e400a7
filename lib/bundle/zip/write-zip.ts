import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AT_ONCE, hashBytes } from '../../model/hash-blob.ts';
import type { Sink } from '../format/sink.ts';
import { crc32 } from './crc32.ts';
import { BlobReader, ZipWriter } from './library.ts';

/** What was packed under a name. */
export interface Packed {
  sha256: string;
  size: number;
}

/** Packs files into a stored zip, one after the other, with nothing of them held in memory but a piece at a time. */
export class ZipPacker {
  readonly #zip: ZipWriter<unknown>;
  readonly #sink: Sink;

  /**
   * @param sink where the file goes
   * @param more `date`: what stands in the file as each entry's; `small`: no entry reaches 4 GiB, so that none needs the
   *   extra field that says so
   */
  constructor(sink: Sink, { date, small = false }: { date?: Date; small?: boolean } = {}) {
    this.#sink = sink;
    const writable = new WritableStream<Uint8Array>({ write: (bytes) => sink.write(bytes) });
    this.#zip = new ZipWriter(writable, {
      // Attachments don't compress: deflating 500 MB took 41 s and saved nothing.
      level: 0,
      extendedTimestamp: false,
      useUnicodeFileNames: true,
      ...(date && { lastModDate: date }),
      ...(small && { zip64: false }),
    });
  }

  /** Packs a short text; its size stands before it, so that the first entry reads like a label. */
  async addText(name: string, text: string): Promise<Packed> {
    const blob = new Blob([text]);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    await this.#zip.add(name, new BlobReader(blob), { dataDescriptor: false });
    return { sha256: bytesToHex(sha256(bytes)), size: bytes.length };
  }

  /** Packs a file, or one that was read already, and hashes what truly went in: each byte is read once. */
  async addFile(name: string, file: Blob | Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Packed> {
    signal?.throwIfAborted();
    if (file instanceof Blob && (file.size === 0 || file.size > AT_ONCE))
      return this.addStream(name, file.stream(), signal);
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file;
    // The browser hashes beside, while it is written.
    const hashing = hashBytes(bytes);
    const known = { uncompressedSize: bytes.length, crc32: crc32(bytes), dataDescriptor: false };
    await this.#zip.add(name, streamOf(bytes), { ...known, passThrough: true, compressionMethod: 0 });
    return { sha256: await hashing, size: bytes.length };
  }

  /** Packs a stream and hashes what truly went in. */
  async addStream(name: string, stream: ReadableStream<Uint8Array>, signal?: AbortSignal): Promise<Packed> {
    const hash = sha256.create();
    let size = 0;
    const reader = stream.getReader();
    const watched = new ReadableStream<Uint8Array>({
      async pull(controller) {
        signal?.throwIfAborted();
        const { done, value } = await reader.read();
        if (done) return controller.close();
        hash.update(value);
        size += value.length;
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
    await this.#zip.add(name, watched);
    return { sha256: bytesToHex(hash.digest()), size };
  }

  /** Ends the file. */
  async finish(): Promise<Blob> {
    await this.#zip.close();
    return this.#sink.end();
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
