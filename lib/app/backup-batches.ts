import type { BatchLine } from '../bundle/format/batch-lines.ts';
import type { ChangeId } from '../changes/change.ts';
import { beside } from '../model/beside.ts';
import { readBatchChanges } from '../store/imports.ts';
import type { BatchRow, Database } from '../store/schema.ts';
import { SealMismatch } from '../store/sealed-files.ts';

/** So many files of batches are read beside each other, and so many lines are made at once. */
const BESIDE = 8;
const SLICE = 50;

/**
 * The batches that a backup can make again: those of which it holds every change. One whose bytes are gone or damaged is
 * left out: from this device it goes nowhere either.
 * @param packed the changes that the backup holds
 * @returns in slices, none of them empty; those first that brought their changes first
 */
export async function* readBatchLines(db: Database, packed: ReadonlySet<ChangeId>): AsyncGenerator<BatchLine[]> {
  const rows = (await db.batches.toArray()).sort(compareRows);
  for (let at = 0; at < rows.length; at += SLICE) {
    const read = await beside(rows.slice(at, at + SLICE), BESIDE, readLine);
    const whole = read.flatMap((line) => (line?.changes.every((id) => packed.has(id)) ? line : []));
    if (whole.length > 0) yield whole;
  }
}

function compareRows(a: BatchRow, b: BatchRow): number {
  const late = Number(a.repeats ?? false) - Number(b.repeats ?? false);
  if (late !== 0 || a.author === b.author) return late || a.seq - b.seq;
  return a.author < b.author ? -1 : 1;
}

async function readLine({ from: _, ...row }: BatchRow): Promise<BatchLine | null> {
  try {
    return { ...row, changes: (await readBatchChanges(row.digest)).map(({ id }) => id) };
  } catch (error) {
    if (error instanceof SealMismatch) return null;
    throw error;
  }
}
