import type { Change, ChangeId } from './change.ts';

/**
 * The ids of those of `changes` that one leads to by `sup`, itself left out: what whoever made it had seen replaced.
 * @param changes the only ones that the way may go through
 */
export function reachedFrom(change: Pick<Change, 'sup'>, changes: readonly Change[]): Set<ChangeId> {
  if (change.sup.length === 0) return new Set();
  const known = new Map(changes.map((one) => [one.id, one]));
  const reached = new Set<ChangeId>();
  const next = [...change.sup];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const found = known.get(id);
    if (!found || reached.has(id)) continue;
    reached.add(id);
    next.push(...found.sup);
  }
  return reached;
}
