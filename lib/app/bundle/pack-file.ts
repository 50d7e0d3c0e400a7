import { BundleError } from '../../bundle/format/bundle-error.ts';
import { BUNDLE_TYPE, batchName, SEALED_TYPE } from '../../bundle/format/bundle-format.ts';
import type { BundleHeader } from '../../bundle/format/bundle-header.ts';
import { countChanges } from '../../bundle/format/read-batch.ts';
import { type SealedTo, seal } from '../../bundle/seal/seal.ts';
import { openBundle } from '../../bundle/zip/read-bundle.ts';
import { type BundleSource, writeBundle } from '../../bundle/zip/write-bundle.ts';
import { touches } from '../../changes/fields.ts';
import type { Bytes } from '../../model/hash-blob.ts';
import type { Id } from '../../model/ids.ts';
import { takeAttachments } from '../../store/attachments.ts';
import { failureOf } from '../../store/failure.ts';
import type { BatchRow } from '../../store/schema.ts';
import { readSealed, SealMismatch } from '../../store/sealed-files.ts';
import { readIdentity } from './identity.ts';
import { readerHere } from './open-file.ts';
import { Scratches } from './scratches.ts';
import type { Here } from './seen.ts';

/** How far handing out has come, in bytes. */
export interface HandingOut {
  readonly doing: 'packing' | 'sealing' | 'checking';
  readonly done: number;
  readonly total: number;
}

/** What is to be packed: all of it lies on this device already, the bytes under their hashes. */
export interface Packing extends Pick<BundleSource, 'header' | 'author' | 'packs' | 'attachments'> {
  readonly batches: readonly Pick<BatchRow, 'digest' | 'author' | 'seq' | 'signature'>[];
  /** About how many bytes the attachments have. */
  readonly size: number;
  /** Nobody where it is to be left open. */
  readonly sealedTo: SealedTo | null;
}

/** A file that was packed, read back and found whole. */
export interface PackedFile {
  readonly blob: Blob;
  /** See `OpenedBundle`. */
  readonly digest: string;
  readonly counts: BundleHeader['counts'];
  readonly visits: VisitsRead;
}

/** The visits that were read back: those of which something is there, and those of which their being taken away is. */
interface VisitsRead {
  readonly there: ReadonlySet<Id>;
  readonly removed: ReadonlySet<Id>;
}

/**
 * Packs a bundle, reads it back, and seals it if asked. The file lies outside of memory, for as long as the browser
 * takes to hand it to the person.
 * @throws BundleError `cancelled`, or what reading back found; StoreFailure. Then nothing is left of it.
 */
export async function packFile(
  here: Here,
  packing: Packing,
  tell: (progress: HandingOut) => void,
  signal?: AbortSignal,
): Promise<PackedFile> {
  const scratches = new Scratches();
  try {
    const place = await scratches.open(BUNDLE_TYPE, packing.size);
    const { signer } = await readIdentity(here);
    const onPacking = (done: number) => tell({ doing: 'packing', done, total: packing.size });
    const packed = await writeBundle(await sourceOf(packing), signer, onPacking, signal, place);
    const { counts, visits } = await place.readBack((file) => check(here, file, tell, signal));
    const { sealedTo } = packing;
    const sealed = sealedTo ? await scratches.open(SEALED_TYPE, packed.blob.size) : null;
    const onSealing = (done: number) => tell({ doing: 'sealing', done, total: packed.blob.size });
    const blob = sealedTo && sealed ? await seal(packed.blob, sealedTo, onSealing, signal, sealed) : packed.blob;
    await scratches.end(sealed ?? place);
    return { blob, digest: packed.digest, counts, visits };
  } catch (error) {
    await scratches.end();
    if (signal?.aborted) throw new BundleError('cancelled', '', 0, { cause: error });
    throw error instanceof BundleError ? error : failureOf(error);
  }
}

async function sourceOf({ batches, ...source }: Packing): Promise<BundleSource> {
  const read: BundleSource['batches'][number][] = [];
  for (const batch of batches) read.push(await asBatch(batch));
  const take = await takeAttachments();
  // Packing hashes each attachment and holds that against its name.
  return { ...source, batches: read, open: async (sha256) => there(await take(sha256), sha256) };
}

async function asBatch({ digest, author, seq, signature }: Packing['batches'][number]) {
  const bytes = there(await readSealed('batches', digest), digest);
  const changes = countChanges(new Uint8Array(await bytes.arrayBuffer()));
  return { name: batchName(author, seq), bytes, signature, changes };
}

function there<F>(file: F | null, sha256: string): F {
  if (!file) throw new SealMismatch(sha256);
  return file;
}

/** Reads a file as whoever gets it will, to its last line. */
async function check(
  here: Here,
  file: Bytes,
  tell: (progress: HandingOut) => void,
  signal?: AbortSignal,
): Promise<Pick<PackedFile, 'counts' | 'visits'>> {
  const onReading = (done: number) => tell({ doing: 'checking', done, total: file.size });
  const { header, batches } = await openBundle(file, await readerHere(here), onReading, signal);
  const [there, removed] = [new Set<Id>(), new Set<Id>()];
  for (const batch of batches)
    for (const change of (await batch.read(signal)).changes) {
      if (change.kind !== 'visit') continue;
      there.add(change.rec);
      if (touches(change, 'deleted')) removed.add(change.rec);
    }
  return { counts: header.counts, visits: { there, removed } };
}
