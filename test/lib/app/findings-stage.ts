import { beginFinding, keepFinding } from '../../../lib/app/findings.ts';
import { beginNote, keepNote } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';

/** A new visit to the unit of this name. */
export async function visitTo(session: Session, name: string): Promise<Entry<'visit'>> {
  const visit = await getRecord(session.db, 'visit', await startVisit(session, { name }));
  if (!visit) throw new Error('no visit');
  return visit;
}

/** Puts a finding on the list. @returns its id */
export async function listFinding(
  session: Session,
  visit: Entry<'visit'>,
  problem: string,
  more: Readonly<Record<string, Json>> = {},
): Promise<string> {
  const id = beginFinding(session, visit, problem);
  await keepFinding(session, visit.body.unit, id, problem);
  if (Object.keys(more).length > 0)
    await session.queue.do([{ rec: id, kind: 'finding', parent: visit.body.unit, field: '*', value: more }]);
  return id;
}

/** The finding as the store has it. */
export async function findingOf(session: Session, id: string): Promise<Entry<'finding'>> {
  const found = await getRecord(session.db, 'finding', id);
  if (!found) throw new Error('no finding');
  return found;
}

/** Keeps a note of a visit. @returns its id */
export async function noteAt(session: Session, visit: string, text: string): Promise<string> {
  const id = beginNote(session, visit, text, { how: 'look', source: 'public', items: [] });
  await keepNote(session, visit, id, text);
  return id;
}

/** Merges a unit into another. */
export const mergeInto = (session: Session, unit: string, into: string): Promise<void> =>
  session.queue.do([{ rec: unit, kind: 'unit', parent: null, field: 'mergedInto', value: into }]);
