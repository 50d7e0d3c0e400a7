import type { Id } from '../../model/ids.ts';
import { burdenOf } from '../../stats/burden.ts';
import { type PlanWarning, planWarnings } from '../../stats/plan-warnings.ts';
import { newestOf } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { readTasks, standsFor } from '../tasks.ts';

export type { PlanWarning } from '../../stats/plan-warnings.ts';

/** More units or visits than this are not looked at. */
const MOST = 500_000;

/**
 * Which of these units would get more visits in the month of a day than the pack's limit allows (S36): visits made and
 * visits planned count together. It warns and forbids nothing. What has no day stands in no month and isn't counted.
 * @param on the day for which they are to be planned, `YYYY-MM-DD`; null: nothing can be said
 * @returns one for each of them, its `index` by their order; none where the pack names no limit
 */
export async function warnOfBurden(session: Session, units: readonly Id[], on: string | null): Promise<PlanWarning[]> {
  const { limits } = session.pack;
  if (!limits || on === null || units.length === 0) return [];
  const [known, visits, tasks] = await Promise.all([
    newestOf(session.db, 'unit', MOST),
    newestOf(session.db, 'visit', MOST),
    readTasks(session.db),
  ]);
  const byId = new Map(known.map((unit) => [unit.id, unit]));
  const wanted = new Set(units);
  const made = visits.flatMap(({ id, body }) => {
    const unit = standsFor(body.unit, byId)?.id ?? body.unit;
    return wanted.has(unit) ? [{ ...body, id, unit }] : [];
  });
  const open = tasks.flatMap(({ task, unit, done }) =>
    !done && unit && wanted.has(unit.id) && task.body.on ? [{ unit: unit.id, month: task.body.on.slice(0, 7) }] : [],
  );
  const planned = [...open, ...units.map((unit) => ({ unit, month: on.slice(0, 7) }))];
  return planWarnings(burdenOf(made, limits), planned, limits).flatMap((warning) =>
    warning.index >= open.length ? [{ ...warning, index: warning.index - open.length }] : [],
  );
}
