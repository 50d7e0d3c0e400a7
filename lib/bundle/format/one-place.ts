import type { Change } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { BundleError } from './bundle-error.ts';
import { batchName } from './bundle-format.ts';
import { type Leaning, leaningOf, misplacedBy, type Place } from './holders.ts';

/** What is asked of a batch: whose it is, and what it says. */
interface Said {
  readonly head: { readonly author: string; readonly seq: number };
  readonly changes: readonly Change[];
}

/** What a line says, with where it stands. */
interface Line {
  readonly leaning: Leaning;
  readonly batch: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Where records stand, of which changes speak: a record is of one kind and belongs to one other that may hold it, for
 * ever. A change that says otherwise would turn somebody's note into something else, take it out of its visit, or put it
 * where nobody reads it.
 */
export class Places {
  readonly #known: Map<Id, Place>;
  /** What hangs on records that were not known when it was said. */
  readonly #open: Line[] = [];

  /** @param known those of records that are here already */
  constructor(known: Iterable<readonly [Id, Place]> = []) {
    this.#known = new Map(known);
  }

  /**
   * Takes note of what a batch says.
   * @throws BundleError at the first line that says of a record otherwise than was known (`foreign`), or that puts one
   *   where none of its kind may stand (`misplaced`), and then nothing of it is noted
   */
  follow({ head: { author, seq }, changes }: Said): void {
    const batch = batchName(author, seq);
    const said = new Map<Id, Place>();
    const lines: Line[] = [];
    for (const [at, change] of changes.entries()) {
      const { rec, kind, parent } = change;
      const known = this.#known.get(rec) ?? said.get(rec) ?? { kind, parent };
      if (known.kind !== kind || known.parent !== parent) throw new BundleError('foreign', batch, at + 2);
      const leaning = leaningOf(change);
      if (!said.has(rec) || leaning.on || leaning.thread) lines.push({ leaning, batch, line: at + 2 });
      said.set(rec, known);
    }
    const placeOf = (id: Id) => this.#known.get(id) ?? said.get(id);
    for (const one of lines) if (misplacedBy(one.leaning, placeOf) !== null) throw misplacedAt(one);
    for (const [rec, place] of said) this.#known.set(rec, place);
    const isKnown = (id: Id | null) => id === null || this.#known.has(id);
    for (const one of lines) {
      const { parent, on, thread } = one.leaning;
      if (![parent, on, thread].every(isKnown)) this.#open.push(one);
    }
  }

  /**
   * Once all batches were followed: what was said before it could be known that it can't stand there.
   * @returns by batch, the first line of each
   */
  misplaced(): Map<string, BundleError> {
    const found = new Map<string, BundleError>();
    for (const one of this.#open) {
      if (found.has(one.batch) || misplacedBy(one.leaning, (id) => this.#known.get(id)) === null) continue;
      found.set(one.batch, misplacedAt(one));
    }
    return found;
  }
}

const misplacedAt = ({ batch, line }: Line): BundleError => new BundleError('misplaced', batch, line);
