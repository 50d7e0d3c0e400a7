import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { recusedAt } from '../party.ts';
import type { Session } from '../session.ts';
import { standingUnits } from '../tasks.ts';

/** A unit to which somebody is to be sent who must not go there (回避), and why; '' where no reason was written. */
export interface RecusalWarning {
  unit: Id;
  why: string;
}

/**
 * Watches to which of these units a member must not go. It warns and forbids nothing: the lead answers for it. For one
 * that was merged, what stands at the unit that it became part of holds.
 * @param member null for nobody in particular: nothing can be said
 * @returns stops watching
 */
export function watchRecusals(
  { db }: Session,
  units: readonly Id[],
  member: Id | null,
  on: Watch<RecusalWarning[]>,
): () => void {
  return watch(async () => {
    if (member === null) return [];
    const standing = await standingUnits(db, units);
    return units.flatMap((unit) => {
      const found = recusedAt(standing.get(unit)?.body ?? {}).find((one) => one.member === member);
      return found ? [{ unit, why: found.why }] : [];
    });
  }, on);
}
