import type { Change } from '../changes/change.ts';
import { writeFailureOf } from './failure.ts';
import { OthersSaving } from './give-way.ts';
import type { Database } from './schema.ts';

/** So long a slice may keep others from writing, in milliseconds: while somebody writes beside it, and else. */
const PATIENCE = { beside: 25, alone: 250 } as const;

/** So many times as long as the one before a slice may well take. */
const LONGER = 1.5;

/** As many changes are written at first, before it is known how long they take here. */
const FIRST_SLICE = 100;
const LEAST = 20;

/** Writes much, slice by slice, so that a word that is typed meanwhile is saved between two of them. */
export class Slices {
  /** About as many changes the next slice has. */
  size: number = FIRST_SLICE;
  readonly #db: Database;
  readonly #others = new OthersSaving();
  /** How long a change takes here, in milliseconds. */
  #each: number = PATIENCE.beside / FIRST_SLICE;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Writes a slice in one transaction, and lets others have their turn.
   * @param count how many changes it has
   * @param work joins the transaction over records, changes and meta
   * @throws StoreFailure, and then nothing of it is written
   */
  async write(count: number, work: () => Promise<unknown>): Promise<void> {
    await this.#others.giveWay(LONGER * count * this.#each);
    this.#each = (await this.#time(work)) / count;
    const patience = this.#others.areThere ? PATIENCE.beside : PATIENCE.alone;
    this.size = Math.min(2 * this.size, Math.max(LEAST, Math.round(patience / this.#each)));
    await new Promise((go) => setTimeout(go));
  }

  /** Nothing more is written. */
  end(): void {
    this.#others.close();
  }

  /** @returns for how long it kept others from writing, in milliseconds: not for how long others kept it */
  async #time(work: () => Promise<unknown>): Promise<number> {
    const db = this.#db;
    let began = 0;
    try {
      await db.transaction('rw', db.records, db.changes, db.meta, async () => {
        await db.meta.get('clock'); // answered once it is its turn
        began = performance.now();
        await work();
      });
    } catch (error) {
      throw await writeFailureOf(error);
    }
    return Math.max(1, performance.now() - began);
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
