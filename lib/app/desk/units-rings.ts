import { millisOf } from '../../changes/clock.ts';
import type { Id } from '../../model/ids.ts';
import { findRings } from '../../model/merge-chain.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords, logsOf, scan } from '../../store/queries.ts';
import type { ChangeRow, Database } from '../../store/schema.ts';
import { nextIn } from '../merged-units.ts';
import { type Maker, readMakers } from '../people.ts';
import type { Session } from '../session.ts';

/** So many rings, and so many merges of each, are told one by one. */
const TOLD = 50;
/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** One merge of a ring, as it stands now. */
export interface RingMerge {
  readonly unit: Entry<'unit'>;
  readonly into: Entry<'unit'>;
  /** Who merged it, as `makers` knows them, and when, in milliseconds; null where the log doesn't say. */
  readonly said: { readonly author: string; readonly at: number } | null;
}

/** Merges that go against each other: each unit was merged into the next, and the last into the first. */
export interface MergeRing {
  /** The unit that stands for all of them until a person takes a merge apart. */
  readonly stands: Entry<'unit'>;
  readonly merges: readonly RingMerge[];
  /** How many more merges it has. */
  readonly more: number;
}

/** The rings there are, the first of them one by one. */
export interface MergeRings {
  readonly count: number;
  readonly rings: readonly MergeRing[];
  readonly makers: ReadonlyMap<string, Maker>;
}

/**
 * Watches where merges go against each other. All units are gone through once; after that only what changed is read.
 * @param of the unit that stands for a ring: that ring alone; all where it is null
 * @returns stops watching
 */
export function watchRings(session: Session, of: Id | null, on: Watch<MergeRings>): () => void {
  const known = new KnownMerged(session.db);
  return watch(async () => ringsIn(session, await known.read(), of), on);
}

async function ringsIn(session: Session, units: ReadonlyMap<Id, Entry<'unit'>>, of: Id | null): Promise<MergeRings> {
  const all = findRings(
    units.keys(),
    nextIn((id) => units.get(id)),
  ).filter(([first]) => of === null || first === of);
  const told = all.slice(0, TOLD);
  const logs = await logsOf(
    session.db,
    told.flatMap((ring) => ring.slice(0, TOLD)),
  );
  const rings = told
    .map((ring) =>
      ringOf(
        ring.flatMap((id) => units.get(id) ?? []),
        logs,
      ),
    )
    .filter((one) => one !== null);
  const authors = rings.flatMap(({ merges }) => merges.flatMap(({ said }) => said?.author ?? []));
  return { count: all.length, rings, makers: await readMakers(session, authors) };
}

function ringOf(units: readonly Entry<'unit'>[], logs: ReadonlyMap<Id, ChangeRow[]>): MergeRing | null {
  const [stands] = units;
  if (!stands) return null;
  const merges = units.slice(0, TOLD).map((unit, at): RingMerge => {
    const heads = new Set(unit.heads.mergedInto);
    const [newest] = (logs.get(unit.id) ?? [])
      .filter(({ id }) => heads.has(id))
      .sort((a, b) => (a.hlc < b.hlc ? 1 : -1));
    const said = newest ? { author: newest.author, at: millisOf(newest.hlc) } : null;
    return { unit, into: units[at + 1] ?? stands, said };
  });
  return { stands, merges, more: units.length - merges.length };
}

/** The live units that were merged into another, as they were read last: few, and every unit of a ring is one. */
class KnownMerged {
  #merged: ReadonlyMap<Id, Entry<'unit'>> = new Map();
  #end: number | null = null;

  constructor(private readonly db: Database) {}

  async read(): Promise<ReadonlyMap<Id, Entry<'unit'>>> {
    const changed = this.#end === null ? null : await changedSince(this.db, this.#end, MOST_CHANGES);
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = changed?.end ?? (await endOfLog(this.db));
    const merged = new Map(changed ? this.#merged : []);
    const take = (unit: Entry<'unit'>) => {
      if (unit.shelf === 'live' && unit.body.mergedInto) merged.set(unit.id, unit);
      else merged.delete(unit.id);
      return true;
    };
    if (!changed) await scan(this.db, 'unit', take);
    else for (const unit of await getRecords(this.db, 'unit', changed.ids)) if (unit) take(unit);
    // Another read that began later may have come to its end before this one: what it knows is newer.
    if (end < (this.#end ?? 0)) return this.#merged;
    this.#end = end;
    this.#merged = merged;
    return merged;
  }
}
