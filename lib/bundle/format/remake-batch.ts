import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Change } from '../../changes/change.ts';
import type { BatchLine } from './batch-lines.ts';
import { BundleError } from './bundle-error.ts';
import { BUNDLE_LIMITS, batchName, batchSignatureName, NAMESPACE } from './bundle-format.ts';
import { changeLine } from './change-lines.ts';
import { readBatch } from './read-batch.ts';
import { checkSignature, type VerifyEd25519 } from './ssh-signature.ts';
import { batchBytes } from './write-batch.ts';

/**
 * Makes the bytes of a batch again from the changes that a backup holds.
 * @param changeOf finds a change of the backup by its id
 * @param now Unix milliseconds by the reader's clock
 * @returns null where they are not the bytes that were signed, or such as whoever is handed them would refuse: then the
 *   line says something that isn't so
 */
export function remakeBatch(
  batch: BatchLine,
  changeOf: (id: string) => Change | undefined,
  { verify, now }: { readonly verify: VerifyEd25519; readonly now: number },
): Uint8Array<ArrayBuffer> | null {
  const { author, seq, prev, digest, signature } = batch;
  const lines = linesOf(batch, changeOf);
  if (!lines) return null;
  const bytes = batchBytes({ author, seq, prev }, lines);
  if (bytesToHex(sha256(bytes)) !== digest) return null;
  const name = batchName(author, seq);
  try {
    const facts = { digest: sha512(bytes), namespace: NAMESPACE.batch, place: batchSignatureName(name) };
    checkSignature(signature, facts, verify);
    readBatch(bytes, { place: name, named: { author, seq }, now });
    return bytes;
  } catch (error) {
    if (error instanceof BundleError) return null;
    throw error;
  }
}

/** A few long changes, named by many lines, are not strung together for longer than any batch is. */
function linesOf({ changes }: BatchLine, changeOf: (id: string) => Change | undefined): string[] | null {
  const lines: string[] = [];
  let size = 0;
  for (const id of changes) {
    const change = changeOf(id);
    if (!change) return null;
    const line = changeLine(change);
    size += line.length;
    if (size > BUNDLE_LIMITS.batch) return null;
    lines.push(line);
  }
  return lines;
}
