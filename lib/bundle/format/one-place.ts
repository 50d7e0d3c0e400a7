import type { Change } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { BundleError } from './bundle-error.ts';
import { batchName } from './bundle-format.ts';
import type { ReadBatch } from './read-batch.ts';

/** Where a record stands. */
type Place = Pick<Change, 'kind' | 'parent'>;

/**
 * Where records stand, of which changes speak: a record is of one kind and belongs to one other, for ever. A change that
 * says otherwise would turn somebody's note into something else, or take it out of its visit.
 */
export class Places {
  readonly #known: Map<Id, Place>;

  /** @param known those of records that are here already */
  constructor(known: Iterable<readonly [Id, Place]> = []) {
    this.#known = new Map(known);
  }

  /**
   * Takes note of what a batch says.
   * @throws BundleError `foreign` at the first line that says otherwise than was known, and then nothing of it is noted
   */
  follow({ head: { author, seq }, changes }: ReadBatch): void {
    const said = new Map<Id, Place>();
    for (const [at, { rec, kind, parent }] of changes.entries()) {
      const known = this.#known.get(rec) ?? said.get(rec) ?? { kind, parent };
      if (known.kind !== kind || known.parent !== parent) {
        throw new BundleError('foreign', batchName(author, seq), at + 2);
      }
      said.set(rec, known);
    }
    for (const [rec, place] of said) this.#known.set(rec, place);
  }
}
