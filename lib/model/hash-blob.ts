import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from './ids.ts';

/**
 * As many bytes are hashed by the browser itself, fifteen times as fast (measured) and beside whatever else is done, but
 * only as a whole. What is larger is hashed piece by piece: memory has to be enough for anything.
 */
export const AT_ONCE: number = 32 * 2 ** 20;

/** The part of a Blob by which a file is read; one that lies open elsewhere has it as well. */
export interface Bytes extends Pick<Blob, 'size' | 'arrayBuffer' | 'stream'> {
  slice(from?: number, to?: number): Bytes;
}

/**
 * Reads a blob to its end.
 * @param take is given its bytes, a piece after the other and in order; what it throws is thrown
 * @returns its SHA-256
 */
export function hashBlob(blob: Bytes, take: Take = () => undefined): Promise<Sha256> {
  return blob.size <= AT_ONCE ? hashAtOnce(blob, take) : hashInPieces(blob, take);
}

type Take = (bytes: Uint8Array<ArrayBuffer>) => void;

async function hashAtOnce(blob: Bytes, take: Take): Promise<Sha256> {
  return hashBytes(new Uint8Array(await blob.arrayBuffer()), take);
}

/** So few bytes are hashed here: asking the browser takes longer (measured), and a file may hold thousands of such. */
const FEW = 4096;

/** The same for bytes that are in memory already. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>, take: Take = () => undefined): Promise<Sha256> {
  if (bytes.length <= FEW) {
    const hash = bytesToHex(sha256(bytes));
    take(bytes);
    return hash;
  }
  const hashing = crypto.subtle.digest('SHA-256', bytes);
  take(bytes);
  return bytesToHex(new Uint8Array(await hashing));
}

async function hashInPieces(blob: Bytes, take: Take): Promise<Sha256> {
  const hash = sha256.create();
  const reader = blob.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    hash.update(part.value);
    take(part.value);
  }
  return bytesToHex(hash.digest());
}
