import type { Change, Json } from '../../../lib/changes/change.ts';

/** The design's sentences (bundle.md, Merge) once more, as plainly as they can be put and without the room's own code. */

export function byClock(a: Change, b: Change): number {
  const [x, y] = [a, b].map((change) => `${change.hlc} ${change.author} ${change.id}`);
  return (x ?? '') < (y ?? '') ? -1 : Number(x !== y);
}

export function sets(change: Change, field: string): boolean {
  return change.field === '*' ? Object.hasOwn(change.value as object, field) : change.field === field;
}

export function said(change: Change, field: string): Json | undefined {
  return change.field === '*' ? (change.value as Record<string, Json>)[field] : change.value;
}

export function fieldsSet(changes: readonly Change[]): string[] {
  return [
    ...new Set(changes.flatMap((one) => (one.field === '*' ? Object.keys(one.value as object) : one.field))),
  ].sort();
}

/** Heads: those that nobody's `sup` names, oldest first. */
export function headsBy(changes: readonly Change[], field: string): Change[] {
  const touching = changes.filter((change) => sets(change, field));
  const isHead = (one: Change) => !touching.some((other) => other.id !== one.id && other.sup.includes(one.id));
  return touching.filter(isHead).sort(byClock);
}
