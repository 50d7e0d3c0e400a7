import type { Change } from '../../changes/change.ts';
import { hashBlob } from '../../model/hash-blob.ts';
import type { Id } from '../../model/ids.ts';
import { makeId } from '../../model/ids.ts';
import { BundleError } from '../format/bundle-error.ts';
import { ENTRY } from '../format/bundle-format.ts';
import { type BundleHeader, packKey } from '../format/bundle-header.ts';
import { Places } from '../format/one-place.ts';
import {
  authorOf,
  changesOf,
  type Fields,
  type PlainRecords,
  PlainRecordsError,
  partByHome,
} from '../format/plain-records.ts';
import type { Signer, VerifyEd25519 } from '../format/ssh-signature.ts';
import { type Batch, makeBatches } from '../format/write-batch.ts';
import { partChanges, partFields, tellsRating } from './parts.ts';
import { openBundle } from './read-bundle.ts';
import type { Reader } from './reader.ts';
import { writeBundle } from './write-bundle.ts';

/** What plain records are made into a bundle with. */
export interface PlainMaking {
  readonly signer: Signer;
  readonly verify: VerifyEd25519;
  /** Unix milliseconds by the device's clock. */
  readonly now: number;
  /** Whether everybody who reads the bundle has this version of a pack. */
  hasPack: Reader['hasPack'];
  /** A file that the records name by its path. */
  file(path: string): Promise<Blob>;
}

/** A bundle made of plain records. */
export interface PlainBundle {
  readonly blob: Blob;
  readonly author: { readonly id: string; readonly name: string };
  /** See `OpenedBundle`. */
  readonly digest: string;
  /** The author's last batch, which the next call names. */
  readonly after: { readonly seq: number; readonly digest: string };
}

/**
 * Makes a signed bundle of plain records, and reads it back as a stranger would: none is given that would be refused.
 * @throws PlainRecordsError naming the place and the reason (for what a reader would refuse, one of FORMAT.md's)
 */
export async function makePlainBundle(input: PlainRecords, making: PlainMaking): Promise<PlainBundle> {
  const header = headerOf(input, making.now);
  const written = Date.parse(header.createdAt);
  const author = { id: authorOf(input, written), name: input.author.name };
  const made = changesOf(input, { author: author.id, now: written, partFields });
  const parts = partsOf(made.map(({ change }) => change));
  const batches = batchesOf(parts, author.id, input.after ?? null, making.signer);
  const attachments = await attachmentsOf(input, making);
  const records = new Map(made.map(({ change, record }) => [change.id, record]));
  const known = { input, attachments: [...attachments.keys()], batches, records };
  const open = async (sha256: string) => attachments.get(sha256) ?? new Blob([]);
  const packs = await packsOf(input, making);
  try {
    const source = { header, author, batches, packs, attachments: known.attachments, open };
    const { blob, digest } = await writeBundle(source, making.signer);
    await readBack(blob, making);
    const after = { seq: (input.after?.seq ?? 0) + batches.length, digest: batches.at(-1)?.digest ?? '' };
    return { blob, author, digest, after };
  } catch (error) {
    throw error instanceof BundleError ? new PlainRecordsError(placeOf(error, known), error.reason) : error;
  }
}

function headerOf(
  input: PlainRecords,
  now: number,
): Omit<BundleHeader, 'format' | 'formatVersion' | 'author' | 'counts'> {
  return {
    bundleId: input.bundleId ?? makeId(now),
    createdAt: input.createdAt ?? new Date(now).toISOString(),
    seq: input.seq ?? 1,
    prev: input.prev ?? null,
    packs: (input.packs ?? []).map(({ id, version }) => ({ id, version })),
    recipients: input.recipients ?? [],
  };
}

/** As they are cut on a device: what can stay while the rest goes lies in a batch of its own. */
function partsOf(changes: readonly Change[]): Change[][] {
  return partByHome(changes).flatMap(({ home, changes: some }) => {
    const tells = tellsRating({ about: home, records: some.map(recordOf) });
    return partChanges(some, tells).map(([, part]) => part);
  });
}

/** What a record says in the one change that is no visit's is all that it says. */
const recordOf = ({ rec: id, kind, parent, value }: Change) => ({ id, kind, parent, body: value as Fields });

function batchesOf(
  parts: readonly (readonly Change[])[],
  author: string,
  after: PlainRecords['after'] | null,
  signer: Signer,
) {
  // Beyond what a computer counts one by one, a number and the next would name one file.
  if (after && !Number.isSafeInteger(after.seq)) throw new PlainRecordsError('after', 'name');
  const batches: Batch[] = [];
  for (const part of parts) {
    const before = batches.at(-1);
    const last = before ? { seq: (after?.seq ?? 0) + batches.length, digest: before.digest } : (after ?? null);
    batches.push(...makeBatches(part, author, last, signer));
  }
  return batches;
}

/** The files of attachments, by their SHA-256, in the order of the paths. */
async function attachmentsOf({ attachments = [] }: PlainRecords, { file }: PlainMaking): Promise<Map<string, Blob>> {
  const files = new Map<string, Blob>();
  for (const path of attachments) {
    const blob = await file(path);
    files.set(await hashBlob(blob), blob);
  }
  return files;
}

async function packsOf({ packs = [] }: PlainRecords, { file }: PlainMaking): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { file: path, ...pack } of packs) {
    if (path !== undefined) texts.set(packKey(pack), await (await file(path)).text());
  }
  return texts;
}

async function readBack(blob: Blob, { verify, now, hasPack }: PlainMaking): Promise<void> {
  const bundle = await openBundle(blob, { verify, now, hasPack, keysOf: () => undefined });
  const places = new Places();
  for (const batch of bundle.batches) places.follow(await batch.read());
}

interface Known {
  readonly input: PlainRecords;
  readonly attachments: readonly string[];
  readonly batches: readonly Batch[];
  /** Which record each change was made of, by the change's id. */
  readonly records: ReadonlyMap<Id, number>;
}

/** The place of the plain records that an entry and line of the bundle were made of. */
function placeOf({ reason, place, line }: BundleError, { input, attachments, batches, records }: Known): string {
  const [entry = '', field = ''] = place.split(' ');
  const batch = batches.find(({ name }) => name === entry);
  if (batch && line > 1) {
    const change = JSON.parse(new TextDecoder().decode(batch.bytes).split('\n')[line - 1] ?? '{}') as { id?: Id };
    const record = `records[${records.get(change.id ?? '') ?? 0}]`;
    if (reason === 'clock') return input.records[records.get(change.id ?? '') ?? 0]?.at ? `${record}.at` : 'createdAt';
    return field === '' ? record : `${record}.fields.${field}`;
  }
  if (entry === ENTRY.header) return field;
  if (entry.startsWith('data/batches/')) return 'after';
  const pack = (input.packs ?? []).findIndex((one) => entry.includes(packKey(one)));
  if (pack >= 0) return `packs[${pack}].file`;
  const file = attachments.findIndex((sha256) => entry.endsWith(sha256));
  return file >= 0 ? `attachments[${file}]` : place;
}
