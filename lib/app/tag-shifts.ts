import type { Id } from '../model/ids.ts';

/** By a visit's id: how many more of its tags stand so than its row counts, by status; fewer below 0. */
export type TagShifts = ReadonlyMap<Id, Readonly<Record<string, number>>>;

/** A visit in a list, its tags counted as they stand. @param shifts undefined before they were read */
export function withShifts<L extends { readonly visit: { readonly id: Id }; suspected: number; confirmed: number }>(
  line: L,
  shifts: TagShifts | undefined,
): L {
  const own = shifts?.get(line.visit.id);
  if (!own) return line;
  const { suspected = 0, confirmed = 0 } = own;
  return { ...line, suspected: line.suspected + suspected, confirmed: line.confirmed + confirmed };
}
