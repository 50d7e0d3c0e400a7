import type { Bytes } from '../../model/hash-blob.ts';
import { Reader } from './library.ts';

/** So much is read at once: thousands of small entries lie one behind the other, and each read asks the browser. */
const STRETCH = 2 ** 18;

/** Reads a file for the zip library, in stretches of which it keeps the last. */
export class StretchReader extends Reader<Bytes> {
  readonly #file: Bytes;
  #last = { from: 0, bytes: new Uint8Array() };

  constructor(file: Bytes) {
    super(file);
    this.#file = file;
    this.size = file.size;
  }

  /** @returns fewer bytes than asked for where the file ends before */
  override async readUint8Array(from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(from + length, this.size);
    const last = this.#last;
    if (from >= last.from && end <= last.from + last.bytes.length) {
      return last.bytes.slice(from - last.from, end - last.from);
    }
    const upTo = Math.max(end, from + STRETCH);
    const bytes = new Uint8Array(await this.#file.slice(from, upTo).arrayBuffer());
    if (bytes.length <= STRETCH) this.#last = { from, bytes };
    return bytes.slice(0, end - from);
  }
}
