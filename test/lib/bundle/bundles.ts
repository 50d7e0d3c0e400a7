import { createHash } from 'node:crypto';
import { BundleError } from '../../../lib/bundle/format/bundle-error.ts';
import { NAMESPACE } from '../../../lib/bundle/format/bundle-format.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { fingerprintOf, keyLine, signFile } from '../../../lib/bundle/format/ssh-signature.ts';
import { signerOf, verifyEd25519 } from '../../../lib/bundle/sign/ed25519.ts';
import { type OpenedBundle, openBundle } from '../../../lib/bundle/zip/read-bundle.ts';
import type { Reader } from '../../../lib/bundle/zip/reader.ts';
import { canonicalJson } from '../../../lib/changes/canonical.ts';
import type { Change } from '../../../lib/changes/change.ts';
import type { Bytes } from '../../../lib/model/hash-blob.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { bytesOf, sha } from './backups.ts';
import { type RawEntry, type RawTail, rawZip } from './zip-bytes.ts';

/** A secret key that everybody knows. */
const keyOf = (number: number) => new Uint8Array(32).fill(number);
export const signerNo = (number: number) => signerOf(keyOf(number));
export const fingerprintNo = (number: number) => fingerprintOf(signerNo(number).publicKey);

/** The packer and author of the first batch is 1, of the second 2; their keys likewise. */
export const OWN = [1, 2, 3].map((at) =>
  changeOf({ rec: idOf(at), hlc: hlcOf(at), value: `第 ${at} 条`, author: authorOf(1) }),
);
export const RELAYED = [4, 5].map((at) =>
  changeOf({ rec: idOf(at), hlc: hlcOf(at), value: `转来第 ${at} 条`, author: authorOf(2) }),
);
export const PHOTO = bytesOf('照片');
export const NOW = Date.UTC(2026, 10, 21, 3);

interface RawBatch {
  author: string;
  seq: number;
  /** Changes the first line. */
  head: Record<string, unknown>;
  lines: string[];
  key: number;
  /** Changes the bytes after they were put together and before they are signed. */
  bytes?: (bytes: Uint8Array) => Uint8Array;
  /** Changes the signature; null leaves it out. */
  signature?: (text: string) => string | null;
}

/** What an honest bundle holds; tests take it apart. Whatever isn't changed is made right for what is. */
export interface RawBundle {
  key: number;
  batches: RawBatch[];
  packs: Record<string, string>;
  attachments: Record<string, Uint8Array>;
  header: Record<string, unknown>;
  headerText?: (text: string) => string;
  /** Files of the bag itself, by name. */
  tags: Record<string, (text: string) => string>;
  signature?: (text: string) => string | null;
  more: RawEntry[];
  entries?: (entries: RawEntry[]) => RawEntry[];
  tail?: RawTail;
}

const batchOf = (number: number, changes: readonly Change[]): RawBatch => ({
  author: authorOf(number),
  seq: 1,
  head: {},
  lines: changes.map(changeLine),
  key: number,
});

function honest(): RawBundle {
  return {
    key: 1,
    batches: [batchOf(1, OWN), batchOf(2, RELAYED)],
    packs: {},
    attachments: { [sha(PHOTO)]: PHOTO },
    header: {},
    tags: {},
    more: [],
  };
}

/** Packs a bundle. */
export function bundled(change: (raw: RawBundle) => void = () => {}): Blob {
  const raw = honest();
  change(raw);
  const batches = raw.batches.flatMap(batchEntries);
  const payload: RawEntry[] = [
    { name: 'data/bundle.json', bytes: bytesOf(headerText(raw)) },
    ...batches,
    ...Object.entries(raw.packs).map(([name, text]) => ({ name: `data/packs/${name}.json`, bytes: bytesOf(text) })),
    ...Object.entries(raw.attachments).map(([name, bytes]) => ({ name: `data/att/${name}`, bytes })),
    ...raw.more.filter(({ name }) => name.startsWith('data/')),
  ];
  const entries = [...tagEntries(raw, payload), ...raw.more.filter(({ name }) => !name.startsWith('data/'))];
  return new Blob([rawZip(raw.entries?.(entries) ?? entries, raw.tail)]);
}

function batchEntries({ author, seq, head, lines, key, bytes, signature }: RawBatch): RawEntry[] {
  const first = {
    ...{ format: 'field-visits-batch', formatVersion: 1, author, seq },
    ...{ prev: seq === 1 ? null : 'a'.repeat(64), changes: lines.length, ...head },
  };
  const plain = bytesOf(`${canonicalJson(first)}\n${lines.join('')}`);
  const all = bytes?.(plain) ?? plain;
  const signed = signFile(all, NAMESPACE.batch, signerNo(key));
  const text = signature ? signature(signed) : signed;
  const name = `data/batches/${author}-${seq}`;
  return [
    { name: `${name}.ndjson`, bytes: all },
    ...(text === null ? [] : [{ name: `${name}.sshsig`, bytes: bytesOf(text) }]),
  ];
}

function headerText({ key, batches, packs, attachments, header, headerText: change }: RawBundle): string {
  const text = canonicalJson({
    format: 'field-visits-bundle',
    formatVersion: 1,
    bundleId: idOf(0xb001),
    createdAt: '2026-11-21T02:00:00.000Z',
    author: { id: authorOf(1), name: '王督导', publicKey: keyLine(signerNo(key).publicKey) },
    seq: 1,
    prev: null,
    packs: [],
    recipients: [],
    counts: {
      batches: batches.length,
      changes:
        batches
          .flatMap(({ lines }) => lines)
          .join('')
          .split('\n').length - 1,
      packs: Object.keys(packs).length,
      attachments: Object.keys(attachments).length,
    },
    ...(header as object),
  });
  return change?.(text) ?? text;
}

function tagEntries(raw: RawBundle, payload: RawEntry[]): RawEntry[] {
  const changed = (name: string, text: string) => ({ name, bytes: bytesOf(raw.tags[name]?.(text) ?? text) });
  const bytes = payload.reduce((sum, one) => sum + one.bytes.length, 0);
  const tags = [
    changed('mimetype', 'application/vnd.field-visits+zip'),
    changed('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    changed('bag-info.txt', `Payload-Oxum: ${bytes}.${payload.length}\n`),
    changed('manifest-sha256.txt', listing(payload)),
  ];
  const tagManifest = changed('tagmanifest-sha256.txt', listing(tags));
  const signed = signFile(tagManifest.bytes, NAMESPACE.bundle, signerNo(raw.key));
  const text = raw.signature ? raw.signature(signed) : signed;
  const signature = { name: `signatures/${fingerprintNo(raw.key)}.sshsig`, bytes: bytesOf(text ?? '') };
  return [...tags, tagManifest, ...payload, ...(text === null ? [] : [signature])];
}

export function listing(entries: readonly RawEntry[]): string {
  return entries.map(({ name, bytes }) => `${sha(bytes)}  ${name}\n`).join('');
}

export const READER: Reader = {
  verify: verifyEd25519,
  now: NOW,
  hasPack: ({ id }) => id === 'known-pack',
  keysOf: () => undefined,
};

/** All that a bundle says, once every line of it was found sound. */
export interface Whole {
  bundle: OpenedBundle;
  changes: Change[];
  /** The fingerprint of each batch's key by its author. */
  keys: Record<string, string>;
}

/** Reads a bundle to its last line. @throws BundleError for the first batch that is refused as well */
export async function readWhole(file: Blob, reader: Partial<Reader> = {}): Promise<Whole> {
  const bundle = await openBundle(file, { ...READER, ...reader });
  const changes: Change[] = [];
  const keys: Record<string, string> = {};
  for (const batch of bundle.batches) {
    const read = await batch.read();
    changes.push(...read.changes);
    keys[batch.author] = read.fingerprint;
  }
  return { bundle, changes, keys };
}

/** Why a file is refused; null where it is read to its last line. */
export async function refusalOf(file: Blob, reader: Partial<Reader> = {}): Promise<BundleError | null> {
  try {
    await readWhole(file, reader);
    return null;
  } catch (error) {
    if (error instanceof BundleError) return error;
    throw error;
  }
}

/** SHA-256 of a blob, to say whether two are the same. */
export async function digestOf(blob: Bytes): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await blob.arrayBuffer()))
    .digest('hex');
}
