import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fingerprintOf, type Signer } from '../../bundle/format/ssh-signature.ts';
import { ageIdentityOf, recipientOf } from '../../bundle/sign/age-keys.ts';
import { makeSecretKey, signerOf } from '../../bundle/sign/ed25519.ts';
import { firstMeta } from '../../store/meta.ts';
import type { Session } from '../session.ts';

/** The key pair of this installation, as it lies in `meta`: nothing on this device is sealed, and settings say so. */
interface StoredKey {
  /** 64 hexadecimal digits. */
  secret: string;
}

/** By what this installation signs, and what is sealed to it. */
export interface Identity {
  /** The public key, 64 hexadecimal digits. */
  readonly key: string;
  readonly fingerprint: string;
  readonly signer: Signer;
  /** Its age recipient, and the secret that opens what is sealed to that. */
  readonly recipient: string;
  readonly ageIdentity: string;
}

/** The identity of this installation, made when it is first needed; two pages that ask at once get the same. */
export async function readIdentity({ db }: Pick<Session, 'db'>): Promise<Identity> {
  const make = (): StoredKey => ({ secret: bytesToHex(makeSecretKey()) });
  const { secret } = await firstMeta(db, 'identity', make);
  const secretKey = hexToBytes(secret);
  const signer = signerOf(secretKey);
  return {
    key: bytesToHex(signer.publicKey),
    fingerprint: fingerprintOf(signer.publicKey),
    signer,
    recipient: recipientOf(signer.publicKey),
    ageIdentity: ageIdentityOf(secretKey),
  };
}
