import { type Change, SEVERAL } from '../../changes/change.ts';
import { fieldsOf, valueIn } from '../../changes/fields.ts';
import { PackError } from '../../packs/pack-error.ts';
import { readPack } from '../../packs/read-pack.ts';
import { BundleError } from '../format/bundle-error.ts';
import { batchName } from '../format/bundle-format.ts';
import type { CheckedBatch } from './batch-in-bundle.ts';

/** What of a pack's record may travel: drafts stay at home, and a version is never changed. */
const TRAVELS: ReadonlySet<string> = new Set(['pack', 'version', 'data', 'at']);

/**
 * Refuses a batch that brings a pack which no checklist could be shown by: what a record of it holds is taken as it is
 * wherever it is read. It has to come whole, in one change, as it is kept.
 * @throws BundleError `badPack` or `newer`, at the line
 */
export function refuseBadPack({ head: { author, seq }, changes }: Pick<CheckedBatch, 'head' | 'changes'>): void {
  for (const [at, change] of changes.entries()) {
    const reason = faultOf(change);
    if (reason) throw new BundleError(reason, batchName(author, seq), at + 2);
  }
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
