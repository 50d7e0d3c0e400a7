import { type Change, personOf } from './change.ts';
import { againstDelete, type Conflict, type ConflictSide, conflictsOf, sidesOf } from './conflicts.ts';
import { fieldsOf, valueIn } from './fields.ts';
import { headsOf, shownHead } from './heads.ts';
import { reachedFrom } from './reach.ts';

/** A change as it lies on a device. */
export interface Arrived extends Change {
  /** Where it stands in the order of arrival; undefined for what hasn't arrived yet. */
  readonly seq?: number | undefined;
  /** What brought it here or took it out; undefined for what never left this device. */
  readonly batch?: string | undefined;
}

/**
 * What is open about a record that was taken away with all that stands under it: what others wrote into it (conflicts.ts),
 * and words under it of which its taking away didn't know. Nobody finds those any more, so a person is to decide.
 * @param log all changes of the record
 * @param under all changes of the records under it that were not taken away themselves
 * @param here the person who works on this device
 * @returns null where it stands, or nothing is open; the sides name all that was unseen, so that whatever settles it
 *   replaces that as well
 */
export function openWhenGone(log: readonly Arrived[], under: readonly Arrived[], here: string): Conflict | null {
  const own = conflictsOf(log).find(({ isAgainstDelete }) => isAgainstDelete) ?? null;
  const heads = headsOf(log, 'deleted');
  const deletes = heads.filter((head) => valueIn(head, 'deleted'));
  const shown = shownHead(heads);
  if (!shown || !valueIn(shown, 'deleted')) return own;
  const all = [...log, ...under];
  const knowing = deletes.map((head) => knownUnder(head, all, here));
  const unseen = currentIn(under).filter(({ change }) => !knowing.some((knows) => knows(change)));
  if (unseen.length === 0) return own;
  return own ? { ...own, sides: [...own.sides, ...unseen] } : againstDelete(deletes, unseen);
}

/** What records say now, record by record, newest first of each field. */
function currentIn(changes: readonly Change[]): ConflictSide[] {
  return [...Map.groupBy(changes, ({ rec }) => rec).values()].flatMap((log) => {
    const fields = [...new Set(log.flatMap(fieldsOf))].filter((field) => field !== 'deleted').sort();
    return fields.flatMap((field) => sidesOf(headsOf(log, field), field));
  });
}

/**
 * Whether whoever took the record away knew of words under it. Their own they knew, and what the deletion names, which one
 * does that settles this. Of others' words they knew none that never left the device on which they were written; of the
 * rest those that were earlier by clock and that lay here when the deletion came. In whatever order files come in, that
 * errs on the side of asking.
 */
function knownUnder(deletion: Arrived, all: readonly Arrived[], here: string): (change: Arrived) => boolean {
  const place = new Map(all.map(({ id, seq }) => [id, seq ?? Number.POSITIVE_INFINITY]));
  const placeOf = ({ id }: Change) => place.get(id) ?? Number.POSITIVE_INFINITY;
  const named = reachedFrom(deletion, all);
  const by = personOf(deletion.author);
  return (change) => {
    const writer = personOf(change.author);
    if (writer === by || named.has(change.id)) return true;
    if (writer === here && change.batch === undefined) return false;
    return change.hlc <= deletion.hlc && placeOf(change) < placeOf(deletion);
  };
}
