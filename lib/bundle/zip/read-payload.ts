import { beside } from '../../model/beside.ts';
import { PackError } from '../../packs/pack-error.ts';
import { readPack } from '../../packs/read-pack.ts';
import type { Pack } from '../../packs/schema.ts';
import { BundleError } from '../format/bundle-error.ts';
import { attachmentEntry, batchName, entryKind } from '../format/bundle-format.ts';
import { packKey } from '../format/bundle-header.ts';
import { parseGuarded } from '../format/guard-json.ts';
import { countChanges } from '../format/read-batch.ts';
import { BatchInBundle } from './batch-in-bundle.ts';
import type { BundleFiles } from './bundle-files.ts';
import type { Reader } from './reader.ts';

/** What a bundle holds, each file found to be what the manifest says. */
export interface Payload {
  readonly batches: readonly BatchInBundle[];
  /** Lines in all batches. */
  readonly changes: number;
  readonly packs: readonly Pack[];
  readonly attachments: readonly { readonly sha256: string; readonly size: number }[];
}

interface Source {
  readonly files: BundleFiles;
  /** The hash of each payload file. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly reader: Reader;
}

/**
 * Reads every payload file once and holds it against its hash; packs are read as packs, batches only counted.
 * @throws BundleError `changed`, `missing`, `badPack`, `cancelled`
 */
export async function readPayload(
  { files, hashes, reader }: Source,
  tell: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Payload> {
  const [batches, packs, attachments]: [BatchInBundle[], Pack[], { sha256: string; size: number }[]] = [[], [], []];
  let [bytes, changes] = [0, 0];
  const told = ({ length }: { length: number }) => {
    bytes += length;
    tell(bytes);
  };
  for (const [name, digest] of hashes) {
    const kind = entryKind(name);
    if (kind?.is === 'pack') packs.push(asPack(await files.bytes(name, digest, signal), name, kind.pack));
    else if (kind?.is === 'batch') {
      changes += countChanges(await files.bytes(name, digest, signal));
      batches.push(new BatchInBundle(files, reader, { name, author: kind.author, seq: kind.seq, digest }));
    } else {
      if (kind?.is === 'batchSignature') refuseAlone(files, batchName(kind.author, kind.seq));
      if (kind?.is === 'attachment') attachments.push({ sha256: kind.sha256, size: files.sizeOf(name) });
      else await files.stream(name, digest, told, signal);
      continue;
    }
    told({ length: files.sizeOf(name) });
  }
  // While one is fetched, the other is hashed.
  await beside(attachments, 2, ({ sha256 }) => {
    const name = attachmentEntry(sha256);
    return files.stream(name, hashes.get(name) ?? '', told, signal);
  });
  return { batches, changes, packs, attachments };
}

/** A signature of a batch that isn't there would be a word from nowhere. */
function refuseAlone(files: BundleFiles, batch: string): void {
  if (!files.has(batch)) throw new BundleError('missing', batch);
}

function asPack(bytes: Uint8Array, place: string, named: string): Pack {
  const value = parseGuarded(bytes, place);
  try {
    const pack = readPack(value);
    if (packKey(pack) !== named) throw new BundleError('badPack', place);
    return pack;
  } catch (error) {
    if (error instanceof PackError) throw new BundleError('badPack', `${place} ${error.path}`, 0, { cause: error });
    throw error;
  }
}
