import { ed25519 } from '@noble/curves/ed25519.js';
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
  if (!isSoundKey(publicKey)) return 'badKey';
  if (signature.length !== 64) return 'fails';
  return ed25519.verify(signature, message, publicKey, { zip215: false }) ? 'holds' : 'fails';
}

function isSoundKey(publicKey: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    // The library has no other way of saying that these bytes are no point of the curve.
    return false;
  }
}
