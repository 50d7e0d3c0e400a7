import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { readClosedBy } from '../closings.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';

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
  const visits = await getRecords(session.db, 'visit', ids);
  const edits = visits.flatMap((visit) => (visit?.shelf === 'live' ? [edit(visit, 'deleted', now)] : []));
  if (edits.length > 0) await session.undo.act('visitsRemoved', edits);
  return edits.length;
}
