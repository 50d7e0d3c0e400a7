import { BundleError } from './bundle-error.ts';

/**
 * The head of an age file (age-encryption.org/v1), looked at before anything is decrypted: a stranger chooses how many
 * recipients it names and how hard a passphrase is to try, and both are work for whoever opens it.
 */

export const AGE_LINE = 'age-encryption.org/v1\n';
export const ARMOR_LINE = '-----BEGIN AGE ENCRYPTED FILE-----';

export const SEAL_LIMITS = {
  /** Of the head, in bytes. */
  head: 64 * 2 ** 10,
  stanzas: 100,
  /** The exponent of scrypt's work factor: 2^18 takes about a second. */
  workFactor: 18,
} as const;

/**
 * Checks the head.
 * @param start the first bytes of the file, as many as a head may have, or all of it
 * @throws BundleError `sealHeader` where it is no age file, or its head is too large or names too many; `workFactor`
 */
export function checkAgeHead(start: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(start.subarray(0, SEAL_LIMITS.head));
  if (!text.startsWith(AGE_LINE)) throw new BundleError('sealHeader');
  // The first line that begins so ends the head: the lines of a stanza's body are base64.
  const end = /^--- .*$/m.exec(text);
  if (!end) throw new BundleError('sealHeader');
  const stanzas = text.slice(0, end.index).match(/^-> .*$/gm) ?? [];
  if (stanzas.length === 0 || stanzas.length > SEAL_LIMITS.stanzas) throw new BundleError('sealHeader');
  for (const stanza of stanzas) if (isTooHard(stanza)) throw new BundleError('workFactor');
}

function isTooHard(stanza: string): boolean {
  const [, type, , exponent = ''] = stanza.split(' ');
  return type === 'scrypt' && Number(exponent) > SEAL_LIMITS.workFactor;
}
