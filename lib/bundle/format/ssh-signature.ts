import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { BundleError } from './bundle-error.ts';

/**
 * Signatures as `ssh-keygen -Y sign` writes them and `ssh-keygen -Y verify` reads them, with Ed25519 keys and SHA-512
 * alone (OpenSSH, PROTOCOL.sshsig; the keys: RFC 8709 §4). Only their form is read here; lib/bundle/sign asks whether
 * they hold.
 */

/** What makes signatures; the secret stays with it. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** Says whether an Ed25519 signature holds (RFC 8032, strictly); `badKey` for a key that no honest signer has. */
export type VerifyEd25519 = (
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
) => 'holds' | 'fails' | 'badKey';

const KEY_TYPE = 'ssh-ed25519';
const HASH = 'sha512';
const MAGIC = utf8ToBytes('SSHSIG');
const BEGIN = '-----BEGIN SSH SIGNATURE-----\n';
const END = '-----END SSH SIGNATURE-----\n';
const WIDTH = 70;

/** A public key as OpenSSH writes it on one line: `ssh-ed25519 AAAA…`. */
export function keyLine(publicKey: Uint8Array): string {
  return `${KEY_TYPE} ${toBase64(keyBlob(publicKey))}`;
}

/** The SHA-256 of a public key as hexadecimal digits: the same hash that `ssh-keygen -l` shows in base64. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return bytesToHex(sha256(keyBlob(publicKey)));
}

/**
 * The 32 bytes of a public key by its line.
 * @throws BundleError `badKey` where it is no Ed25519 key of OpenSSH's
 */
export function keyOfLine(line: string): Uint8Array {
  const text = /^ssh-ed25519 ([A-Za-z0-9+/]{68})$/.exec(line)?.[1];
  const publicKey = fromBase64(text ?? '').slice(-32);
  if (keyLine(publicKey) !== line) throw new BundleError('badKey', line);
  return publicKey;
}

/** The fingerprint of a public key by its line. @throws BundleError as `keyOfLine` */
export const fingerprintOfLine = (line: string): string => fingerprintOf(keyOfLine(line));

/** A fingerprint as `ssh-keygen -l` shows it: `SHA256:` and base64. */
export function showFingerprint(fingerprint: string): string {
  const bytes = Uint8Array.from(fingerprint.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return `SHA256:${toBase64(bytes).replace(/=+$/, '')}`;
}

/** Signs a file for one purpose. @param bytes the whole of it @returns the text of its `.sshsig` */
export function signFile(bytes: Uint8Array, namespace: string, signer: Signer): string {
  const signature = signer.sign(signedPart(namespace, sha512(bytes)));
  return armor(signatureBlob(signer.publicKey, namespace, signature));
}

/** The fingerprint of the key by which a `.sshsig` says that it was made; whether that is so is asked elsewhere. */
export const signerNamedIn = (text: string): string => fingerprintOf(keyIn(unarmor(text)));

/** A `.sshsig` that holds. */
export interface CheckedSignature {
  publicKey: Uint8Array;
  fingerprint: string;
}

/**
 * Checks a signature over a file.
 * @param text the `.sshsig`
 * @param digest the SHA-512 of the file
 * @param place the signature's entry, for the error
 * @throws BundleError `signature` where it isn't one, is for another purpose or doesn't hold; `badKey`
 */
export function checkSignature(
  text: string,
  { digest, namespace, place }: { digest: Uint8Array; namespace: string; place: string },
  verify: VerifyEd25519,
): CheckedSignature {
  const { publicKey, signature } = readBlob(text, namespace, place);
  const verdict = verify(signature, signedPart(namespace, digest), publicKey);
  if (verdict !== 'holds') throw new BundleError(verdict === 'badKey' ? 'badKey' : 'signature', place);
  return { publicKey, fingerprint: fingerprintOf(publicKey) };
}

/** All that is of variable length is known, so that key and signature stand where they always do. */
const KEY_AT = MAGIC.length + 4 + 4 + 4 + KEY_TYPE.length + 4;
const keyIn = (blob: Uint8Array): Uint8Array => blob.slice(KEY_AT, KEY_AT + 32);

/**
 * There is one spelling of a signature: what is read is written again and has to come out the same, so that nothing can
 * be hidden in it and nobody reads it in another way.
 */
function readBlob(text: string, namespace: string, place: string): { publicKey: Uint8Array; signature: Uint8Array } {
  const blob = unarmor(text);
  const publicKey = keyIn(blob);
  const signature = blob.slice(-64);
  const whole = publicKey.length === 32 && blob.length > KEY_AT + 32 + 64;
  if (!whole || armor(signatureBlob(publicKey, namespace, signature)) !== text) {
    throw new BundleError('signature', place);
  }
  return { publicKey, signature };
}

/** What is signed: not the file itself but its hash, with what it is signed for. */
function signedPart(namespace: string, digest: Uint8Array): Uint8Array {
  return concatBytes(MAGIC, field(namespace), field(''), field(HASH), field(digest));
}

function signatureBlob(publicKey: Uint8Array, namespace: string, signature: Uint8Array): Uint8Array {
  const inner = concatBytes(field(KEY_TYPE), field(signature));
  const version = Uint8Array.of(0, 0, 0, 1);
  const key = field(keyBlob(publicKey));
  return concatBytes(MAGIC, version, key, field(namespace), field(''), field(HASH), field(inner));
}

function keyBlob(publicKey: Uint8Array): Uint8Array {
  return concatBytes(field(KEY_TYPE), field(publicKey));
}

/** A string of the SSH protocol (RFC 4251 §5): four bytes of length before it. */
function field(content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === 'string' ? utf8ToBytes(content) : content;
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return concatBytes(length, bytes);
}

function armor(blob: Uint8Array): string {
  const lines = toBase64(blob).match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return `${BEGIN}${lines.join('\n')}\n${END}`;
}

function unarmor(text: string): Uint8Array {
  const inner = text.slice(BEGIN.length, -END.length).replaceAll('\n', '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(inner) || inner.length % 4 !== 0) return new Uint8Array(0);
  return fromBase64(inner);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
