import type { Id } from '../model/ids.ts';
import type { NoteKind, Source, Speaker } from '../model/records.ts';
import { momentNow } from '../model/time.ts';
import type { Edit } from '../store/commit.ts';
import type { Entry } from '../store/queries.ts';
import { type Escaped, forgetBefore } from './protect.ts';
import { creation, type Session } from './session.ts';

/** How a note being written is made out, beside its words. */
export interface DraftManner {
  how: NoteKind;
  source: Source;
  items: readonly string[];
}

const edit = (visit: Id, id: Id, field: string, value: Edit['value']): Edit => ({
  rec: id,
  kind: 'note',
  parent: visit,
  field,
  value,
});

/** Begins a note with its first words: a draft, kept like everything else, which no list counts yet. */
export function beginNote(session: Session, visit: Id, text: string, manner: DraftManner): Id {
  const id = session.newId();
  const items = Object.fromEntries(manner.items.map((item) => [`items.${item}`, true]));
  const body = { text: '', how: manner.how, source: manner.source, at: momentNow(), draft: true, ...items };
  session.queue.type(creation(id, 'note', visit, body));
  session.queue.type(edit(visit, id, 'text', text));
  return id;
}

/** Takes what the field of a note shows now; it is saved by itself. */
export function typeNote(session: Session, visit: Id, id: Id, text: string, seen?: readonly string[]): void {
  session.queue.type({ ...edit(visit, id, 'text', text), ...(seen && { seen }) });
}

/** Puts the note down: it stands in the list from now on. @param isProtected whether its source is back to back */
export async function keepNote(session: Session, visit: Id, id: Id, text: string, isProtected = false): Promise<void> {
  session.queue.type(edit(visit, id, 'text', text));
  await session.queue.do([edit(visit, id, 'draft', false)]);
  // What was put down is a version of its own: what is changed afterwards, however soon, doesn't take its place.
  session.queue.forget(id, 'text');
  if (isProtected) await forgetBefore(session, id);
}

/** Changes how a note being written is made out. */
export function setDraftManner(session: Session, visit: Id, id: Id, before: DraftManner, after: DraftManner): void {
  if (after.how !== before.how) session.queue.type(edit(visit, id, 'how', after.how));
  if (after.source !== before.source) session.queue.type(edit(visit, id, 'source', after.source));
  for (const item of after.items)
    if (!before.items.includes(item)) session.queue.type(edit(visit, id, `items.${item}`, true));
  for (const item of before.items)
    if (!after.items.includes(item)) session.queue.type(edit(visit, id, `items.${item}`, false));
}

/**
 * Changes how a note came about; undoable. Where it becomes one back to back, what it said before is forgotten.
 * @returns what could not be forgotten, since a file may hold it
 */
export async function setManner(
  session: Session,
  note: Entry<'note'>,
  change: { how?: NoteKind; source?: Source; speaker?: Speaker | null },
): Promise<Escaped | null> {
  const edits = Object.entries(change).map(([field, value]) => edit(note.parent, note.id, field, value));
  // Who speaks to everybody or face to face is no protected category.
  if (change.source && change.source !== 'backToBack' && note.body.speaker)
    edits.push(edit(note.parent, note.id, 'speaker', null));
  await session.undo.act('noteEdited', edits);
  return change.source === 'backToBack' ? forgetBefore(session, note.id) : null;
}

/** Links a note with an item, or takes the link away; undoable. */
export function linkItem(session: Session, note: Entry<'note'>, item: string, on: boolean): Promise<void> {
  return session.undo.act('linked', [edit(note.parent, note.id, `items.${item}`, on)]);
}

/**
 * Takes a record away; undoable, and it stays in the history. Whoever is told of it is told also which closed findings
 * rest on a note or a visit that goes.
 */
export async function remove(session: Session, entry: Entry<'note' | 'tag' | 'evidence' | 'visit'>): Promise<void> {
  const edits: Edit[] = [
    { rec: entry.id, kind: entry.kind, parent: entry.parent || null, field: 'deleted', value: momentNow() },
  ];
  await session.undo.act(`${entry.kind}Removed`, edits, await restingOn(session, entry));
}

/** The problems of the findings that are closed by a visit or a note. */
async function restingOn({ db, queue }: Session, { id, kind }: Entry<'note' | 'tag' | 'evidence' | 'visit'>) {
  if (kind !== 'note' && kind !== 'visit') return [];
  await queue.flush();
  // Loaded when it is wanted: the first word to be typed need not wait for the life of findings.
  const { readClosedBy } = await import('./closings.ts');
  return (await readClosedBy(db, [id])).map(({ body }) => body.problem ?? '');
}
