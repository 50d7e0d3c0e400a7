import { type Json, personOf } from '../../changes/change.ts';
import { type Conflict, conflictsOf, resolutionOf } from '../../changes/conflicts.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecord, logsOf } from '../../store/queries.ts';
import { allKindsUnder, allUnder } from '../../store/under.ts';
import { type Maker, readMakers } from '../people.ts';
import type { Session } from '../session.ts';
import { withdraw } from '../withdraw.ts';

export type { Conflict } from '../../changes/conflicts.ts';

/** A disagreement in a record of a visit. */
interface OpenConflict extends Conflict {
  readonly entry: Entry<Kind>;
}

/** The disagreements of a visit, and who stands on their sides, by author. */
export interface VisitConflicts {
  readonly conflicts: readonly OpenConflict[];
  readonly makers: ReadonlyMap<string, Maker>;
}

/** Steps are read person by person, so that nobody's can be disputed by another's hand. */
const NEVER_DISPUTED: ReadonlySet<string> = new Set(['comment', 'review', 'verdict', 'settlement']);

/** Watches where people disagree in a visit, in what stands under it and in its findings. @returns stops watching */
export function watchConflicts(session: Session, visit: Id, on: Watch<VisitConflicts>): () => void {
  return watch(async () => {
    const conflicts = await readConflicts(session, visit);
    const authors = conflicts.flatMap(({ sides }) => sides.map(({ change }) => change.author));
    return { conflicts, makers: await readMakers(session, authors) };
  }, on);
}

async function readConflicts(session: Session, visit: Id): Promise<OpenConflict[]> {
  const records = await recordsOf(session, visit);
  // Only those that say so need their logs read, and those that were taken away.
  const suspect = records.filter(({ conflicts, shelf }) => conflicts.length > 0 || shelf === 'deleted');
  const logs = await logsOf(
    session.db,
    suspect.map(({ id }) => id),
  );
  // In the order in which they were begun: ids rise.
  const inOrder = suspect.sort((a, b) => (a.id < b.id ? -1 : 1));
  return inOrder.flatMap((entry) => conflictsOf(logs.get(entry.id) ?? []).map((one) => ({ ...one, entry })));
}

/** A visit, what stands under it on any shelf, and the findings that were made at it. */
export async function recordsOf({ db }: Session, id: Id): Promise<Entry<Kind>[]> {
  const visit = await getRecord(db, 'visit', id);
  if (!visit) return [];
  const [under, findings] = await Promise.all([allKindsUnder(db, id), allUnder(db, visit.body.unit, 'finding')]);
  const own = findings.filter(({ body }) => body.visit === id);
  const listed = under.filter(({ kind }) => !NEVER_DISPUTED.has(kind));
  return [visit, ...listed, ...own] as unknown as Entry<Kind>[];
}

/**
 * Settles one disagreement; undoable. What another says meanwhile stays beside it and is a disagreement again.
 * @param value one side's, or written anew; for an edit against a delete null puts the record back and a moment leaves it
 *   taken away
 */
export function settleConflict(session: Session, conflict: Conflict, value: Json): Promise<void> {
  return settle(session, [editOf(conflict, value)]);
}

/**
 * Settles by one person's word all disagreements of a visit on which they stand; undoable as one.
 * @returns how many
 */
export async function settleAllBy(session: Session, visit: Id, person: Id): Promise<number> {
  await session.queue.flush();
  const edits = (await readConflicts(session, visit)).flatMap((conflict) => {
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

function editOf(conflict: Conflict, value: Json): Edit {
  const { sup, ...edit } = resolutionOf(conflict, value);
  return { ...edit, seen: sup };
}
