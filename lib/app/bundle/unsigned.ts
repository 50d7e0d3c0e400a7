import { tellsRating } from '../../bundle/zip/parts.ts';
import { type ChangeId, personOf } from '../../changes/change.ts';
import { compareChanges } from '../../changes/merge.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { Entry } from '../../store/queries.ts';
import type { ChangeRow } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';
import { NOBODY } from '../people.ts';
import type { Session } from '../session.ts';
import type { Scoped } from './batches-going.ts';
import { isOwn } from './cut.ts';

/** What of a record somebody else wrote and never signed: it goes with no file but theirs. */
export interface Unsigned {
  /** Who wrote it. */
  readonly people: readonly Id[];
  /** Whether the record began with it, or ended where its end is to go: nothing of it goes; else what came to it later. */
  readonly whole: boolean;
}

/**
 * Finds words of others that lie in no batch, among records that are to go: a colleague's backup that was put back brings
 * them, or a file of tasks, and only whoever wrote them can sign them. What packs bring along is nobody's, and everywhere.
 * @returns by the record's id
 */
export async function readUnsigned(session: Session, scopes: readonly Scoped[]): Promise<Map<Id, Unsigned>> {
  const found = new Map<Id, Unsigned>();
  // Whatever else comes here comes in batches, and each of these ways begins an epoch (`beginEpoch`).
  if (session.me.epoch === 0) return found;
  for (const { scope, stays } of scopes) {
    const records = new Map(scope.records.map((record) => [record.id, record]));
    const tells = tellsRating(scope);
    await eachLog(session.db, [...records.keys()], (id, log) => {
      const may = log.filter((change) => stays.goes(change)).sort(compareChanges);
      // A visit may have been taken away and put back before.
      const first = scope.removalOnly ? may.at(-1) : (may.find((change) => !tells(change)) ?? may[0]);
      const unsigned = unsignedIn(session, may, { first, shown: shownIn(records.get(id)) });
      if (unsigned) found.set(id, unsigned);
    });
  }
  return found;
}

/** @param first what the record stands or falls with; `shown`: what it says now */
function unsignedIn(
  session: Session,
  log: readonly ChangeRow[],
  { first, shown }: { first: ChangeRow | undefined; shown: ReadonlySet<ChangeId> },
): Unsigned | null {
  const loose = log.filter((change) => change.batch === undefined && isOthers(session, change));
  const whole = loose.some((change) => change === first);
  const said = whole ? loose : loose.filter(({ id }) => shown.has(id));
  if (said.length === 0) return null;
  return { people: [...new Set(said.map(({ author }) => personOf(author)))], whole };
}

const isOthers = (session: Session, change: ChangeRow): boolean =>
  !isOwn(session, change) && personOf(change.author) !== NOBODY;

const shownIn = (record: Entry<Kind> | undefined): Set<ChangeId> => new Set(Object.values(record?.heads ?? {}).flat());
