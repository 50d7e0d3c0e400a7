import { canonicalJson } from './canonical.ts';
import type { Change, Json } from './change.ts';
import { touches } from './fields.ts';
import { materialise } from './materialise.ts';

/** What became of a field since a moment. */
export interface ChangedField {
  readonly field: string;
  /** What it said then; null for nothing. */
  readonly before: Json;
  readonly now: Json;
  /** The changes that came after that moment, newest first. */
  readonly changes: readonly Change[];
}

/**
 * The fields of a record that say something else than they did at a moment, in their order.
 * @param log all changes of one record
 * @param isBefore whether a change was made up to that moment
 */
export function changedSince<C extends Change>(log: readonly C[], isBefore: (change: C) => boolean): ChangedField[] {
  const earlier = materialise(log.filter(isBefore)).body;
  const { body } = materialise(log);
  return Object.entries(body).flatMap(([field, now]) => {
    const before = earlier[field] ?? null;
    if (canonicalJson(before) === canonicalJson(now)) return [];
    const later = log.filter((change) => touches(change, field) && !isBefore(change));
    return [{ field, before, now, changes: later.sort((a, b) => (a.hlc < b.hlc ? 1 : -1)) }];
  });
}
