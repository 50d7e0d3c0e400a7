import type { Change } from '../../changes/change.ts';
import { valueIn } from '../../changes/fields.ts';
import { shownOf } from '../../changes/heads.ts';
import { type Arrived, openWhenGone } from '../../changes/unseen.ts';
import type { Id } from '../../model/ids.ts';
import { getRecords, idsOn, logsOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { readUnderGone } from '../review/scope.ts';

/** A visit of which something comes in, and what of it. */
export interface Coming {
  readonly visit: Id;
  /** What is fresh and stands under it. */
  readonly under: readonly Change[];
  /** What is fresh of itself. */
  readonly own: readonly Change[];
}

/**
 * The visits that are taken away afterwards, and whether words then stand there of which that didn't know
 * (lib/changes/unseen.ts), more of them than before.
 * @param coming all of which something is fresh
 * @param inOrder all changes that come, as they will arrive
 * @param me whoever works here
 */
export async function readUnseen(
  db: Database,
  coming: readonly Coming[],
  inOrder: readonly Change[],
  me: Id,
): Promise<Map<Id, boolean>> {
  const gone = new Set(await idsOn(db, 'visit', 'deleted'));
  const away = coming.filter(({ visit, own }) => own.some(isTakingAway) || gone.has(visit));
  if (away.length === 0) return new Map();
  const places = new Map(inOrder.map(({ id }, at) => [id, Number.MAX_SAFE_INTEGER - inOrder.length + at]));
  const arrived = (changes: readonly Change[]): Arrived[] =>
    changes.map((change) => ({ ...change, seq: places.get(change.id) }));
  const rows = await getRecords(
    db,
    'visit',
    away.map(({ visit }) => visit),
  );
  const underGone = await readUnderGone(
    db,
    rows.flatMap((row) => row ?? []),
  );
  const found = new Map<Id, boolean>();
  for (const { visit, own, under } of away) {
    const parts = [...(underGone.get(visit) ?? []).map(({ id }) => id), ...under.map(({ rec }) => rec)];
    const logs = await logsOf(db, [visit, ...new Set(parts)]);
    const log = logs.get(visit) ?? [];
    logs.delete(visit);
    const here = [...logs.values()].flat();
    const whole = [...log, ...arrived(own)];
    if (!isGone(whole)) continue;
    const before = openWhenGone(log, standing(here), me);
    const after = openWhenGone(whole, standing([...here, ...arrived(under)]), me);
    found.set(visit, (after?.sides.length ?? 0) > (before?.sides.length ?? 0));
  }
  return found;
}

const isTakingAway = (change: Change): boolean => Boolean(valueIn(change, 'deleted'));

/** Without those of records that were taken away themselves. */
function standing(changes: readonly Arrived[]): Arrived[] {
  return [...Map.groupBy(changes, ({ rec }) => rec).values()].filter((log) => !isGone(log)).flat();
}

function isGone(log: readonly Change[]): boolean {
  const shown = shownOf(log, 'deleted');
  return shown !== undefined && isTakingAway(shown);
}
