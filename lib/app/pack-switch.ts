import { answersUnder, type OldAnswer } from '../packs/edit-pack.ts';
import type { Pack } from '../packs/schema.ts';
import type { Entry } from '../store/queries.ts';
import { type Answer, answerOf } from './checklist.ts';
import type { Session } from './session.ts';

export type { OldAnswer } from '../packs/edit-pack.ts';

/**
 * The answers of a visit that a newer version would show under other words, or ask no more, each with what was
 * answered; in the order of the version that they were given to.
 * @param session inside the visit: its pack is the older one
 */
export function answersToShow(
  session: Session,
  newer: Pack,
  visit: Entry<'visit'>,
): (OldAnswer & { answer: Answer | null })[] {
  return answersUnder(session.pack, newer, visit.body).map((old) => ({ ...old, answer: answerOf(visit, old.older) }));
}

/** Takes a visit over to another version of its pack; undoable. Every answer stays as it is. */
export function goOverTo(session: Session, visit: Entry<'visit'>, { version }: Pack): Promise<void> {
  return session.undo.act('packAdopted', [
    { rec: visit.id, kind: 'visit', parent: visit.body.unit, field: 'packVersion', value: version },
  ]);
}
