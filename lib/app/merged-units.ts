import type { Id } from '../model/ids.ts';
import { endsOf, type Next } from '../model/merge-chain.ts';
import { type Entry, getRecords, scan } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';

/**
 * What units were merged into, for `endsOf` and `findRings`. What was merged into a unit that was taken away, or isn't
 * known, stands for itself again.
 * @param find the units that are known
 */
export const nextIn =
  (find: (id: Id) => Entry<'unit'> | null | undefined): Next =>
  (id) => {
    const to = find(id)?.body.mergedInto;
    return to && find(to)?.shelf === 'live' ? to : null;
  };

/** Which unit stands for each of these now, as long as they stay what they are. */
export const survivorsIn = (units: ReadonlyMap<Id, Entry<'unit'>>): ((unit: Id) => Id) =>
  endsOf(nextIn((id) => units.get(id)));

/** The unit that stands for another now: itself, or the one it was merged into; null where there is none. */
export async function readSurvivor(db: Database, id: Id): Promise<Entry<'unit'> | null> {
  const [unit = null] = await readSurvivors(db, [id]);
  return unit;
}

/** Longer chains no honest work makes: then all units are read at once, since a query for each step would take minutes. */
const MOST_STEPS = 20;

/** Of each unit the one that stands for it now, as `readSurvivor` does, in a query for each step of the longest chain. */
export async function readSurvivors(db: Database, ids: readonly Id[]): Promise<(Entry<'unit'> | null)[]> {
  const known = new Map<Id, Entry<'unit'> | null>();
  let wanted = [...new Set(ids)];
  for (let step = 0; wanted.length > 0; step++) {
    if (step === MOST_STEPS) {
      await scan(db, 'unit', (unit) => {
        known.set(unit.id, unit);
        return true;
      });
      break;
    }
    const found = await getRecords(db, 'unit', wanted);
    for (const [at, id] of wanted.entries()) known.set(id, found[at] ?? null);
    const next = new Set(found.flatMap((unit) => unit?.body.mergedInto ?? []));
    wanted = [...next].filter((id) => !known.has(id));
  }
  const endOf = endsOf(nextIn((id) => known.get(id)));
  return ids.map((id) => known.get(endOf(id)) ?? null);
}

/** Which units count together: gathered from the live ones, one by one. */
export class MergedTogether {
  readonly #into = new Map<Id, Id | null>();
  #end: ((unit: Id) => Id) | null = null;

  add({ id, body }: Entry<'unit'>): void {
    this.#into.set(id, body.mergedInto ?? null);
    this.#end = null;
  }

  /** The unit that stands for this one. */
  endOf(unit: Id): Id {
    this.#end ??= endsOf(this.#next);
    return this.#end(unit);
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
