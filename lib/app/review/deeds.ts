import { type AnsweringDeed, deedsOf } from '../../changes/deeds.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { logsOf } from '../../store/queries.ts';
import { allUnder } from '../../store/under.ts';
import type { Session } from '../session.ts';

/**
 * What people did by records of a kind that stand under a visit or a unit. Those that were taken away are read as well:
 * nobody takes away another's deed.
 * @param decides as for `deedsOf`
 */
export async function readDeeds(
  session: Pick<Session, 'db'>,
  parent: Id,
  kind: Kind,
  decides: string,
): Promise<AnsweringDeed[]> {
  const records = await allUnder(session.db, parent, kind);
  const logs = await logsOf(
    session.db,
    records.map(({ id }) => id),
  );
  return [...logs.values()].flatMap((log) => deedsOf(log, kind, decides)).filter((deed) => deed.parent === parent);
}
