import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import type { Signer } from '../format/ssh-signature.ts';

/**
 * Ed25519 as RFC 8032 has it. WebCrypto is not asked: cores disagree about keys and signatures at the edge (one took 122
 * of 526 that must not pass), and older ones lack it.
 */

/** Makes a secret key. @returns 32 bytes from the system's source of chance */
export function makeSecretKey(): Uint8Array {
  return ed25519.utils.randomSecretKey();
}

/** What signs with a secret key of 32 bytes. */
export function signerOf(secretKey: Uint8Array): Signer {
  return { publicKey: ed25519.getPublicKey(secretKey), sign: (message) => ed25519.sign(message, secretKey) };
}

/**
 * Says whether a signature holds; see `VerifyEd25519`. A key outside the group of prime order is refused before anything
 * else: to a low-order one a signature can be made that holds for every message, and on mixed ones programs disagree.
 */
export function verifyEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): 'holds' | 'fails' | 'badKey' {
  const key = keyOf(publicKey);
  if (key.point === null) return 'badKey';
  if (signature.length !== 64) return 'fails';
  return holds(signature, message, { bytes: publicKey, point: key.point }) ? 'holds' : 'fails';
}

type Point = InstanceType<typeof ed25519.Point>;

interface KnownKey {
  /** Null for a key that no honest signer has. */
  readonly point: Point | null;
  uses: number;
}

/** A file may hold thousands of batches by one key: what is found out of a key is kept, of so many keys at most. */
const KEPT_KEYS = 32;
/** A table of a key's multiples pays from about so many signatures on (measured); it takes about 0.5 MB. */
const WORTH_A_TABLE = 12;
const WINDOW = 6;

const kept = new Map<string, KnownKey>();

function keyOf(publicKey: Uint8Array): KnownKey {
  const name = bytesToHex(publicKey);
  const known = kept.get(name) ?? { point: soundPoint(publicKey), uses: 0 };
  if (!kept.has(name)) {
    if (kept.size >= KEPT_KEYS) kept.clear();
    kept.set(name, known);
  }
  if (++known.uses === WORTH_A_TABLE) known.point?.precompute(WINDOW);
  return known;
}

function soundPoint(publicKey: Uint8Array): Point | null {
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree() ? point : null;
  } catch {
    // The library has no other way of saying that these bytes are no point of the curve.
    return null;
  }
}

/**
 * What `ed25519.verify` reckons with `zip215: false` (RFC 8032 §5.1.7), by a point that was found sound before: the
 * library would make it anew for each signature, which takes six times as long (measured).
 */
function holds(
  signature: Uint8Array,
  message: Uint8Array,
  key: { readonly bytes: Uint8Array; readonly point: Point },
): boolean {
  const { Point } = ed25519;
  const first = signature.subarray(0, 32);
  const scalar = Point.Fn.create(bytesToNumberLE(sha512(concatBytes(first, key.bytes, message))));
  try {
    // Both throw for what is none: a point spelled otherwise than it must be, a number that is not below the order.
    const r = Point.fromBytes(first, false);
    const sb = Point.BASE.multiplyUnsafe(bytesToNumberLE(signature.subarray(32)));
    return r.add(key.point.multiplyUnsafe(scalar)).subtract(sb).clearCofactor().is0();
  } catch {
    return false;
  }
}
