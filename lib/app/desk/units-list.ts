import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { survivorsIn } from '../merged-units.ts';
import type { Session } from '../session.ts';

/** More units or visits than this nobody has. */
const MOST = 200_000;
/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** A unit as the list shows it; what was merged into it counts as its own. */
export interface UnitLine {
  unit: Entry<'unit'>;
  /** The name of the unit above; '' where none is known. */
  parent: string;
  visits: number;
  /** `YYYY-MM-DD` of the newest visit; null where there was none. */
  last: string | null;
}

/** All live units: those that stand for themselves, and what was merged into each. */
export interface UnitList {
  lines: readonly UnitLine[];
  /** By the unit that they were merged into in the end. */
  merged: ReadonlyMap<Id, readonly Entry<'unit'>[]>;
}

/**
 * Watches all live units with their visits. Read whole once; after that only what changed is read, and a line that
 * stays what it was stays the same object. @returns stops watching
 */
export function watchUnits({ db }: Pick<Session, 'db'>, on: Watch<UnitList>): () => void {
  const known = new KnownUnits(db);
  return watch(() => known.read(), on);
}

/** All live units, newest first. */
export function readUnits(db: Database): Promise<UnitList> {
  return new KnownUnits(db).read();
}

/** What the list needs of a visit. */
interface VisitDay {
  unit: Id;
  date: string;
}

/** The units and visits as they were read last. */
class KnownUnits {
  #units = new Map<Id, Entry<'unit'>>();
  #visits = new Map<Id, VisitDay>();
  #list: UnitList = { lines: [], merged: new Map() };
  #end: number | null = null;

  constructor(private readonly db: Database) {}

  /** The list as the store has it now; the very same one where nothing that it shows has changed. */
  async read(): Promise<UnitList> {
    const changed = this.#end === null ? null : await changedSince(this.db, this.#end, MOST_CHANGES);
    if (!changed) return this.#readAll();
    const [units, visits] = await Promise.all([
      getRecords(this.db, 'unit', changed.ids),
      getRecords(this.db, 'visit', changed.ids),
    ]);
    // Another read that began later may have come to its end before this one: what it knows is newer.
    if (changed.end < (this.#end ?? 0)) return this.#list;
    this.#end = changed.end;
    const moved = [...units.map((unit) => this.#takeUnit(unit)), ...visits.map((visit) => this.#takeVisit(visit))];
    if (moved.includes(true)) this.#list = listOf(this.#units, this.#visits, this.#list);
    return this.#list;
  }

  async #readAll(): Promise<UnitList> {
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = await endOfLog(this.db);
    const [units, visits] = await Promise.all([newestOf(this.db, 'unit', MOST), newestOf(this.db, 'visit', MOST)]);
    if (end < (this.#end ?? 0)) return this.#list;
    this.#end = end;
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    this.#visits = new Map(visits.map((visit) => [visit.id, dayOf(visit)]));
    this.#list = listOf(this.#units, this.#visits, this.#list);
    return this.#list;
  }

  /** @returns whether the list may show it otherwise than before */
  #takeUnit(unit: Entry<'unit'> | null): boolean {
    if (!unit) return false;
    if (unit.shelf !== 'live') return this.#units.delete(unit.id);
    this.#units.set(unit.id, unit);
    return true;
  }

  /** @returns as `#takeUnit` */
  #takeVisit(visit: Entry<'visit'> | null): boolean {
    if (!visit) return false;
    if (visit.shelf !== 'live') return this.#visits.delete(visit.id);
    const [before, now] = [this.#visits.get(visit.id), dayOf(visit)];
    this.#visits.set(visit.id, now);
    return before?.unit !== now.unit || before.date !== now.date;
  }
}

/** A visit whose beginning was lost with a torn journal has no day. */
const dayOf = ({ body }: Entry<'visit'>): VisitDay => ({
  unit: body.unit,
  date: body.began ? shownTime(body.began).date : '',
});

/** @param before the list up to now: lines that stay what they were are taken from it */
function listOf(byId: ReadonlyMap<Id, Entry<'unit'>>, visits: ReadonlyMap<Id, VisitDay>, before: UnitList): UnitList {
  const endOf = survivorsIn(byId);
  const series = new Map<string, { count: number; last: string }>();
  for (const { unit, date } of visits.values()) {
    const id = endOf(unit);
    const known = series.get(id) ?? { count: 0, last: '' };
    series.set(id, { count: known.count + 1, last: date > known.last ? date : known.last });
  }
  const former = new Map(before.lines.map((line) => [line.unit.id, line]));
  const merged = new Map<Id, Entry<'unit'>[]>();
  const lines: UnitLine[] = [];
  for (const unit of newestFirst(byId)) {
    const end = endOf(unit.id);
    if (end !== unit.id) merged.set(end, [...(merged.get(end) ?? []), unit]);
    else {
      const { count = 0, last = '' } = series.get(unit.id) ?? {};
      const parent = byId.get(unit.body.parent ?? '')?.body.name ?? '';
      lines.push(kept(former.get(unit.id), { unit, parent, visits: count, last: last || null }));
    }
  }
  return { lines, merged };
}

function kept(before: UnitLine | undefined, now: UnitLine): UnitLine {
  const same =
    before?.unit === now.unit &&
    before.parent === now.parent &&
    before.visits === now.visits &&
    before.last === now.last;
  return same ? before : now;
}

/** Ids rise with time, so that the greatest is the newest. */
function newestFirst(units: ReadonlyMap<Id, Entry<'unit'>>): Entry<'unit'>[] {
  return [...units.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
