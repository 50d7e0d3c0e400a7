import type { Change } from '../changes/change.ts';
import { absorb } from './absorb.ts';
import { writeFailureOf } from './failure.ts';
import type { ChangeRow, Database } from './schema.ts';

/** So long a slice may keep others from writing, in milliseconds: while somebody writes beside it, and else. */
const PATIENCE = { beside: 60, alone: 250 } as const;
/** Who wrote just now is most likely still typing, in milliseconds. */
const JUST_NOW = 5000;

/** As many changes are taken in at first, before it is known how long they take here. */
export const FIRST_SLICE = 200;
const LEAST = 50;

/** Takes changes in, slice by slice, so that a word that is typed meanwhile is saved between two of them. */
export class Slices {
  /** About as many changes the next slice has. */
  size: number = FIRST_SLICE;
  readonly #db: Database;
  /** What the clock said when this wrote last; it moves with whatever is written. */
  #clock: unknown = null;
  #besideUntil = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Takes a slice in, and lets others have their turn.
   * @param now Unix milliseconds
   * @throws StoreFailure, and then nothing of it is taken in
   */
  async absorb(slice: readonly ChangeRow[], now: number): Promise<void> {
    const took = await this.#write(slice, now);
    const patience = performance.now() < this.#besideUntil ? PATIENCE.beside : PATIENCE.alone;
    this.size = Math.max(LEAST, Math.round(this.size * Math.min(2, Math.max(0.2, patience / Math.max(1, took)))));
    await new Promise((go) => setTimeout(go));
  }

  /** @returns for how long it kept others from writing, in milliseconds: not for how long others kept it */
  async #write(slice: readonly ChangeRow[], now: number): Promise<number> {
    const db = this.#db;
    let began = 0;
    try {
      await db.transaction('rw', db.records, db.changes, db.meta, async () => {
        const clock = (await db.meta.get('clock'))?.value; // answered once it is its turn
        began = performance.now();
        if (this.#clock !== null && clock !== this.#clock) this.#besideUntil = began + JUST_NOW;
        await absorb(db, slice, now);
        this.#clock = (await db.meta.get('clock'))?.value ?? null;
      });
    } catch (error) {
      throw await writeFailureOf(error);
    }
    return performance.now() - began;
  }
}

/** Changes of one record together, in the order in which the records first come. */
export function byRecord<C extends Change>(changes: readonly C[]): C[][] {
  return [...Map.groupBy(changes, ({ rec }) => rec).values()];
}

/** How many changes groups of them hold. */
export const sumOf = (groups: readonly (readonly Change[])[]): number =>
  groups.reduce((sum, { length }) => sum + length, 0);

/** How many groups make up a slice of about `size` changes; at least one. No small rest is left for a slice of its own. */
export function countUpTo(groups: readonly (readonly Change[])[], size: number): number {
  if (sumOf(groups) <= 1.5 * size) return groups.length;
  let [count, sum] = [0, 0];
  while (count < groups.length && (count === 0 || sum + (groups[count]?.length ?? 0) <= size))
    sum += groups[count++]?.length ?? 0;
  return count;
}
