import type { Id } from '../../model/ids.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Entry, getRecords, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';

/** More records of a kind than this nobody has. */
const MOST = 200_000;
/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** The live records that pictures are made of, by id. */
export interface Records {
  campaign: ReadonlyMap<Id, Entry<'campaign'>>;
  unit: ReadonlyMap<Id, Entry<'unit'>>;
  visit: ReadonlyMap<Id, Entry<'visit'>>;
  tag: ReadonlyMap<Id, Entry<'tag'>>;
  evaluation: ReadonlyMap<Id, Entry<'evaluation'>>;
}

const KINDS = ['campaign', 'unit', 'visit', 'tag', 'evaluation'] as const satisfies readonly (keyof Records)[];

const all = new WeakMap<Database, KnownRecords>();

/** The records of a database, one reader a page. */
export function recordsOf(db: Database): KnownRecords {
  const known = all.get(db) ?? new KnownRecords(db);
  all.set(db, known);
  return known;
}

/** The records as they were read last. */
class KnownRecords {
  #records: Records | null = null;
  #end = 0;

  constructor(private readonly db: Database) {}

  /** The records as the store has them now; the very same ones where none of them changed. */
  async read(): Promise<Records> {
    const before = this.#records;
    const changed = before ? await changedSince(this.db, this.#end, MOST_CHANGES) : null;
    if (!before || !changed) return this.#readAll();
    const [found, packs] = await Promise.all([
      Promise.all(KINDS.map((kind) => getRecords(this.db, kind, changed.ids))),
      getRecords(this.db, 'pack', changed.ids),
    ]);
    const entries = found.flat().filter((entry) => entry !== null);
    // Another read that began later may have come to its end before this one: what it knows is newer.
    if (changed.end < this.#end) return this.#records ?? before;
    this.#end = changed.end;
    // A version that has come in may be the one that visits were begun with.
    const moved = entries.length > 0 || packs.some((pack) => pack !== null);
    if (moved) this.#records = withEntries(before, entries);
    return this.#records ?? before;
  }

  async #readAll(): Promise<Records> {
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = await endOfLog(this.db);
    const [campaign, unit, visit, tag, evaluation] = await Promise.all([
      readKind(this.db, 'campaign'),
      readKind(this.db, 'unit'),
      readKind(this.db, 'visit'),
      readKind(this.db, 'tag'),
      readKind(this.db, 'evaluation'),
    ]);
    const records = { campaign, unit, visit, tag, evaluation };
    if (this.#records && end < this.#end) return this.#records;
    this.#end = end;
    this.#records = records;
    return records;
  }
}

async function readKind<K extends keyof Records>(db: Database, kind: K): Promise<Map<Id, Entry<K>>> {
  const found = await newestOf(db, kind, MOST);
  return new Map(found.map((entry) => [entry.id, entry]));
}

/** The records with some of them as they are now: put in, or taken out where they left the live shelf. */
function withEntries(before: Records, entries: readonly Entry<keyof Records>[]): Records {
  const next = { ...before };
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    const shelf = new Map<Id, Entry<keyof Records>>(before[kind]);
    for (const entry of entries) {
      if (entry.kind !== kind) continue;
      if (entry.shelf === 'live') shelf.set(entry.id, entry);
      else shelf.delete(entry.id);
    }
    Object.assign(next, { [kind]: shelf });
  }
  return next;
}
