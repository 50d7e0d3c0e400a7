import { type Change, type Json, personOf } from './change.ts';
import { byFieldOf, valueIn } from './fields.ts';
import { headsOf, isConflict, shownHead, unreplaced } from './heads.ts';
import { compareChanges, mergeChanges } from './merge.ts';
import { reachedFrom } from './reach.ts';

/** What one side of a disagreement says. */
export interface ConflictSide {
  readonly change: Change;
  readonly field: string;
  readonly value: Json;
}

/** A field on which people or windows disagree. */
export interface Conflict {
  readonly rec: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly field: string;
  /**
   * Newest first. For an edit against a delete the deletions, and then each edit with the field that it is of, also such as
   * are of records under it (unseen.ts).
   */
  readonly sides: readonly ConflictSide[];
  /** What all sides began with; null where there is none, or where it left the log. */
  readonly ancestor: ConflictSide | null;
  /** Whether one took the record away and the other went on with it or put it back; `field` is `deleted` then. */
  readonly isAgainstDelete: boolean;
}

/** What settles a conflict: a change of this record that replaces all sides. */
export type Resolution = Pick<Change, 'rec' | 'kind' | 'parent' | 'field' | 'value' | 'sup'>;

/**
 * The disagreements in a record, by field. Two who took it away at different times agree.
 * @param log all changes of one record, in any order
 */
export function conflictsOf(log: readonly Change[]): Conflict[] {
  const changes = mergeChanges(log);
  const byField = [...byFieldOf(changes)].sort(([one], [other]) => (one < other ? -1 : 1));
  const found = byField.flatMap(([field, touching]) => {
    const heads = unreplaced(touching);
    if (!isConflict(heads, field)) return [];
    const isAgainstDelete = field === 'deleted';
    if (isAgainstDelete && heads.every((head) => valueIn(head, field))) return [];
    return [conflict(heads, field, sidesOf(heads, field), ancestorOf(touching, heads), isAgainstDelete)];
  });
  const unseen = editsAgainstDelete(changes, byField);
  return unseen ? [...found, unseen] : found;
}

/** The change that settles a conflict, before it has a time and an author. @param value one side's, or written anew */
export function resolutionOf({ rec, kind, parent, field, sides }: Conflict, value: Json): Resolution {
  return { rec, kind, parent, field, value, sup: [...new Set(sides.map(({ change }) => change.id))].sort() };
}

/** What changes say of a field, newest first. */
export const sidesOf = (heads: readonly Change[], field: string): ConflictSide[] =>
  heads
    .toSorted(compareChanges)
    .reverse()
    .map((change) => ({ change, field, value: valueIn(change, field) }));

function conflict(
  heads: readonly Change[],
  field: string,
  sides: readonly ConflictSide[],
  ancestor: Change | null,
  isAgainstDelete: boolean,
): Conflict {
  // As the record itself has it: by its newest change.
  const { rec, kind, parent } = shownHead(heads) as Change;
  const began = ancestor && { change: ancestor, field, value: valueIn(ancestor, field) };
  return { rec, kind, parent, field, sides, ancestor: began, isAgainstDelete };
}

/**
 * No people differ in so many ways: a file may make as many sides of one field as it has lines. What they began with is
 * not looked for then, and of so many deletions the newest alone are asked what they had seen.
 */
const MANY = 100;

/**
 * The newest change that the `sup` of all heads lead to: one that none of the others so reached replaces, and of several
 * the newest by clock.
 */
function ancestorOf(touching: readonly Change[], heads: readonly Change[]): Change | null {
  if (heads.length > MANY) return null;
  const [first, ...others] = heads.map((head) => reachedFrom(head, touching));
  const common = touching.filter(({ id }) => first?.has(id) && others.every((reached) => reached.has(id)));
  return shownHead(unreplaced(common)) ?? null;
}

/** What others wrote into a record that stays taken away and whose taking away didn't know of it; null for nothing. */
function editsAgainstDelete(
  changes: readonly Change[],
  byField: readonly (readonly [string, readonly Change[]])[],
): Conflict | null {
  const deletes = headsOf(changes, 'deleted');
  if (deletes.length === 0 || !deletes.every((head) => valueIn(head, 'deleted'))) return null;
  const knowing = deletes.slice(-MANY).map((head) => knownTo(head, changes));
  const edits = byField
    .filter(([field]) => field !== 'deleted')
    .flatMap(([field, touching]) => sidesOf(unreplaced(touching), field))
    .filter(({ change }) => !knowing.some((knows) => knows(change)));
  return edits.length > 0 ? againstDelete(deletes, edits) : null;
}

/** What is open between those who took a record away, which are not none, and those who went on. */
export const againstDelete = (deletes: readonly Change[], edits: readonly ConflictSide[]): Conflict =>
  conflict(deletes, 'deleted', [...sidesOf(deletes, 'deleted'), ...edits], null, true);

/**
 * Whether who took a record away knew of a change: of their own, of what the deletion's `sup` leads to, and of what those
 * knew whose deletions it leads to. A clock says nothing: whoever names nothing has seen nothing, so that what others wrote
 * is asked about rather than lost.
 */
function knownTo(deletion: Change, changes: readonly Change[]): (change: Change) => boolean {
  const seen = reachedFrom(deletion, changes);
  /** Until when each person's own words were known. */
  const until = new Map<string, string>();
  for (const one of changes) {
    if (!seen.has(one.id) || !valueIn(one, 'deleted')) continue;
    const person = personOf(one.author);
    if (one.hlc > (until.get(person) ?? '')) until.set(person, one.hlc);
  }
  const by = personOf(deletion.author);
  return ({ id, author, hlc }) => {
    const person = personOf(author);
    return id === deletion.id || seen.has(id) || person === by || hlc <= (until.get(person) ?? '');
  };
}
