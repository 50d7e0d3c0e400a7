import type { Change } from '../../changes/change.ts';
import { type Deed, deedsOf } from '../../changes/deeds.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { allUnder } from '../../store/under.ts';
import type { Session } from '../session.ts';

/** All changes of records, by record. */
export async function readLogs({ db }: Pick<Session, 'db'>, ids: readonly Id[]): Promise<Map<Id, Change[]>> {
  const changes = await db.changes
    .where('rec')
    .anyOf([...ids])
    .toArray();
  return Map.groupBy(changes, ({ rec }) => rec);
}

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
): Promise<Deed[]> {
  const records = await allUnder(session.db, parent, kind);
  const logs = await readLogs(
    session,
    records.map(({ id }) => id),
  );
  return [...logs.values()].flatMap((log) => deedsOf(log, kind, decides)).filter((deed) => deed.parent === parent);
}
