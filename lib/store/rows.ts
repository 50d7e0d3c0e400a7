import type { Change, Hlc } from '../changes/change.ts';
import { millisOf } from '../changes/clock.ts';
import { materialise } from '../changes/materialise.ts';
import { compareChanges } from '../changes/merge.ts';
import { markByLog } from './disputed.ts';
import { type RecordRow, shelfOf } from './schema.ts';

const monthOf = (hlc: Hlc): string => new Date(millisOf(hlc)).toISOString().slice(0, 7);

/** The row of a record that has no changes yet. */
export function emptyRow(of: Pick<Change, 'rec' | 'kind' | 'parent'>, hlc: Hlc): RecordRow {
  const month = monthOf(hlc);
  return {
    id: of.rec,
    kind: of.kind,
    parent: of.parent ?? '',
    shelf: 'live',
    month,
    body: {},
    heads: {},
    conflicts: [],
  };
}

/**
 * A record's row made anew from all of its changes, once two people or windows have written one field. It hangs on the
 * changes alone, so that it is the same in whatever order they came.
 */
export function rebuilt(row: RecordRow, changes: readonly Change[]): RecordRow {
  const { body, heads, conflicts } = materialise(changes);
  const inOrder = changes.toSorted(compareChanges);
  const [first, last] = [inOrder.at(0), inOrder.at(-1)];
  const place = first && last && { month: monthOf(first.hlc), parent: last.parent ?? '' };
  const { disputed: _, ...rest } = { ...row, ...place, body, heads, conflicts, shelf: shelfOf(body) };
  return { ...rest, ...markByLog(rest, changes) };
}
