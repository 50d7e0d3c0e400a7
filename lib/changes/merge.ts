import type { Change } from './change.ts';

/**
 * The canonical order of changes: oldest first by clock, ties by author, then by id, all by code unit. Every device
 * that has the same changes has them in the same order.
 */
export function compareChanges(a: Change, b: Change): number {
  return compareText(a.hlc, b.hlc) || compareText(a.author, b.author) || compareText(a.id, b.id);
}

/**
 * Merges logs: the union by id, in canonical order. Commutative, associative, idempotent; nothing is dropped.
 * @param sets changes whose ids are the hash of what they say (`makeChange`, `verifyChange`)
 */
export function mergeChanges(...sets: readonly (readonly Change[])[]): Change[] {
  const byId = new Map(sets.flat().map((change) => [change.id, change]));
  return [...byId.values()].sort(compareChanges);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
