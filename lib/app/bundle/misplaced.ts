import { BundleError } from '../../bundle/format/bundle-error.ts';
import { batchName } from '../../bundle/format/bundle-format.ts';
import { leaningOf, misplacedBy, type Place } from '../../bundle/format/holders.ts';
import { Places } from '../../bundle/format/one-place.ts';
import type { CheckedBatch } from '../../bundle/zip/batch-in-bundle.ts';
import type { Change } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';
import { traceClaim } from './claims.ts';
import type { RefusedBatch } from './dry-run.ts';
import type { Here } from './seen.ts';

/** Batches of a file that were read, and those that were refused before. */
interface Read {
  readonly batches: readonly CheckedBatch[];
  readonly refused: readonly RefusedBatch[];
}

/** The same with those that are refused for where a record stands. */
interface Sorted extends Read {
  readonly misplaced: readonly CheckedBatch[];
}

/** So many records of a refused batch are named, for what lacks something without it. */
const TOUCHED = 1000;

/**
 * Refuses, whole, each batch that says of a record another kind or place than it has here or in the file, or puts one
 * where none of its kind can stand (`Places`). Where it is what lies here that stands against it, that is traced: the
 * batch may be the honest one.
 */
export async function refuseMisplaced(session: Here, { batches, refused }: Read): Promise<Sorted> {
  const here = await placesHere(session.db, batches);
  const faults = faultsOf(batches, new Places(here));
  const others: RefusedBatch[] = [];
  for (const [batch, error] of faults) others.push(await refusalOf(session, batch, error, here));
  return {
    batches: batches.filter((batch) => !faults.has(batch)),
    refused: [...refused, ...others],
    misplaced: [...faults.keys()],
  };
}

/** Where the records stand that lie here, of which batches speak or on which these hang. */
async function placesHere(db: Database, batches: readonly CheckedBatch[]): Promise<Map<Id, Place>> {
  const ids = new Set<Id>();
  for (const change of batches.flatMap(({ changes }) => changes)) for (const id of namedIn(change)) ids.add(id);
  const rows = await rowsOf(db, [...ids]);
  return new Map(rows.flatMap((row) => (row ? [[row.id, { kind: row.kind, parent: row.parent || null }]] : [])));
}

function namedIn(change: Change): Id[] {
  const { rec, parent, on, thread } = leaningOf(change);
  return [rec, parent, on, thread].filter((id) => id !== null);
}

function faultsOf(batches: readonly CheckedBatch[], places: Places): Map<CheckedBatch, BundleError> {
  const faults = new Map<CheckedBatch, BundleError>();
  for (const batch of batches) {
    try {
      places.follow(batch);
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      faults.set(batch, error);
    }
  }
  const late = places.misplaced();
  for (const batch of batches) {
    const error = late.get(batchName(batch.head.author, batch.head.seq));
    if (error) faults.set(batch, error);
  }
  return faults;
}

async function refusalOf(
  session: Here,
  { head, changes }: CheckedBatch,
  { reason, place, line }: BundleError,
  here: ReadonlyMap<Id, Place>,
): Promise<RefusedBatch> {
  const change = changes[line - 2];
  const against = change && (reason === 'foreign' ? change.rec : misplacedBy(leaningOf(change), (id) => here.get(id)));
  const claim = against && here.has(against) ? await traceClaim(session, against) : null;
  const told = { reason, place, line, author: head.author };
  if (!claim) return { ...told, touches: change ? [change.rec] : [] };
  // What lies here under that id may have nothing to do with what the batch is about.
  const touches = new Set(changes.flatMap(({ rec, parent }) => [rec, ...(parent ? [parent] : [])]));
  touches.delete(claim.rec);
  return { ...told, claim, touches: [...touches].slice(0, TOUCHED) };
}
