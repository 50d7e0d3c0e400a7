import { canonicalJson } from './canonical.ts';
import type { Change, ChangeId } from './change.ts';
import { fieldsOf, touches, valueIn } from './fields.ts';
import { compareChanges, mergeChanges } from './merge.ts';

/**
 * The current changes of a field: those that touch it and that no other change which touches it names in `sup`. So
 * replacing one field of a change that set several replaces it for that field only.
 * @param changes of one record, in any order, with or without repetition
 * @returns the heads in canonical order
 */
export function headsOf(changes: readonly Change[], field: string): Change[] {
  return unreplaced(mergeChanges(changes.filter((change) => touches(change, field))));
}

/**
 * Of changes that all touch one field, those that none of the others replaces. What a hostile `sup` names (itself, what
 * nobody has, a change of another record) replaces nothing.
 */
export function unreplaced(touching: readonly Change[]): Change[] {
  const replaced = new Set<string>();
  for (const { id, rec, sup } of touching) {
    for (const named of sup) if (named !== id) replaced.add(`${rec} ${named}`);
  }
  return touching.filter(({ id, rec }) => !replaced.has(`${rec} ${id}`));
}

/** Of a field's heads the one that is shown: the newest by clock; ties by author, then id. Undefined for no heads. */
export function shownHead(heads: readonly Change[]): Change | undefined {
  return heads.toSorted(compareChanges).at(-1);
}

/** The change whose word is shown of a field. @param changes of one record, in any order; undefined for none of it */
export const shownOf = (changes: readonly Change[], field: string): Change | undefined =>
  shownHead(headsOf(changes, field));

/** Whether a field's heads disagree: two that say the same are no conflict. */
export function isConflict(heads: readonly Change[], field: string): boolean {
  return new Set(heads.map((head) => canonicalJson(valueIn(head, field)))).size > 1;
}

/**
 * A record's heads after one new local change, without reading its history. Equals what `materialise` would say, as
 * long as the change is new and nobody's `sup` names it; where changes come from outside, materialise.
 * @param heads ids of the heads by field
 * @param instead the change that was squashed away and whose place `change` takes
 * @returns new heads, each sorted by id; the argument is left as it is
 */
export function advanceHeads(
  heads: Readonly<Record<string, readonly ChangeId[]>>,
  change: Change,
  instead?: ChangeId,
): Record<string, ChangeId[]> {
  const gone = new Set<ChangeId | undefined>([...change.sup, change.id, instead]);
  // A map, since assigning to a field of an object by a name from outside can reach its prototype.
  const next = new Map(Object.entries(heads).map(([field, ids]) => [field, [...ids]]));
  for (const field of fieldsOf(change)) {
    const kept = (next.get(field) ?? []).filter((id) => !gone.has(id));
    next.set(field, [...kept, change.id].sort());
  }
  return Object.fromEntries(next);
}
