import { joinBytes } from '../../model/join-bytes.ts';
import { BackupError } from './backup-error.ts';
import { LIMITS } from './backup-format.ts';

/** Reads an entry of a backup line by line as it comes in, in pieces of any size. It stops at the first bad line. */
export class LineReader {
  /** Lines so far. */
  count = 0;
  readonly #entry: string;
  readonly #take: (bytes: Uint8Array, line: number) => void;
  #rest: Uint8Array[] = [];
  #restSize = 0;

  /**
   * @param entry its name, for the error
   * @param take is given each line in order, without its end, and its number from 1; what it throws ends the reading
   */
  constructor(entry: string, take: (bytes: Uint8Array, line: number) => void) {
    this.#entry = entry;
    this.#take = take;
  }

  /** Takes the next bytes. @throws BackupError `tooLarge` for a line longer than any of ours; what `take` throws */
  push(bytes: Uint8Array): void {
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      this.#hold(bytes.subarray(start, end));
      this.#line();
      start = end + 1;
    }
    this.#hold(bytes.slice(start));
  }

  /** Says that the entry is at its end. @throws BackupError `badLine` when its last line has no end */
  end(): void {
    if (this.#restSize > 0) throw new BackupError('badLine', this.#entry, this.count + 1);
  }

  #hold(bytes: Uint8Array): void {
    this.#restSize += bytes.length;
    if (this.#restSize > LIMITS.line) throw new BackupError('tooLarge', this.#entry, this.count + 1);
    if (bytes.length > 0) this.#rest.push(bytes);
  }

  #line(): void {
    this.count++;
    const [only, another] = this.#rest;
    const bytes = only && !another ? only : joinBytes(this.#rest);
    this.#rest = [];
    this.#restSize = 0;
    this.#take(bytes, this.count);
  }
}
