import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Change } from '../../changes/change.ts';
import { compareChanges } from '../../changes/merge.ts';
import { type BatchHead, writeBatchHead } from './batch-head.ts';
import { batchName, NAMESPACE } from './bundle-format.ts';
import { changeLine } from './change-lines.ts';
import { type Signer, signFile } from './ssh-signature.ts';

/** One author's changes as they travel: whoever passes them on passes on these bytes. */
export interface Batch {
  /** The entry that it is. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The text of its signature. */
  readonly signature: string;
  /** Its SHA-256, which the author's next batch names as `prev`. */
  readonly digest: string;
  readonly changes: number;
}

/** So many changes, or bytes of them, make one batch: a reader holds one at a time. */
const MOST_CHANGES = 20_000;
const MOST_BYTES = 8 * 2 ** 20;

/**
 * Makes batches of one author's changes and signs them.
 * @param changes all by `author`, each once, in any order
 * @param after the number that they follow, and the author's last batch, where one is known; null before the first
 */
export function makeBatches(
  changes: readonly Change[],
  author: string,
  after: { readonly seq: number; readonly digest: string | null } | null,
  signer: Signer,
): Batch[] {
  const batches: Batch[] = [];
  let { seq, digest: prev } = after ?? { seq: 0, digest: null };
  for (const lines of portions(changes.toSorted(compareChanges).map(changeLine))) {
    seq++;
    const bytes = batchBytes({ author, seq, prev }, lines);
    const digest = bytesToHex(sha256(bytes));
    const signature = signFile(bytes, NAMESPACE.batch, signer);
    batches.push({ name: batchName(author, seq), bytes, signature, digest, changes: lines.length });
    prev = digest;
  }
  return batches;
}

/** The bytes of a batch, which its author signs. @param lines its changes as lines, in their order */
export function batchBytes(link: Omit<BatchHead, 'changes'>, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(writeBatchHead({ ...link, changes: lines.length }) + lines.join(''));
}

function* portions(lines: readonly string[]): Generator<string[]> {
  let portion: string[] = [];
  let size = 0;
  for (const line of lines) {
    if (portion.length >= MOST_CHANGES || (portion.length > 0 && size + line.length > MOST_BYTES)) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(line);
    size += line.length;
  }
  if (portion.length > 0) yield portion;
}
