import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BlobReader, ZipWriter } from './library.ts';

/** What was packed under a name. */
export interface Packed {
  sha256: string;
  size: number;
}

/** So much is gathered before it is handed to the browser, which keeps blobs outside of the page's memory. */
const HANDED_OVER = 4 * 2 ** 20;

/** Packs files into a stored zip, one after the other, with nothing of them held in memory but a piece at a time. */
export class ZipPacker {
  readonly #zip: ZipWriter<unknown>;
  #done: Blob[] = [];
  #waiting: Uint8Array<ArrayBuffer>[] = [];
  #waitingSize = 0;
  readonly #type: string;

  /**
   * @param type the media type of the file
   * @param more `date`: what stands in the file as each entry's; `small`: no entry reaches 4 GiB, so that none needs the
   *   extra field that says so
   */
  constructor(type: string, { date, small = false }: { date?: Date; small?: boolean } = {}) {
    this.#type = type;
    const writable = new WritableStream<Uint8Array>({ write: (bytes) => this.#take(bytes) });
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
    return new Blob([...this.#done, ...this.#waiting], { type: this.#type });
  }

  #take(bytes: Uint8Array): void {
    this.#waiting.push(bytes.slice());
    this.#waitingSize += bytes.length;
    if (this.#waitingSize < HANDED_OVER) return;
    this.#done.push(new Blob(this.#waiting));
    this.#waiting = [];
    this.#waitingSize = 0;
  }
}
