import { canonicalJson } from '../../changes/canonical.ts';
import type { Change, Json } from '../../changes/change.ts';
import { partsOf } from '../../changes/make-change.ts';
import { ChangeError, verifyChange } from '../../changes/verify-change.ts';
import { BackupError } from './backup-error.ts';
import { FILES, LIMITS } from './backup-format.ts';

/** One change as a line of canonical JSON. What only this device needs (order, window) stays at home. */
export function changeLine(change: Change): string {
  return `${canonicalJson({ id: change.id, ...partsOf(change) } as { [key: string]: Json })}\n`;
}

/**
 * Reads a change log as it comes in, in pieces of any size; every line is checked as a change from a stranger is.
 * It stops at the first bad line.
 */
export class LineReader {
  /** Lines so far. */
  count = 0;
  #rest: Uint8Array[] = [];
  #restSize = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  readonly #take: (change: Change) => void;

  /** @param take is given each change in order */
  constructor(take: (change: Change) => void) {
    this.#take = take;
  }

  /** Takes the next bytes. @throws BackupError `badLine`, naming line and field */
  push(bytes: Uint8Array): void {
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      this.#hold(bytes.subarray(start, end));
      this.#line();
      start = end + 1;
    }
    this.#hold(bytes.slice(start));
  }

  /** Says that the log is at its end. @throws BackupError `badLine` when its last line has no end */
  end(): void {
    if (this.#restSize > 0) throw new BackupError('badLine', '', this.count + 1);
  }

  #hold(bytes: Uint8Array): void {
    this.#restSize += bytes.length;
    if (this.#restSize > LIMITS.line) throw new BackupError('tooLarge', FILES.changes, this.count + 1);
    if (bytes.length > 0) this.#rest.push(bytes);
  }

  #line(): void {
    this.count++;
    const change = this.#read(joined(this.#rest, this.#restSize));
    this.#rest = [];
    this.#restSize = 0;
    this.#take(change);
  }

  #read(bytes: Uint8Array): Change {
    try {
      return verifyChange(JSON.parse(this.#decoder.decode(bytes)));
    } catch (error) {
      const field = error instanceof ChangeError ? (error.field ?? error.reason) : 'json';
      throw new BackupError('badLine', field, this.count, { cause: error });
    }
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
