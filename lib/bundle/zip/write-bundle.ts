import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { BAGIT, writeBagInfo } from '../format/bag.ts';
import { BundleError } from '../format/bundle-error.ts';
import {
  attachmentEntry,
  BUNDLE_TYPE,
  batchSignatureName,
  ENTRY,
  NAMESPACE,
  packEntry,
  TAG_FILES,
} from '../format/bundle-format.ts';
import { type BundleHeader, writeBundleHeader } from '../format/bundle-header.ts';
import { writeManifest } from '../format/manifest.ts';
import { BlobSink, type Sink } from '../format/sink.ts';
import { fingerprintOf, keyLine, type Signer, signFile } from '../format/ssh-signature.ts';
import type { Batch } from '../format/write-batch.ts';
import { type Packed, ZipPacker } from './write-zip.ts';

/** What a bundle is made of. */
export interface BundleSource {
  readonly header: Omit<BundleHeader, 'format' | 'formatVersion' | 'author' | 'counts'>;
  readonly author: { readonly id: string; readonly name: string };
  /** Our own and those of others, byte for byte as they came. */
  readonly batches: readonly (Omit<Batch, 'digest' | 'bytes'> & { readonly bytes: Batch['bytes'] | Blob })[];
  /** The text of each pack that goes along, by `id@version`. */
  readonly packs: ReadonlyMap<string, string>;
  /** The attachments that go along, by their SHA-256. */
  readonly attachments: readonly string[];
  /** The bytes of an attachment; those of the next are asked for while one is packed. */
  open(sha256: string): Promise<Blob | Uint8Array<ArrayBuffer>>;
}

/** A bundle that was packed. */
export interface PackedBundle {
  readonly blob: Blob;
  /** See `OpenedBundle`. */
  readonly digest: string;
}

/**
 * Packs and signs a bundle. Of its files one is in memory at a time, of a large one a piece.
 * @param tell is called with the bytes of attachments packed so far
 * @param signal stops it: then it throws the signal's reason
 * @param sink where the file goes
 * @throws BundleError `header` for what no reader would take; `changed` for an attachment that is not what its hash says
 */
export async function writeBundle(
  source: BundleSource,
  signer: Signer,
  tell: (bytes: number) => void = () => {},
  signal?: AbortSignal,
  sink: Sink = new BlobSink(BUNDLE_TYPE),
): Promise<PackedBundle> {
  const { header, author, batches, packs, attachments } = source;
  const zip = new ZipPacker(sink, { date: new Date(header.createdAt), small: true });
  const packed = new Map<string, Packed>();
  const add = async (name: string, text: string) => void packed.set(name, await zip.addText(name, text));
  const counts = {
    batches: batches.length,
    changes: batches.reduce((sum, { changes }) => sum + changes, 0),
    packs: packs.size,
    attachments: attachments.length,
  };
  await add(ENTRY.mimetype, BUNDLE_TYPE);
  await add(ENTRY.bagit, BAGIT);
  const publicKey = keyLine(signer.publicKey);
  await add(ENTRY.header, writeBundleHeader({ ...header, author: { ...author, publicKey }, counts }));
  for (const batch of batches) {
    const bytes = batch.bytes instanceof Blob ? batch.bytes : new Blob([batch.bytes]);
    packed.set(batch.name, await zip.addFile(batch.name, bytes, signal));
    await add(batchSignatureName(batch.name), batch.signature);
  }
  for (const [pack, text] of packs) await add(packEntry(pack), text);
  await packAttachments(source, { zip, packed }, tell, signal);
  const digest = await addTags({ zip, packed, add }, header.createdAt, signer);
  return { blob: await zip.finish(), digest };
}

interface Packing {
  readonly zip: ZipPacker;
  readonly packed: Map<string, Packed>;
}

async function packAttachments(
  { attachments, open }: BundleSource,
  { zip, packed }: Packing,
  tell: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let bytes = 0;
  for await (const [sha256, file] of readAhead(attachments, open)) {
    const name = attachmentEntry(sha256);
    const one = await zip.addFile(name, file, signal);
    if (one.sha256 !== sha256) throw new BundleError('changed', name);
    packed.set(name, one);
    bytes += one.size;
    tell(bytes);
  }
}

/** How many attachments are read before it is their turn: that waits for the disk, while packing works. */
const AHEAD = 2;

async function* readAhead<K, V>(keys: readonly K[], open: (key: K) => Promise<V>): AsyncGenerator<[K, V]> {
  const ahead: Promise<V>[] = [];
  for (const [at, key] of keys.entries()) {
    for (const next of keys.slice(at + ahead.length, at + 1 + AHEAD)) {
      const opening = open(next);
      // What fails is told when it is its turn, if it ever is.
      opening.catch(() => undefined);
      ahead.push(opening);
    }
    yield [key, (await ahead.shift()) as V];
  }
}

/** Manifests and signature, which come last. @returns the bundle's digest */
async function addTags(
  { packed, add }: Packing & { add(name: string, text: string): Promise<void> },
  createdAt: string,
  signer: Signer,
): Promise<string> {
  const payload = [...packed].filter(([name]) => name.startsWith('data/'));
  const bytes = payload.reduce((sum, [, { size }]) => sum + size, 0);
  await add(ENTRY.bagInfo, writeBagInfo({ files: payload.length, bytes }, createdAt));
  await add(ENTRY.manifest, writeManifest(hashesOf(payload)));
  const tags = writeManifest(hashesOf([...packed].filter(([name]) => TAG_FILES.includes(name))));
  await add(ENTRY.tagManifest, tags);
  const signature = signFile(utf8ToBytes(tags), NAMESPACE.bundle, signer);
  await add(`signatures/${fingerprintOf(signer.publicKey)}.sshsig`, signature);
  return bytesToHex(sha256(utf8ToBytes(tags)));
}

function hashesOf(files: readonly (readonly [string, Packed])[]): Map<string, string> {
  return new Map(files.map(([name, { sha256 }]) => [name, sha256]));
}
