import type { Id } from '../model/ids.ts';
import { membersOf, type NoteKind } from '../model/records.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecord, newestOf, newestUnder } from '../store/queries.ts';
import type { Session } from './session.ts';
import { newestVisits, readVisit, type VisitLine } from './visits.ts';

export type { StoreFailure } from '../store/failure.ts';
export type { Watch } from '../store/live.ts';
export type { Entry } from '../store/queries.ts';

/** How many rows a list shows at first, and how many more it takes each time. */
export const WINDOW = 50;

/** Watches the newest visits. @returns stops watching, as all here do */
export function watchVisits(session: Session, limit: number, on: Watch<VisitLine[]>): () => void {
  return watch(() => newestVisits(session, limit), on);
}

/** Watches one visit with its unit and counts; null when there is none. */
export function watchVisit(session: Session, id: Id, on: Watch<VisitLine | null>): () => void {
  return watch(() => readVisit(session, id), on);
}

/** Which notes a list shows: of one kind, or those of a protected source; all where it is null. */
export type NoteFilter = NoteKind | 'backToBack' | null;

const passes = (filter: NoteFilter) => (note: Entry<'note'>) =>
  filter === 'backToBack' ? note.body.source === filter : note.body.how === filter;

/** Watches the newest notes of a visit, in the order in which they were written. */
export function watchNotes(
  session: Session,
  visit: Id,
  window: { limit: number; filter: NoteFilter },
  on: Watch<Entry<'note'>[]>,
): () => void {
  const { limit, filter } = window;
  return watch(async () => {
    const rows = await newestUnder(session.db, visit, 'note', limit, 'live', filter ? passes(filter) : undefined);
    return rows.reverse();
  }, on);
}

/** Watches what is being written at a visit and isn't put down yet, here or in other windows. */
export function watchDrafts(session: Session, visit: Id, on: Watch<Entry<'note'>[]>): () => void {
  return watch(() => newestUnder(session.db, visit, 'note', 20, 'draft'), on);
}

/** Watches a visit's tags, oldest first. */
export function watchTags(session: Session, visit: Id, on: Watch<Entry<'tag'>[]>): () => void {
  return watch(async () => (await newestUnder(session.db, visit, 'tag', 200)).reverse(), on);
}

/** Watches a visit's evidence, oldest first. */
export function watchEvidence(session: Session, visit: Id, on: Watch<Entry<'evidence'>[]>): () => void {
  return watch(async () => (await newestUnder(session.db, visit, 'evidence', 500)).reverse(), on);
}

/**
 * Watches the urgent tags that nobody has reported yet (S32), with their visits.
 * @param most among how many of the newest tags they are looked for: few where the first screen waits for it
 */
export function watchUrgent(
  session: Session,
  on: Watch<{ tag: Entry<'tag'>; line: VisitLine }[]>,
  most = 200,
): () => void {
  const urgent = new Set(session.pack.tags.filter((tag) => tag.urgent).map((tag) => tag.id));
  return watch(async () => {
    const tags = await newestOf(session.db, 'tag', most);
    const open = tags.filter((tag) => urgent.has(tag.body.tag) && !tag.body.reported && tag.body.status !== 'ruledOut');
    const lines = await Promise.all(open.map((tag) => readVisit(session, tag.parent)));
    return open.flatMap((tag, at) => {
      const line = lines[at];
      return line && line.visit.shelf === 'live' ? [{ tag, line }] : [];
    });
  }, on);
}

/** The facts of a visit that lie behind its ratings: every note that is linked with an item. */
export function watchLinkedNotes(session: Session, visit: Id, on: Watch<Entry<'note'>[]>): () => void {
  return watch(async () => {
    const notes = await newestUnder(session.db, visit, 'note', 5000);
    return notes.filter((note) => membersOf(note.body, 'items').length > 0).reverse();
  }, on);
}

/** Watches what was taken from pages while no visit was open. */
export function watchInbox(session: Session, on: Watch<Entry<'note'>[]>): () => void {
  return watch(() => newestUnder(session.db, '', 'note', WINDOW), on);
}

/** Watches one note; null when it is gone. */
export function watchNote(session: Session, id: Id, on: Watch<Entry<'note'> | null>): () => void {
  return watch(() => getRecord(session.db, 'note', id), on);
}
