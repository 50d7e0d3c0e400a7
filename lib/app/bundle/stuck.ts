import { isOfFinding, tellsRating } from '../../bundle/zip/parts.ts';
import { compareChanges } from '../../changes/merge.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { Entry } from '../../store/queries.ts';
import type { BatchRow, ChangeRow } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';
import type { Session } from '../session.ts';
import { type Chosen, type Fated, homesOf, type Scoped } from './batches-going.ts';
import { isOwn } from './cut.ts';
import type { Unsigned } from './unsigned.ts';

/**
 * Why a record stays though it was chosen: it tells a rating that stays yet; it was signed in one batch with such
 * ratings; or in one with something that wasn't chosen, or by another key than what goes, which is that batch; or only
 * somebody else can sign it (`readUnsigned`).
 */
export type Stuck =
  | { readonly is: 'rating' | 'batch' | 'unsigned' }
  | { readonly is: 'apart'; readonly row: BatchRow | null };

/**
 * Says which of the chosen records stay because of the batch that they came in: a batch goes whole, as it was signed, or
 * not at all. What counts is the change that a record began with: of one that only was changed later nothing is there.
 * @returns by the record's id; what stays for other reasons (`Stays`) is not among them
 */
export async function readStuck(
  session: Session,
  { scopes, blind }: Chosen,
  { fates, unsigned }: { fates: ReadonlyMap<string, Fated>; unsigned: ReadonlyMap<Id, Unsigned> },
): Promise<Map<Id, Stuck>> {
  const touched = new Set([...fates.values()].flatMap(({ row, fate }) => (fate === 'goes' ? [] : homesOf(row))));
  const stuck = new Map<Id, Stuck>();
  for (const scoped of scopes.filter(({ scope }) => !scope.removalOnly)) {
    const { about, records } = scoped.scope;
    // Whoever signed it, a finding may lie in a batch that is about something else.
    const some = touched.has(about) ? records : records.filter(floats);
    const whyStuck = judgeOf(session, scoped, { blind, fates });
    const ids = some.map(({ id }) => id);
    await eachLog(session.db, ids, (id, log) => {
      const why = whyStuck(log);
      if (why) stuck.set(id, why);
    });
  }
  for (const [id, { whole }] of unsigned) if (whole) stuck.set(id, { is: 'unsigned' });
  return stuck;
}

const floats = ({ kind }: Entry<Kind>): boolean => isOfFinding({ kind }) || kind === 'settlement';

/** Says of a record's log why it is stuck; null where it isn't. */
function judgeOf(
  session: Session,
  { scope, stays }: Scoped,
  { blind, fates }: Pick<Chosen, 'blind'> & { fates: ReadonlyMap<string, Fated> },
): (log: readonly ChangeRow[]) => Stuck | null {
  const tells = tellsRating(scope);
  const isBlind = scope.about !== null && blind.has(scope.about);
  const goesNow = (change: ChangeRow) => {
    const fate = change.batch === undefined ? 'anew' : fates.get(change.batch)?.fate;
    if (fate !== 'anew') return fate === 'goes';
    return isOwn(session, change) && !(isBlind && tells(change));
  };
  return (log) => {
    const may = log.filter((change) => stays.goes(change)).sort(compareChanges);
    const first = may.find((change) => !tells(change)) ?? may[0];
    if (!first || goesNow(first)) return null;
    // A visit of which everything tells began in one change with its ratings, or in one that isn't here.
    if (isBlind && tells(first)) return { is: first.kind === 'visit' ? 'batch' : 'rating' };
    const fated = first.batch === undefined ? undefined : fates.get(first.batch);
    return fated?.fate === 'blind' ? { is: 'batch' } : { is: 'apart', row: fated?.row ?? null };
  };
}
