import { CAUSES } from '../model/findings.ts';
import type { Id } from '../model/ids.ts';
import { type Kind, membersOf } from '../model/records.ts';
import { momentNow } from '../model/time.ts';
import { checkMeasure, type MeasureCheck } from '../signals/lacking.ts';
import { type Entry, getRecord, newestUnder } from '../store/queries.ts';
import type { ClaimedDraft } from './drafts.ts';
import { holdDraft, isOwnDraft } from './drafts.ts';
import { edit } from './fields.ts';
import { creation, type Session } from './session.ts';

export type { MeasureCheck } from '../signals/lacking.ts';
export { CAUSES };

/** What a finding is made from: it stays linked with it. */
export interface FindingOrigin {
  item?: string;
  note?: Id;
  tag?: Id;
  material?: Id;
}

const SETS = { item: 'items', note: 'notes', tag: 'tags', material: 'materials' } as const;
const ORIGINS = ['item', 'note', 'tag', 'material'] as const;

const linksTo = (origin: FindingOrigin): Record<string, true> =>
  Object.fromEntries(ORIGINS.flatMap((one) => (origin[one] ? [[`${SETS[one]}.${origin[one]}`, true] as const] : [])));

/**
 * Begins a finding with its first words: a draft, kept like everything else, which no list counts yet.
 * @param visit at which it is noticed; it belongs to that visit's unit
 */
export function beginFinding(session: Session, visit: Entry<'visit'>, problem: string, origin: FindingOrigin = {}): Id {
  const id = session.newId();
  const { unit, campaign } = visit.body;
  const body = { campaign, visit: visit.id, at: { ...momentNow() }, problem: '', draft: true, ...linksTo(origin) };
  session.queue.type(creation(id, 'finding', unit, body));
  typeProblem(session, unit, id, problem);
  return id;
}

/** Takes what the field of a finding that is being written shows now; it is saved by itself. */
export function typeProblem(session: Session, unit: Id, id: Id, problem: string): void {
  session.queue.type({ rec: id, kind: 'finding', parent: unit, field: 'problem', value: problem });
}

/** Links a finding that is being written with what it is made from, or takes the link away. */
export function linkOrigin(session: Session, unit: Id, id: Id, origin: FindingOrigin, on = true): void {
  for (const field of Object.keys(linksTo(origin)))
    session.queue.type({ rec: id, kind: 'finding', parent: unit, field, value: on });
}

/**
 * Puts a finding on the list; undoable.
 * @returns false for a problem without words: then nothing is made, and what was begun stays a draft
 */
export async function keepFinding(session: Session, unit: Id, id: Id, problem: string): Promise<boolean> {
  if (problem.trim() === '') return false;
  const of = { rec: id, kind: 'finding', parent: unit } as const;
  session.queue.type({ ...of, field: 'problem', value: problem });
  await session.queue.do([{ ...of, field: 'draft', value: false }]);
  // What was put down is a version of its own: what is changed afterwards, however soon, doesn't take its place.
  session.queue.forget(id, 'problem');
  session.undo.did('findingMade', () => session.queue.do([{ ...of, field: 'deleted', value: { ...momentNow() } }]));
  return true;
}

/** Takes up the newest finding that was begun at a visit and that no window holds; null when there is none. */
export async function claimFinding(
  session: Session,
  visit: Entry<'visit'>,
): Promise<Omit<ClaimedDraft, 'manner'> | null> {
  await session.queue.flush();
  const begun = await newestUnder(session.db, visit.body.unit, 'finding', 20, 'draft', isOf(visit.id));
  for (const { id, body } of begun) {
    if (!body.problem || isOwnDraft(id)) continue;
    const release = await holdDraft(id);
    if (release) return { id, text: body.problem, release };
  }
  return null;
}

const isOf = (visit: Id) => (finding: Entry<'finding'>) => finding.body.visit === visit;

/**
 * The words with which a finding begins that is made from something: a note's, a tag's fact, an item's comment. None
 * from what was said back to back: a problem goes on lists that the unit sees, so it is put in one's own words (S26).
 */
export async function wordsFor(session: Session, visit: Entry<'visit'>, origin: FindingOrigin): Promise<string> {
  await session.queue.flush();
  if (origin.note) return wordsOfNote(await getRecord(session.db, 'note', origin.note));
  if (origin.tag) {
    const tag = await getRecord(session.db, 'tag', origin.tag);
    const known = session.pack.tags.find(({ id }) => id === tag?.body.tag);
    return tag?.body.fact?.trim() || known?.title.zh || '';
  }
  return origin.item ? String(visit.body[`comment.${origin.item}`] ?? '') : '';
}

function wordsOfNote(note: Entry<'note'> | null): string {
  if (!note || note.body.source === 'backToBack') return '';
  return note.body.text?.trim() || note.body.quote?.text || '';
}

/** Whether what a finding is made from was said back to back. */
export async function isProtectedOrigin(session: Session, origin: FindingOrigin): Promise<boolean> {
  if (!origin.note) return false;
  return (await getRecord(session.db, 'note', origin.note))?.body.source === 'backToBack';
}

/** What a finding is linked with. */
export function originsOf({ body }: Entry<'finding'>): { set: (typeof SETS)[keyof typeof SETS]; id: string }[] {
  return ORIGINS.flatMap((one) => membersOf(body, SETS[one]).map((id) => ({ set: SETS[one], id })));
}

/** What a finding's measure says and lacks: quantity, person, deadline, each with the words that were looked for (S14). */
export function checkFinding({ body }: Entry<'finding'>): MeasureCheck[] {
  const { measure = '', quantity, deadline, answers = '', leader = '' } = body;
  const person = answers.trim() || leader.trim();
  return checkMeasure(measure, { quantity, person, deadline });
}

/** Takes a record of the list away; undoable, and it stays in the history. */
export function removeListed(session: Session, entry: Entry<'finding' | 'remark' | 'material'>): Promise<void> {
  return session.undo.act(`${entry.kind}Removed`, [edit(entry as Entry<Kind>, 'deleted', { ...momentNow() })]);
}
