import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { readClosedBy } from '../closings.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';

/** Hands many visits over; undoable as one. Those that are handed over already stay so. @returns how many were */
export function handOverAll(session: Session, ids: readonly Id[]): Promise<number> {
  const now = { ...momentNow() };
  return actOnAll(session, 'handedOver', ids, (visit) => {
    if (visit.body.handed) return [];
    return [...(visit.body.ended ? [] : [edit(visit, 'ended', now)]), edit(visit, 'handed', now)];
  });
}

/** Takes many visits back that were handed over; undoable as one. @returns how many were */
export function takeBackAll(session: Session, ids: readonly Id[]): Promise<number> {
  return actOnAll(session, 'takenBack', ids, (visit) => (visit.body.handed ? [edit(visit, 'handed', null)] : []));
}

/** Visits that can't be taken away without a word: findings are closed by what was seen there. */
export class ClosingsRest extends Error {
  override readonly name = 'ClosingsRest';
  constructor(readonly findings: readonly Entry<'finding'>[]) {
    super(`closed by these visits: ${findings.map(({ body }) => body.problem).join('; ')}`);
  }
}

/**
 * Takes many visits away; undoable as one. Their findings stay with their units, and stay closed where they were.
 * @param knowing the findings closed by these visits that the person was shown
 * @returns how many were
 * @throws ClosingsRest naming those closed by these visits where one was not shown; nothing is changed then
 */
export async function removeAll(
  session: Session,
  ids: readonly Id[],
  knowing: readonly Entry<'finding'>[] = [],
): Promise<number> {
  await session.queue.flush();
  const shown = new Set(knowing.map(({ id }) => id));
  const closed = await readClosedBy(session.db, ids);
  if (closed.some(({ id }) => !shown.has(id))) throw new ClosingsRest(closed);
  const now = { ...momentNow() };
  return actOnAll(session, 'visitsRemoved', ids, (visit) => [edit(visit, 'deleted', now)]);
}

async function actOnAll(
  session: Session,
  name: 'handedOver' | 'takenBack' | 'visitsRemoved',
  ids: readonly Id[],
  editsOf: (visit: Entry<'visit'>) => readonly Edit[],
): Promise<number> {
  await session.queue.flush();
  const visits = await getRecords(session.db, 'visit', ids);
  const edits = visits.map((visit) => (visit?.shelf === 'live' ? editsOf(visit) : []));
  const changed = edits.filter((one) => one.length > 0);
  if (changed.length > 0) await session.undo.act(name, changed.flat());
  return changed.length;
}
