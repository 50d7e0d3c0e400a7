import { batchName } from '../../bundle/format/bundle-format.ts';
import type { CheckedBatch } from '../../bundle/zip/batch-in-bundle.ts';
import { type Change, SEVERAL } from '../../changes/change.ts';
import { fieldsOf, valueIn } from '../../changes/fields.ts';
import { PackError } from '../../packs/pack-error.ts';
import { readPack } from '../../packs/read-pack.ts';
import type { RefusedBatch } from './dry-run.ts';

/** What of a pack's record may travel: drafts stay at home, and a version is never changed. */
const TRAVELS: ReadonlySet<string> = new Set(['pack', 'version', 'data', 'at']);

/**
 * Refuses batches that bring a pack which no checklist could be shown by: what a record of it holds is taken as it is
 * wherever it is read. It has to come whole, in one change, as it is kept.
 */
export function refuseBadPacks<R extends { batches: CheckedBatch[]; refused: RefusedBatch[] }>(read: R): R {
  const [batches, refused]: [CheckedBatch[], RefusedBatch[]] = [[], [...read.refused]];
  for (const batch of read.batches) {
    const faults = batch.changes.map(faultOf);
    const at = faults.findIndex((fault) => fault !== null);
    const change = batch.changes[at];
    const reason = faults[at];
    if (!change || !reason) {
      batches.push(batch);
      continue;
    }
    const { author, seq } = batch.head;
    refused.push({ reason, place: batchName(author, seq), line: at + 2, author, touches: [change.rec] });
  }
  return { ...read, batches, refused };
}

/** Why what a change says of a pack can't be taken; null for a sound one, and for all that is no pack. */
function faultOf(change: Change): 'badPack' | 'newer' | null {
  const fields = fieldsOf(change);
  if (change.kind !== 'pack' || fields.every((field) => field === 'deleted')) return null;
  if (change.field !== SEVERAL || !fields.every((field) => TRAVELS.has(field))) return 'badPack';
  try {
    const { id, version } = readPack(valueIn(change, 'data'));
    return id === valueIn(change, 'pack') && version === valueIn(change, 'version') ? null : 'badPack';
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.reason === 'unknownFormat' ? 'newer' : 'badPack';
  }
}
