import { type Json, personOf } from '../../changes/change.ts';
import { type Conflict, conflictsOf, resolutionOf } from '../../changes/conflicts.ts';
import { openWhenGone } from '../../changes/unseen.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import { isGoneVisit } from '../../store/disputed.ts';
import { type Watch, watch } from '../../store/live.ts';
import type { Entry } from '../../store/queries.ts';
import type { ChangeRow } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';
import { readOpenBetween } from '../members.ts';
import { type Maker, readMakers } from '../people.ts';
import type { Session } from '../session.ts';
import { withdraw } from '../withdraw.ts';
import { readUnderGone, type Scope } from './scope.ts';

export { inVisit, type Scope } from './scope.ts';

/** A disagreement in a record. */
export interface OpenConflict extends Conflict {
  readonly entry: Entry<Kind>;
  /** Of a visit that was taken away all that stands under it, of which some was unseen; else nothing. */
  readonly under: readonly Entry<Kind>[];
}

/** The disagreements in some records, and who stands on their sides, by author. */
export interface OpenConflicts {
  readonly conflicts: readonly OpenConflict[];
  readonly makers: ReadonlyMap<string, Maker>;
}

/** Watches where people disagree. @returns stops watching */
export function watchConflicts(session: Session, scope: Scope, on: Watch<OpenConflicts>): () => void {
  return watch(async () => conflictsIn(session, await scope(session.db)), on);
}

/** Where people disagree in these records, and who they are. */
export async function conflictsIn(session: Session, records: readonly Entry<Kind>[]): Promise<OpenConflicts> {
  const conflicts = await readConflicts(session, records);
  const authors = conflicts.flatMap(({ sides }) => sides.map(({ change }) => change.author));
  return { conflicts, makers: await readMakers(session, authors) };
}

async function readConflicts({ db, me }: Session, records: readonly Entry<Kind>[]): Promise<OpenConflict[]> {
  const gone = await readUnderGone(db, records.filter(isGoneVisit));
  // In the order in which they were begun: ids rise. Only those that say so need their logs read.
  const suspect = records
    .filter(({ id, disputed }) => disputed === 'yes' || gone.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const wanted = new Set([...suspect, ...[...gone.values()].flat()].map(({ id }) => id));
  const logs = new Map<Id, readonly ChangeRow[]>();
  await eachLog(db, [...wanted], (id, log) => logs.set(id, log));
  const members = suspect.filter(({ kind }) => kind === 'member').map(({ id }) => id);
  const isOpen = await readOpenBetween(db, new Map(members.map((id) => [id, logs.get(id) ?? []])));
  return suspect.flatMap((entry): OpenConflict[] => {
    // What stands in a visit that was taken away is on no screen, and waits until the visit is back.
    if (gone.has(entry.parent)) return [];
    const log = logs.get(entry.id) ?? [];
    const under = gone.get(entry.id);
    if (under) {
      const unseen = under.flatMap(({ id }) => logs.get(id) ?? []);
      const open = openWhenGone(log, unseen, me.id);
      return open ? [{ ...open, entry, under }] : [];
    }
    const open = conflictsOf(log).filter(({ isAgainstDelete }) => isAgainstDelete || entry.shelf !== 'deleted');
    const settled = ({ rec, field }: Conflict) => entry.kind === 'member' && !isOpen(rec, field);
    return open.filter((one) => !settled(one)).map((one) => ({ ...one, entry, under: [] }));
  });
}

/**
 * Settles one disagreement; undoable. What another says meanwhile stays beside it and is a disagreement again.
 * @param value one side's, or written anew; for an edit against a delete null puts the record back and a moment leaves it
 *   taken away
 */
export function settleConflict(session: Session, conflict: OpenConflict, value: Json): Promise<void> {
  return settle(session, [editOf(conflict, value)]);
}

/**
 * Settles by one person's word all disagreements on which they stand; undoable as one.
 * @returns how many
 */
export async function settleAllBy(session: Session, scope: Scope, person: Id): Promise<number> {
  await session.queue.flush();
  const edits = (await readConflicts(session, await scope(session.db))).flatMap((conflict) => {
    const own = conflict.sides.find(({ change }) => personOf(change.author) === person);
    if (!own) return [];
    // Who went on with what another took away wants it back.
    if (conflict.field !== own.field) return [editOf(conflict, null)];
    return [editOf(conflict, conflict.isAgainstDelete && own.value ? { ...momentNow() } : own.value)];
  });
  if (edits.length > 0) await settle(session, edits);
  return edits.length;
}

/** To undo it by the value that was shown before would be one more settlement: what was open is to be open again. */
function settle(session: Session, edits: readonly Edit[]): Promise<void> {
  return session.undo.act('conflictsSettled', edits, [], () => withdraw(session, edits));
}

/** Whoever decides of a visit that was taken away knew of all that stands under it, and says so by naming it. */
function editOf(conflict: OpenConflict, value: Json): Edit {
  const { sup, ...edit } = resolutionOf(conflict, value);
  const known = conflict.under.flatMap(({ heads }) => Object.values(heads).flat());
  return { ...edit, seen: [...new Set([...sup, ...known])].sort() };
}
