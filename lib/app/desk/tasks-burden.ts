import type { Id } from '../../model/ids.ts';
import { burdenOf } from '../../stats/burden.ts';
import { type PlanWarning, planWarnings } from '../../stats/plan-warnings.ts';
import { newestOf } from '../../store/queries.ts';
import { survivorsIn } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { readTasks } from '../tasks.ts';

export type { PlanWarning } from '../../stats/plan-warnings.ts';

/** More units or visits than this are not looked at. */
const MOST = 500_000;

/**
 * Which of these units would get more visits in the month of a day than the pack's limit allows (S36): visits made and
 * visits planned count together, also those to units that were merged into it. It warns and forbids nothing. What has
 * no day stands in no month and isn't counted.
 * @param on the day for which they are to be planned, `YYYY-MM-DD`; null: nothing can be said
 * @param replanned tasks that these plans are of, and that don't count beside themselves
 * @returns one for each of them, its `index` by their order; none where the pack names no limit
 */
export async function warnOfBurden(
  session: Session,
  units: readonly Id[],
  on: string | null,
  replanned: readonly Id[] = [],
): Promise<PlanWarning[]> {
  const { limits } = session.pack;
  if (!limits || on === null || units.length === 0) return [];
  const [known, visits, tasks] = await Promise.all([
    newestOf(session.db, 'unit', MOST),
    newestOf(session.db, 'visit', MOST),
    readTasks(session.db),
  ]);
  const byId = new Map(known.map((unit) => [unit.id, unit]));
  // A draw may name a unit that was merged since.
  const now = survivorsIn(byId);
  const wanted = new Set(units.map(now));
  const made = visits.flatMap(({ id, body }) => {
    const unit = now(body.unit);
    // A visit whose beginning was lost with a torn journal belongs to no month.
    return wanted.has(unit) && body.began ? [{ ...body, id, unit }] : [];
  });
  const open = tasks.flatMap(({ task, unit, done }) => {
    const counts = !done && unit && wanted.has(unit.id) && !replanned.includes(task.id);
    return counts && task.body.on ? [{ unit: unit.id, month: task.body.on.slice(0, 7) }] : [];
  });
  const planned = [...open, ...units.map((unit) => ({ unit: now(unit), month: on.slice(0, 7) }))];
  return planWarnings(burdenOf(made, limits), planned, limits).flatMap((warning) => {
    const index = warning.index - open.length;
    return index >= 0 ? [{ ...warning, index, unit: units[index] ?? warning.unit }] : [];
  });
}
