import { membersOf } from '../model/records.ts';
import { itemOf } from '../packs/apply.ts';
import { answersUnder, type OldAnswer, oldAnswerTo } from '../packs/edit-pack.ts';
import type { Pack } from '../packs/schema.ts';
import { type Score, scoreVisit } from '../packs/score.ts';
import type { Entry } from '../store/queries.ts';
import { type Answer, answerOf } from './checklist.ts';
import { packAt } from './packs-in-force.ts';
import { checklistItems } from './progress.ts';
import type { Session } from './session.ts';
import type { VisitLine } from './visits.ts';

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

/**
 * The visit's score as it is and as it would be under another version: an item that is asked no more leaves it.
 * @param session inside the visit: its pack is the older one
 */
export function scoresOver(session: Session, newer: Pack, line: VisitLine): { before: Score; after: Score } {
  const under = (pack: Pack) => scoreVisit(pack, checklistItems({ ...session, pack }, line), line.visit.body).overall;
  return { before: under(session.pack), after: under(newer) };
}

/**
 * Takes a visit over to another version of its pack; undoable. Every answer stays as it is, and each keeps the version
 * to whose words it was given; one that was kept at an earlier going over stays kept.
 */
export function goOverTo(session: Session, visit: Entry<'visit'>, { version }: Pack): Promise<void> {
  const { body } = visit;
  const at = { rec: visit.id, kind: 'visit', parent: body.unit };
  const given = new Set([...membersOf(body, 'rating'), ...membersOf(body, 'duty')]);
  const kept = [...given]
    .filter((item) => !body[`ratedUnder.${item}`])
    .map((item) => ({ ...at, field: `ratedUnder.${item}`, value: body.packVersion }));
  return session.undo.act('packAdopted', [{ ...at, field: 'packVersion', value: version }, ...kept]);
}

/** An answer that was given under an older version, with that version. */
export interface OldWords {
  version: string;
  /** How its item differs from what it was; null where that version isn't to be had here. */
  old: OldAnswer | null;
}

/**
 * The answers of a visit that were given to other words than its version has, or to an item that it asks no more, by
 * item. One whose item reads the same is left out.
 * @param session inside the visit
 */
export async function readOldWords(session: Session, visit: Entry<'visit'>): Promise<Map<string, OldWords>> {
  const { body } = visit;
  const packs = new Map<string, Pack | null>();
  const found = new Map<string, OldWords>();
  for (const item of membersOf(body, 'ratedUnder')) {
    const version = String(body[`ratedUnder.${item}`]);
    if (!packs.has(version)) packs.set(version, await packAt(session.db, session.pack.id, version));
    const then = packs.get(version);
    const older = then && itemOf(then, item);
    const old = older ? oldAnswerTo(older, session.pack) : null;
    if (old || !older) found.set(item, { version, old });
  }
  return found;
}
