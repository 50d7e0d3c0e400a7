import { BundleError } from '../../bundle/format/bundle-error.ts';
import type { CheckedBatch } from '../../bundle/zip/batch-in-bundle.ts';
import { refuseBadPack } from '../../bundle/zip/pack-lines.ts';
import type { RefusedBatch } from './dry-run.ts';

/** Refuses batches that bring a pack which no checklist could be shown by; the others come in. */
export function refuseBadPacks<R extends { batches: CheckedBatch[]; refused: RefusedBatch[] }>(read: R): R {
  const [batches, refused]: [CheckedBatch[], RefusedBatch[]] = [[], [...read.refused]];
  for (const batch of read.batches) {
    try {
      refuseBadPack(batch);
      batches.push(batch);
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      const { reason, place, line } = error;
      const touches = batch.changes[line - 2]?.rec;
      refused.push({ reason, place, line, author: batch.head.author, touches: touches === undefined ? [] : [touches] });
    }
  }
  return { ...read, batches, refused };
}
