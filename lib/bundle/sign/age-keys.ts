import { ed25519 } from '@noble/curves/ed25519.js';
import { bech32 } from '@scure/base';

/**
 * The keys by which files are sealed to a person, made from those by which the person signs (RFC 7748, 4.1: the two
 * curves are one): whoever has a signed file of somebody can seal another to them, and there is one key to keep.
 */

/** The age recipient (`age1…`) that belongs to a public key of 32 bytes. */
export function recipientOf(publicKey: Uint8Array): string {
  return bech32.encodeFromBytes('age', ed25519.utils.toMontgomery(publicKey));
}

/** The age identity (`AGE-SECRET-KEY-1…`) that belongs to a secret key of 32 bytes. */
export function ageIdentityOf(secretKey: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', ed25519.utils.toMontgomerySecret(secretKey)).toUpperCase();
}
