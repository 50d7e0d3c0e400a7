import { type Entry, getRecord } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';

/**
 * The end of a chain of references from a unit: of `mergedInto`, the unit that stands for it now. A chain that comes back
 * to itself, as two people's merges at once can make it, ends before it does.
 * @param next what a unit refers to; nothing at the end
 */
export function endOf(unit: string, next: (id: string) => string | null | undefined): string {
  const seen = new Set<string>();
  let at = unit;
  for (let to: string | null | undefined = at; to && !seen.has(to); to = next(at)) {
    seen.add(to);
    at = to;
  }
  return at;
}

/** The unit that stands for another now: itself, or the one it was merged into; null where there is none. */
export async function readSurvivor(db: Database, id: string): Promise<Entry<'unit'> | null> {
  const seen = new Set([id]);
  let unit = await getRecord(db, 'unit', id);
  for (let to = unit?.body.mergedInto; to && !seen.has(to); to = unit?.body.mergedInto) {
    seen.add(to);
    const next = await getRecord(db, 'unit', to);
    if (next?.shelf !== 'live') return unit;
    unit = next;
  }
  return unit;
}
