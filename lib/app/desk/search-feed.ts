import type { Kind } from '../../model/records.ts';
import { SEARCHED_KINDS } from '../../search/fields.ts';
import type { SearchRecord } from '../../search/record.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { failureOf, type StoreFailure } from '../../store/failure.ts';
import { watch } from '../../store/live.ts';
import type { Entry } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { countOf, rowsOf, walk } from '../../store/walk.ts';
import { SearchGuards } from './search-guards.ts';
import { PARENT_KINDS, searchRecordOf } from './search-record.ts';

/** So many records are read at a time: some hundredths of a second, in which the page answers to nothing else. */
const AT_A_TIME = 500;
/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 2000;

/** Who hears what the store holds. */
export interface FeedTaker {
  /** All is read anew: what was taken up to now is void. */
  begin(all: number): void;
  take(records: readonly SearchRecord[], dropped: readonly string[]): void;
  /** All is read; from here on what changes is told as it happens, in this window and others. */
  whole(): void;
  failed(failure: StoreFailure): void;
}

/** Reads all that is searched out of the store, once, and after that what changes. @returns stops */
export function feedSearch(db: Database, taker: FeedTaker): () => void {
  let stopped = false;
  let stopWatching = () => {};
  const guards = new SearchGuards();
  const failed = (error: unknown) => {
    if (!stopped) taker.failed(failureOf(error));
  };
  const readAll = async () => {
    // Asked first: what is written meanwhile is read once more, and never missed.
    let end = await endOfLog(db);
    const all = await countAll(db);
    if (stopped) return;
    taker.begin(all);
    await readEverything(db, guards, (records) => {
      if (!stopped) taker.take(records, []);
      return !stopped;
    });
    if (stopped) return;
    taker.whole();
    stopWatching = watch(
      async () => {
        const changed = await changedSince(db, end, MOST_CHANGES);
        if (!changed) return null;
        const told = [...changed.ids, ...guards.madeFrom(changed.ids)];
        const first = await rowsOf(db, told);
        const evidence = guards.evidenceOf(first, told);
        const ids = [...told, ...evidence];
        const rows = [...first, ...(await rowsOf(db, evidence))];
        return { end: changed.end, ids, rows, notes: await guards.notesOf(db, rows) };
      },
      {
        value: (changed) => {
          if (!changed) {
            stopWatching();
            readAll().catch(failed);
          } else if (changed.end > end) {
            end = changed.end;
            taker.take(...sortOut(changed));
          }
        },
        failed,
      },
    );
    if (stopped) stopWatching();
  };
  readAll().catch(failed);
  return () => {
    stopped = true;
    stopWatching();
  };
}

interface Changed {
  ids: readonly string[];
  rows: Awaited<ReturnType<typeof rowsOf>>;
  /** The protected notes that the rows are linked with. */
  notes: ReadonlySet<string>;
}

function sortOut({ ids, rows, notes }: Changed): [SearchRecord[], string[]] {
  const records = rows.map((row) => row && searchRecordOf(row, notes));
  return [records.filter((record) => record !== null), ids.filter((_, at) => !records[at])];
}

async function countAll(db: Database): Promise<number> {
  const counts = await Promise.all(SEARCHED_KINDS.map((kind) => countOf(db, kind)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Parents come first, so that a hit among the first records knows its unit; evidence comes last, when the notes that it
 * belongs to are known.
 */
async function readEverything(
  db: Database,
  guards: SearchGuards,
  take: (records: SearchRecord[]) => boolean,
): Promise<void> {
  const recordsOf = async (rows: readonly Entry<Kind>[]) => {
    const notes = await guards.notesOf(db, rows);
    return rows.map((row) => searchRecordOf(row, notes)).filter((record) => record !== null);
  };
  for (const kind of PARENT_KINDS) {
    for await (const rows of walk(db, kind, AT_A_TIME, 'deleted')) if (!take(await recordsOf(rows))) return;
  }
  // A note that is being written or was taken away has a source as well.
  for (const shelf of ['draft', 'deleted'] as const)
    for await (const rows of walk(db, 'note', AT_A_TIME, shelf)) await guards.notesOf(db, rows);
  const others = SEARCHED_KINDS.filter((kind) => !PARENT_KINDS.includes(kind) && kind !== 'evidence');
  for (const kind of [...PARENT_KINDS, ...others, 'evidence'] as const) {
    for await (const rows of walk(db, kind, AT_A_TIME)) if (!take(await recordsOf(rows))) return;
  }
}
