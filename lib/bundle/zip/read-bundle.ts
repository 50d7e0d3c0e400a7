import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Bytes } from '../../model/hash-blob.ts';
import type { Pack } from '../../packs/schema.ts';
import { checkBag, readBagManifest } from '../format/bag.ts';
import { BundleError } from '../format/bundle-error.ts';
import { attachmentEntry, BUNDLE_TYPE, ENTRY, entryKind, NAMESPACE, TAG_FILES } from '../format/bundle-format.ts';
import { type BundleHeader, packKey, readBundleHeader } from '../format/bundle-header.ts';
import { decode } from '../format/guard-json.ts';
import { type CheckedSignature, checkSignature, keyLine } from '../format/ssh-signature.ts';
import type { BatchInBundle } from './batch-in-bundle.ts';
import { BundleFiles } from './bundle-files.ts';
import { type Payload, readPayload } from './read-payload.ts';
import { isOtherKey, type Reader } from './reader.ts';

/** A bundle of which container, manifests, packer and every hash were checked; its batches are read one by one. */
export interface OpenedBundle {
  readonly header: BundleHeader;
  /** SHA-256 of the tag manifest, and so of all that the bundle holds: what the packer's next one names as `prev`. */
  readonly digest: string;
  /** Of the key that signed it. */
  readonly fingerprint: string;
  readonly batches: readonly BatchInBundle[];
  readonly packs: readonly Pack[];
  readonly attachments: readonly { readonly sha256: string; readonly size: number }[];
  /**
   * An attachment where it lies in the file, which may have been replaced since: whoever keeps it hashes it once more.
   * @throws BundleError `missing`, or what is wrong with the container there
   */
  attachment(sha256: string): Promise<Bytes>;
}

/**
 * Opens a bundle from a stranger, each step resting on the one before: container, manifests, signature, what it says of
 * itself, the hash of every file. Nothing is written anywhere, and it stops at the first fault. A batch that is forged or
 * broken is refused by itself, when it is read.
 * @param tell is called with the bytes of payload read so far
 * @param signal stops it: then it throws `cancelled`
 * @throws BundleError
 */
export async function openBundle(
  file: Bytes,
  reader: Reader,
  tell: (bytes: number) => void = () => {},
  signal?: AbortSignal,
): Promise<OpenedBundle> {
  const files = await BundleFiles.open(file);
  await refuseNewer(files);
  const tagManifest = await files.bytes(ENTRY.tagManifest, null);
  const hashes = await readManifests(files, tagManifest);
  const signature = await checkPacker(files, tagManifest, reader);
  const header = readBundleHeader(await files.bytes(ENTRY.header, hashes.get(ENTRY.header) ?? ''));
  checkAuthor(header, signature, reader);
  const payload = await readPayload({ files, hashes, reader }, tell, signal);
  checkAgainstHeader(header, payload, reader);
  const { batches, packs, attachments } = payload;
  return {
    ...{ header, digest: bytesToHex(sha256(tagManifest)), fingerprint: signature.fingerprint },
    ...{ batches, packs, attachments },
    attachment: (hash) => files.content(attachmentEntry(hash)),
  };
}

/** A newer format may have files that this one hasn't: its version is asked before their names are. */
async function refuseNewer(files: BundleFiles): Promise<void> {
  const unknown = files.names.find((name) => entryKind(name) === null);
  if (unknown === undefined) return;
  if (files.has(ENTRY.header)) readBundleHeader(await files.bytes(ENTRY.header, null));
  throw new BundleError('name', unknown);
}

/**
 * Every file but the tag manifest and its signature is listed in one of the two manifests, and nothing else is.
 * @returns the hash of each payload file
 */
async function readManifests(files: BundleFiles, tagManifest: Uint8Array): Promise<Map<string, string>> {
  const tags = readBagManifest(decode(tagManifest, ENTRY.tagManifest), ENTRY.tagManifest);
  for (const name of TAG_FILES) if (!tags.has(name)) throw new BundleError('unlisted', name);
  const text = (name: string) => files.text(name, tags.get(name) ?? '');
  const hashes = readBagManifest(await text(ENTRY.manifest), ENTRY.manifest);
  for (const name of hashes.keys()) if (!files.has(name)) throw new BundleError('missing', name);
  const payload = files.names.filter((name) => name.startsWith('data/'));
  for (const name of payload) if (!hashes.has(name)) throw new BundleError('unlisted', name);
  if ((await text(ENTRY.mimetype)) !== BUNDLE_TYPE) throw new BundleError('notABundle', ENTRY.mimetype);
  const bytes = payload.reduce((sum, name) => sum + files.sizeOf(name), 0);
  checkBag(await text(ENTRY.bagit), await text(ENTRY.bagInfo), { files: payload.length, bytes });
  return hashes;
}

/** Exactly one signature, named after its key, over the tag manifest. */
async function checkPacker(files: BundleFiles, tagManifest: Uint8Array, reader: Reader): Promise<CheckedSignature> {
  const [place, another] = files.names.filter((name) => entryKind(name)?.is === 'signature');
  if (!place || another) throw new BundleError('signature', another ?? 'signatures/');
  const facts = { digest: sha512(tagManifest), namespace: NAMESPACE.bundle, place };
  const signature = checkSignature(await files.text(place, null), facts, reader.verify);
  if (place !== `signatures/${signature.fingerprint}.sshsig`) throw new BundleError('signature', place);
  return signature;
}

function checkAuthor({ author }: BundleHeader, { publicKey, fingerprint }: CheckedSignature, reader: Reader): void {
  if (author.publicKey !== keyLine(publicKey)) throw new BundleError('header', `${ENTRY.header} author.publicKey`);
  if (isOtherKey(reader, author.id, fingerprint)) throw new BundleError('otherKey', ENTRY.header);
}

/** What the header counts and names is what is there. A pack that is neither there nor known is named. */
function checkAgainstHeader({ counts, packs: named }: BundleHeader, payload: Payload, reader: Reader): void {
  const { batches, changes, packs, attachments } = payload;
  const found = { batches: batches.length, changes, packs: packs.length, attachments: attachments.length };
  for (const [key, count] of Object.entries(found)) {
    if (counts[key as keyof typeof found] !== count) throw new BundleError('counts', `${ENTRY.header} counts.${key}`);
  }
  const here = new Set(packs.map(packKey));
  for (const pack of named) {
    if (!here.has(packKey(pack)) && !reader.hasPack(pack)) throw new BundleError('unknownPack', packKey(pack));
    here.delete(packKey(pack));
  }
  const [stray] = here;
  if (stray !== undefined) throw new BundleError('header', `${ENTRY.header} packs ${stray}`);
}
