import type { Change } from '../../changes/change.ts';
import { attachmentName, type BackupHeader, FILES, MEDIA_TYPE } from '../format/backup-format.ts';
import { type BatchLine, batchLine } from '../format/batch-lines.ts';
import { changeLine } from '../format/change-lines.ts';
import { writeManifest } from '../format/manifest.ts';
import { BlobSink } from '../format/sink.ts';
import { type Packed, ZipPacker } from './write-zip.ts';

/** What a backup is made of. It is asked for piece by piece, so that little of it is in memory at once. */
export interface BackupSource {
  /** The change log in slices, in local order. */
  changes: AsyncIterable<readonly Change[]>;
  /** The batches in slices, none of them empty, asked for once the changes have gone by. A file of tasks has none. */
  batches?: () => AsyncIterable<readonly BatchLine[]>;
  /** The attachments to pack, known once the changes have gone by. */
  attachments(): Promise<readonly string[]>;
  /** The bytes of an attachment; null when they are gone or not what was sealed. */
  open(sha256: string): Promise<Blob | null>;
  /** The header but for what only packing tells. */
  header: Omit<BackupHeader, 'counts' | 'attachments' | 'missing'>;
  records: number;
}

/** A backup that was packed, and what it says of itself. */
export interface PackedBackup {
  blob: Blob;
  header: BackupHeader;
}

/**
 * Packs a backup.
 * @param tell is called with what was packed so far, in bytes
 * @param signal stops it: then it throws the signal's reason
 */
export async function writeBackup(
  source: BackupSource,
  tell: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<PackedBackup> {
  const zip = new ZipPacker(new BlobSink(MEDIA_TYPE));
  const hashes = new Map<string, string>();
  let bytes = 0;
  let lines = 0;
  const log = textStream(source.changes, (slice) => {
    lines += slice.length;
    return slice.map(changeLine).join('');
  });
  hashes.set(FILES.mimetype, (await zip.addText(FILES.mimetype, MEDIA_TYPE)).sha256);
  const changes = await zip.addStream(FILES.changes, log, signal);
  hashes.set(FILES.changes, changes.sha256);
  bytes += changes.size;
  tell(bytes);
  const batches = await packBatches(zip, source, signal);
  if (batches) {
    hashes.set(FILES.batches, batches.sha256);
    bytes += batches.size;
    tell(bytes);
  }

  const attachments: BackupHeader['attachments'] = [];
  const missing: string[] = [];
  for (const sha256 of await source.attachments()) {
    signal?.throwIfAborted();
    const blob = await source.open(sha256);
    if (!blob) {
      missing.push(sha256);
      continue;
    }
    const packed = await zip.addFile(attachmentName(sha256), blob, signal);
    hashes.set(attachmentName(sha256), packed.sha256);
    attachments.push({ sha256, size: packed.size });
    bytes += packed.size;
    tell(bytes);
  }
  const counts = { changes: lines, records: source.records, attachments: attachments.length };
  const header: BackupHeader = { ...source.header, counts, attachments, missing };
  hashes.set(FILES.header, (await zip.addText(FILES.header, `${JSON.stringify(header, null, 1)}\n`)).sha256);
  await zip.addText(FILES.manifest, writeManifest(hashes));
  return { blob: await zip.finish(), header };
}

/** @returns null where there are none: then there is no such entry */
async function packBatches(zip: ZipPacker, source: BackupSource, signal?: AbortSignal): Promise<Packed | null> {
  const slices = source.batches?.()[Symbol.asyncIterator]();
  const first = await slices?.next();
  if (!slices || !first || first.done) return null;
  const all = async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => slices };
  };
  const stream = textStream(all(), (slice) => slice.map(batchLine).join(''));
  return zip.addStream(FILES.batches, stream, signal);
}

function textStream<T>(slices: AsyncIterable<T>, write: (slice: T) => string): ReadableStream<Uint8Array> {
  const iterator = slices[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(write(value)));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
