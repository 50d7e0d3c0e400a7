import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Change } from '../changes/change.ts';
import { verifyChange } from '../changes/verify-change.ts';
import type { ChangeRow } from './schema.ts';

/** What a journal says: the changes it holds, those that a squash let go, and how it ended. */
export interface JournalContents {
  changes: Change[];
  dropped: Set<string>;
  /** The highest local order number that it has followed. */
  lastSeq: number;
  /** Bytes up to and with the last sound line. */
  soundBytes: number;
  /** Sound lines, also those whose change was let go later. */
  lines: number;
  /** Lines that could not be read, not counting a torn last one. */
  badLines: number;
}

const checksum = (json: string): string => bytesToHex(sha256(utf8ToBytes(json))).slice(0, 8);

/** One change as a line: eight digits of a checksum, a space, JSON, a line feed. A torn line fails its checksum. */
export function journalLine(row: ChangeRow): string {
  const { seq, drop, hides: _hides, window: _window, batch: _batch, ...change } = row;
  const json = JSON.stringify({ s: seq ?? 0, c: change, ...(drop && { d: drop }) });
  return `${checksum(json)} ${json}\n`;
}

/**
 * Reads a journal as far as it is sound. A torn end (the power went) is cut off; a bad line in the middle is counted
 * and passed over, since what stands after it is still good.
 */
export function readJournal(bytes: Uint8Array): JournalContents {
  const contents: JournalContents = {
    changes: [],
    dropped: new Set(),
    lastSeq: 0,
    soundBytes: 0,
    lines: 0,
    badLines: 0,
  };
  const decoder = new TextDecoder();
  let start = 0;
  let badSinceSound = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    const entry = found < 0 ? null : readLine(decoder.decode(bytes.subarray(start, end)));
    if (entry) {
      contents.changes.push(entry.change);
      for (const id of entry.dropped) contents.dropped.add(id);
      contents.lastSeq = Math.max(contents.lastSeq, entry.seq);
      contents.soundBytes = end + 1;
      contents.lines++;
      contents.badLines += badSinceSound;
      badSinceSound = 0;
    } else badSinceSound++;
    start = end + 1;
  }
  contents.changes = contents.changes.filter((change) => !contents.dropped.has(change.id));
  return contents;
}

function readLine(line: string): { seq: number; change: Change; dropped: string[] } | null {
  const json = line.slice(9);
  if (line[8] !== ' ' || checksum(json) !== line.slice(0, 8)) return null;
  try {
    const { s, c, d } = JSON.parse(json) as { s: number; c: unknown; d?: string[] };
    return { seq: s, change: verifyChange(c), dropped: d ?? [] };
  } catch {
    // A line whose checksum holds but whose change does not verify was written by other code: counted by the caller.
    return null;
  }
}
