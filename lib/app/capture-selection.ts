import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import { type Captured, takeSelection } from '../platform/page.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import { creation, type Session } from './session.ts';

/** Where a captured selection went: a note, and the visit that it belongs to (null: the inbox). */
export interface CapturedNote {
  note: Id;
  visit: Id | null;
}

/**
 * Makes the selection of a page a note of the visit that is open; without one it waits in the inbox.
 * @param visit the visit, or undefined for the one that was open last
 * @throws PageFailure when nothing can be taken; StoreFailure
 */
export async function captureSelection(session: Session, tabId?: number, visit?: Id): Promise<CapturedNote> {
  const captured = await takeSelection(tabId);
  return keepSelection(session, captured, visit ?? (await openVisit(session)));
}

async function keepSelection(session: Session, captured: Captured, visit: Id | null): Promise<CapturedNote> {
  const note = session.newId();
  const { text, title, address, cut } = captured;
  const quote = { text, title, address, at: momentNow(), ...(cut && { cut }) };
  const body = { text: '', how: 'look', source: 'public', at: momentNow(), quote };
  await session.undo.act('noteKept', [creation(note, 'note', visit, body)]);
  return { note, visit };
}

async function openVisit(session: Session): Promise<Id | null> {
  const id = await readMeta(session.db, 'currentVisit');
  const visit = typeof id === 'string' ? await getRecord(session.db, 'visit', id) : null;
  return visit?.shelf === 'live' ? visit.id : null;
}

/**
 * Puts a note of the inbox into a visit. A record's parent is part of every change, so the note is written anew there
 * and the one in the inbox is taken away, in one transaction.
 */
export async function fileNote(session: Session, note: Entry<'note'>, visit: Id): Promise<void> {
  const { deleted: _, ...body } = note.body;
  const moved = creation(session.newId(), 'note', visit, body as never);
  const gone = { rec: note.id, kind: 'note', parent: null, field: 'deleted', value: momentNow() };
  await session.undo.act('noteKept', [moved, gone]);
}
