import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import { type Entry, getRecord, newestUnder } from '../../store/queries.ts';
import { type ClaimedDraft, holdDraft, isOwnDraft } from '../drafts.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';
import type { UndoName } from '../undo.ts';

/** What a comment speaks of. */
export interface CommentOn {
  /** The visit, or a note, a tag or a finding of it. */
  readonly on: Id;
  /** A field of that, such as `rating.2.1`. */
  readonly field?: string;
  /** The first comment of the thread that it answers in. */
  readonly thread?: Id;
}

/**
 * Begins a comment (批注) or an answer with its first words: a draft, kept like everything else, which nobody else reads
 * yet.
 */
export function beginComment(session: Session, visit: Id, of: CommentOn, text: string): Id {
  const id = session.newId();
  const body = { at: { ...momentNow() }, on: of.on, field: of.field, thread: of.thread, text: '', draft: true };
  session.queue.type(creation(id, 'comment', visit, body));
  typeComment(session, visit, id, text);
  return id;
}

/** Takes what the field of a comment shows now; it is saved by itself. */
export function typeComment(session: Session, visit: Id, id: Id, text: string): void {
  session.queue.type({ rec: id, kind: 'comment', parent: visit, field: 'text', value: text });
}

/** Puts a comment down; undoable. @returns false for one without words: then what was begun stays a draft */
export async function keepComment(session: Session, visit: Id, id: Id, text: string): Promise<boolean> {
  if (text.trim() === '') return false;
  const of = { rec: id, kind: 'comment', parent: visit } as const;
  session.queue.type({ ...of, field: 'text', value: text });
  await session.queue.do([{ ...of, field: 'draft', value: false }]);
  // What was put down is a version of its own: what is changed afterwards, however soon, doesn't take its place.
  session.queue.forget(id, 'text');
  session.undo.did('commented', () => session.queue.do([{ ...of, field: 'deleted', value: { ...momentNow() } }]));
  return true;
}

/** Takes up the newest comment on the same thing that was begun at a visit and that no window holds; null for none. */
export async function claimComment(
  session: Session,
  visit: Id,
  { on, field, thread }: CommentOn,
): Promise<Omit<ClaimedDraft, 'manner'> | null> {
  await session.queue.flush();
  const same = ({ body }: Entry<'comment'>) =>
    body.on === on && (body.field ?? undefined) === field && (body.thread ?? undefined) === thread;
  for (const { id, body } of await newestUnder(session.db, visit, 'comment', 20, 'draft', same)) {
    if (!body.text || isOwnDraft(id)) continue;
    const release = await holdDraft(id);
    if (release) return { id, text: body.text, release };
  }
  return null;
}

/** A comment as it stands; null where there is none. */
export const readComment = (session: Session, id: Id): Promise<Entry<'comment'> | null> =>
  getRecord(session.db, 'comment', id);

/** Says of a thread that what it asked for was done, or that it was not after all; undoable. */
export function markDone(session: Session, first: Entry<'comment'>, isDone: boolean): Promise<void> {
  const mark = (is: boolean) => () => session.queue.do([edit(first, 'done', is ? { ...momentNow() } : null)]);
  return doOwn(session, 'commentDone', mark(isDone), mark(!isDone));
}

/** Takes one's own comment away; undoable. Another's stays: nobody takes another's words away. */
export function removeComment(session: Session, comment: Entry<'comment'>): Promise<void> {
  const set = (value: Edit['value']) => () => session.queue.do([edit(comment, 'deleted', value)]);
  return doOwn(session, 'commentRemoved', set({ ...momentNow() }), set(null));
}

/** Not undone by what the field said before: that may be another's word, and everybody's counts as their own here. */
async function doOwn(
  session: Session,
  name: UndoName,
  act: () => Promise<void>,
  back: () => Promise<void>,
): Promise<void> {
  await act();
  session.undo.did(name, back);
}
