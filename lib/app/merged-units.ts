import type { Id } from '../model/ids.ts';
import { type Entry, getRecords, scan } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';

/**
 * The end of a chain of references from a unit: of `mergedInto`, the unit that stands for it now. A chain that comes back
 * to itself, as two people's merges at once can make it, ends before it does.
 * @param next what a unit refers to; nothing at the end
 */
export function endOf(unit: string, next: (id: string) => string | null | undefined): string {
  const seen = new Set<string>();
  let at = unit;
  for (let to: string | null | undefined = at; to && !seen.has(to); to = next(at)) {
    seen.add(to);
    at = to;
  }
  return at;
}

/** The unit that stands for another now: itself, or the one it was merged into; null where there is none. */
export async function readSurvivor(db: Database, id: Id): Promise<Entry<'unit'> | null> {
  const [unit = null] = await readSurvivors(db, [id]);
  return unit;
}

/** Of each unit the one that stands for it now, as `readSurvivor` does, in a query for each step of the longest chain. */
export async function readSurvivors(db: Database, ids: readonly Id[]): Promise<(Entry<'unit'> | null)[]> {
  const known = new Map<Id, Entry<'unit'> | null>();
  let wanted = [...new Set(ids)];
  while (wanted.length > 0) {
    const found = await getRecords(db, 'unit', wanted);
    for (const [at, id] of wanted.entries()) known.set(id, found[at] ?? null);
    const next = new Set(found.flatMap((unit) => unit?.body.mergedInto ?? []));
    wanted = [...next].filter((id) => !known.has(id));
  }
  // What refers to a unit that was taken away stands for itself again.
  const into = (id: Id) => {
    const to = known.get(id)?.body.mergedInto;
    return to && known.get(to)?.shelf === 'live' ? to : null;
  };
  return ids.map((id) => known.get(endOf(id, into)) ?? null);
}

/** Which units count together: gathered from the live ones, one by one. */
export class MergedTogether {
  readonly #into = new Map<Id, Id | null>();

  add({ id, body }: Entry<'unit'>): void {
    this.#into.set(id, body.mergedInto ?? null);
  }

  /** The unit that stands for this one. */
  endOf(unit: Id): Id {
    return endOf(unit, this.#next);
  }

  /** The units that were merged into the one that stands for this one, and that one itself, first. */
  idsWith(unit: Id): Id[] {
    const end = this.endOf(unit);
    const others = [...this.#into].flatMap(([id, to]) => (to && id !== end && this.endOf(id) === end ? [id] : []));
    return [end, ...others];
  }

  #next = (id: Id): Id | null => {
    const to = this.#into.get(id);
    return to && this.#into.has(to) ? to : null;
  };
}

/** Which units count together, for whoever only asks. */
export type Kin = Pick<MergedTogether, 'endOf' | 'idsWith'>;

/** Reads which units count together. */
export async function readKin(db: Database): Promise<Kin> {
  const together = new MergedTogether();
  await scan(db, 'unit', (found) => {
    together.add(found);
    return true;
  });
  return together;
}

/** The units whose visits count as those of a unit: the one that stands for it, then those that were merged into that. */
export async function readMergedWith(db: Database, unit: Id): Promise<Id[]> {
  return (await readKin(db)).idsWith(unit);
}
