import { type AnsweringDeed, deedsOf } from '../../changes/deeds.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { ChangeRow } from '../../store/schema.ts';
import { allUnder } from '../../store/under.ts';
import { eachLog } from '../../store/walk.ts';
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
  return (await readDeedsBy(session, parent, kind))(decides);
}

/** The same where several things are done by records of one kind, whose history is read once: say which. */
export async function readDeedsBy(
  session: Pick<Session, 'db'>,
  parent: Id,
  kind: Kind,
): Promise<(decides: string) => AnsweringDeed[]> {
  const records = await allUnder(session.db, parent, kind);
  const logs: ChangeRow[][] = [];
  await eachLog(
    session.db,
    records.map(({ id }) => id),
    (_, log) => void logs.push(log),
  );
  return (decides) => logs.flatMap((log) => deedsOf(log, kind, decides)).filter((deed) => deed.parent === parent);
}
