import type { Change } from '../changes/change.ts';
import { materialise } from '../changes/materialise.ts';
import { readTally, type Tally } from '../platform/memory.ts';
import { absorb } from '../store/absorb.ts';
import { failureOf } from '../store/failure.ts';
import { type JournalFile, listJournals, openJournal } from '../store/journal-files.ts';
import { databaseId, markRestored, readMeta, writeMeta } from '../store/meta.ts';
import { beginEpoch, isPristine, newestAuthor } from './people.ts';
import type { Session } from './session.ts';

/** What was lost and what can be put back. */
export interface Loss {
  /** When the journal was written last, in Unix milliseconds; with no journal, when the records were counted last. */
  savedAt: number;
  /** Notes that were put down and not taken away, and visits. */
  notes: number;
  visits: number;
  /** What is not here, without what a squash let go. Empty: there is no journal, only a file can help. */
  changes: readonly Change[];
  dropped: ReadonlySet<string>;
  /** Names of the journals. */
  journals: readonly string[];
  /** Lines of them that can't be read. */
  badLines: number;
  /** The last count of records that was kept outside the database. */
  tally: Tally | null;
}

/** A pack brings its campaign and team: so many records are nobody's work. */
const SEEDS = 2;

/**
 * Looks whether a database of this installation went missing: a journal of another one is still there with changes that
 * this one doesn't have, or the count beside the database tells of more records than ever were in this one.
 * Called at the start, before the new database's own count takes the place of the old one's.
 * @param again also what a person has put off before
 * @returns what there is to put back; null when nothing is missing
 */
export async function lookForLoss(session: Session, again = false): Promise<Loss | null> {
  const own = await databaseId(session.db);
  const tally = await lostTally(session, own);
  const put = new Set(again ? [] : (((await readMeta(session.db, 'dismissed')) as string[] | undefined) ?? []));
  const files = (await listJournals().catch(() => [])).filter((file) => file.database !== own);
  const open = files.filter((file) => !put.has(file.database));
  const loss = await readJournals(session, open, tally);
  if (loss) return loss;
  // A file or journal may have brought back all that was counted.
  if (!tally || put.has(tally.database) || (await session.db.records.count()) >= tally.records) return null;
  const { at: savedAt, records } = tally;
  return {
    savedAt,
    notes: records - SEEDS,
    visits: 0,
    changes: [],
    dropped: new Set(),
    journals: [],
    badLines: 0,
    tally,
  };
}

/** The count of the lost database. It is kept in this one from now on, since a new count will take its place outside. */
async function lostTally(session: Session, own: string): Promise<Tally | null> {
  const tally = await readTally();
  if (tally && tally.database !== own && tally.records > SEEDS) {
    await writeMeta(session.db, 'lost', tally);
    return tally;
  }
  return ((await readMeta(session.db, 'lost')) as Tally | undefined) ?? null;
}

async function readJournals(
  session: Session,
  files: readonly JournalFile[],
  tally: Tally | null,
): Promise<Loss | null> {
  const byId = new Map<string, Change>();
  const dropped = new Set<string>();
  const journals: string[] = [];
  let savedAt = 0;
  let badLines = 0;
  for (const file of files) {
    const contents = await openJournal(file.name).catch(() => null);
    if (!contents) continue;
    journals.push(file.name);
    for (const change of contents.changes) byId.set(change.id, change);
    for (const id of contents.dropped) dropped.add(id);
    savedAt = Math.max(savedAt, contents.savedAt);
    badLines += contents.badLines;
  }
  const all = [...byId.values()].filter((change) => !dropped.has(change.id));
  const changes = await missingHere(session, all);
  if (changes.length === 0) {
    // All of it is here already: the journal has done its work.
    if (journals.length > 0) await markRestored(session.db, journals);
    return null;
  }
  return { savedAt, ...countKept(all), changes, dropped, journals, badLines, tally };
}

async function missingHere({ db }: Session, changes: readonly Change[]): Promise<Change[]> {
  const missing: Change[] = [];
  for (let at = 0; at < changes.length; at += 1000) {
    const slice = changes.slice(at, at + 1000);
    const rows = await db.changes
      .where('id')
      .anyOf(slice.map((change) => change.id))
      .toArray();
    const known = new Set(rows.map((row) => row.id));
    missing.push(...slice.filter((change) => !known.has(change.id)));
  }
  return missing;
}

function countKept(changes: readonly Change[]): { notes: number; visits: number } {
  const counts = { notes: 0, visits: 0 };
  const logs = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.kind === 'note' || change.kind === 'visit')
      logs.set(change.rec, [...(logs.get(change.rec) ?? []), change]);
  }
  for (const log of logs.values()) {
    const { body } = materialise(log);
    if (body.deleted || body.draft === true) continue;
    if (log[0]?.kind === 'note') counts.notes++;
    else counts.visits++;
  }
  return counts;
}

/**
 * Puts back what the journals hold: a union with what is here. A new epoch of the author begins; where nothing was done
 * here yet, one goes on as who one was.
 * @returns how many changes came back
 * @throws StoreFailure, and then nothing is changed
 */
export async function restoreFromJournal(session: Session, loss: Loss): Promise<number> {
  try {
    await session.queue.flush();
    const adopt = (await isPristine(session)) ? newestAuthor(loss.changes) : null;
    const fresh = await absorb(session.db, loss.changes, Date.now(), loss.dropped);
    await markRestored(session.db, loss.journals);
    await session.db.meta.delete('lost');
    if (fresh > 0) await beginEpoch(session, loss.changes, adopt ?? undefined);
    session.journal.call();
    return fresh;
  } catch (error) {
    throw failureOf(error);
  }
}

/** Remembers that a person does not want it back now. The journals stay where they are. */
export async function dismissLoss(session: Session, loss: Loss): Promise<void> {
  const before = ((await readMeta(session.db, 'dismissed')) as string[] | undefined) ?? [];
  const databases = loss.journals.map((name) => name.split('.')[0] ?? '');
  const all = new Set([...before, ...databases, ...(loss.tally ? [loss.tally.database] : [])]);
  await writeMeta(session.db, 'dismissed', [...all]);
}
