import { batchName } from '../../bundle/format/bundle-format.ts';
import type { CheckedBatch } from '../../bundle/zip/batch-in-bundle.ts';
import { type Change, personOf } from '../../changes/change.ts';
import { touches, valueIn } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import type { Database } from '../../store/schema.ts';
import { readOwnIds } from '../whose.ts';
import { readBook } from './address-book.ts';
import type { RefusedBatch } from './dry-run.ts';
import type { Here } from './seen.ts';

/** The field by which a visit and a step say who made or took it. */
const DOER = 'by';

/**
 * Refuses, whole, each batch in which somebody says that a person who is known here made a visit or took a step: whoever
 * does says so themselves. A name that is nobody's here misleads nobody.
 */
export async function refuseForged<R extends { batches: CheckedBatch[]; refused: RefusedBatch[] }>(
  { db }: Here,
  read: R,
): Promise<R> {
  const known = await readKnownPeople(db);
  const isForged = (change: Change): boolean => {
    if (!touches(change, DOER)) return false;
    const doer = valueIn(change, DOER);
    return doer !== personOf(change.author) && known.has(String(doer));
  };
  const refused = [...read.refused];
  const batches = read.batches.filter(({ head: { author, seq }, changes }) => {
    const at = changes.findIndex(isForged);
    const change = changes[at];
    if (!change) return true;
    // The first line is the batch's own head.
    refused.push({
      reason: 'foreign',
      place: `${batchName(author, seq)} ${DOER}`,
      line: at + 2,
      author,
      touches: [change.rec],
    });
    return false;
  });
  return { ...read, batches, refused };
}

/** Whoever works here, and everybody whose key the address book has. */
async function readKnownPeople(db: Database): Promise<Set<Id>> {
  const [own, book] = await Promise.all([readOwnIds(db), readBook(db)]);
  return new Set([...own, ...book.map(({ person }) => person)]);
}
