import type { Transaction } from 'dexie';

/** A row as far as this step looks at it. */
interface Row {
  conflicts?: readonly string[];
  shelf?: string;
  kind?: string;
  disputed?: 'yes' | 'look';
}

/**
 * The fourth shape: records on which people disagree are found by a mark that the others don't bear. Frozen: a later
 * shape is another file.
 */
export const FOURTH = {
  version: 4,
  stores: {
    records: 'id, [parent+kind+shelf+id], [kind+shelf+id], month, disputed',
  },
  /** Marks what was here before. What disagrees with a deletion is marked when something is next said of it. */
  upgrade: (transaction: Transaction): PromiseLike<unknown> =>
    transaction
      .table<Row>('records')
      .filter((row) => markOf(row) !== null)
      .modify((row) => {
        row.disputed = markOf(row) ?? 'look';
      }),
} as const;

function markOf({ kind, shelf, conflicts }: Row): 'yes' | 'look' | null {
  if (shelf === 'deleted') return kind === 'visit' ? 'look' : null;
  return conflicts?.length ? 'yes' : null;
}
