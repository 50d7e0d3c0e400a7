import { type Change, type Json, personOf } from '../changes/change.ts';
import { touches, valueIn } from '../changes/fields.ts';
import { reachedFrom } from '../changes/reach.ts';

/**
 * What was ever said of a record, for what a later word of somebody else must not end: anybody may write into any record,
 * so that the newest word alone would let whoever gains by it take a tie away. A word stands until somebody replaced it
 * who may and who had seen it; no clock is asked, since a clock can be set back.
 */

/** Whether somebody may tell units apart, and end what a task says: then what they replaced doesn't count any more. */
export type MayTell = (change: Change) => boolean;

/** The changes that say something of a field, without those that one of some others replaced, straight or by way of more. */
export function standingWords(log: readonly Change[], field: string, mayReplace: MayTell): Change[] {
  const touching = log.filter((change) => touches(change, field));
  const sup = touching.filter(mayReplace).flatMap((change) => change.sup);
  const gone = reachedFrom({ sup }, touching);
  return touching.filter(({ id }) => !gone.has(id));
}

/** The same, where also whoever said something may take it back. */
export function keptWords(log: readonly Change[], field: string, mayReplace: MayTell): Change[] {
  const sayers = new Set(log.filter((change) => touches(change, field)).map(({ author }) => personOf(author)));
  return [...sayers].flatMap((person) => {
    const isTheirs: MayTell = ({ author }) => personOf(author) === person;
    return standingWords(log, field, (change) => isTheirs(change) || mayReplace(change)).filter(isTheirs);
  });
}

/** What was ever said of a field and nobody who may has replaced, each once. */
export const everSaid = (log: readonly Change[], field: string, mayReplace: MayTell): Json[] => [
  ...new Set(standingWords(log, field, mayReplace).map((change) => valueIn(change, field))),
];

/** By what units are told apart: `Telling` of lib/roster. */
type Told = Readonly<Record<'name' | 'type' | 'code' | 'place' | 'parent', readonly string[]>>;

/**
 * All that a unit was ever called, and that tells it from others; '' beside it where it may not have been known: what
 * somebody added later tells units apart only once somebody says it who may, also where they made the unit.
 * @param log all changes of the unit
 */
export function everTold(log: readonly Change[], mayTell: MayTell): Told {
  // Where several say that they made it, one who was not the first can only have left more open.
  const first = log.filter((change) => change.sup.length === 0 && touches(change, 'name'));
  const told = (field: string): string[] => {
    const words = standingWords(log, field, mayTell);
    const isKnown = words.some(mayTell) || (first.length > 0 && first.every((change) => touches(change, field)));
    const values = words.map((change) => String(valueIn(change, field) ?? ''));
    return [...new Set([...values, ...(isKnown ? [] : [''])])];
  };
  return { name: told('name'), type: told('type'), code: told('code'), place: told('place'), parent: told('parent') };
}

/**
 * Whom a task says to rate, by anybody's word that neither they themselves nor somebody who may took back. One that was
 * taken away by such a person waits for nobody.
 * @param log all changes of the task
 */
export function waitingFor(log: readonly Change[], mayTell: MayTell): string[] {
  const isGone = ({ author }: Change): boolean =>
    isTakenAway(log, (change) => personOf(change.author) === personOf(author) || mayTell(change));
  const waiting = keptWords(log, 'member', mayTell).flatMap((change) => {
    const member = valueIn(change, 'member');
    return typeof member === 'string' && member !== '' && !isGone(change) ? [member] : [];
  });
  return [...new Set(waiting)];
}

/** Whether somebody who may took a record away, and nobody who may put it back. */
function isTakenAway(log: readonly Change[], may: MayTell): boolean {
  const words = standingWords(log, 'deleted', may).filter(may);
  return words.length > 0 && words.every((change) => Boolean(valueIn(change, 'deleted')));
}
