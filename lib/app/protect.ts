import type { Id } from '../model/ids.ts';
import { type Kind, membersOf } from '../model/records.ts';
import { type Hidden, hideRecords } from '../store/hide-history.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import { walk } from '../store/walk.ts';
import type { SavedToFile } from './backup-due.ts';
import type { Session } from './session.ts';

/** How many records are read at once. */
const PAGE = 500;

/** What protecting a source could not take back. */
export interface Escaped {
  /** How many versions a file may hold. */
  readonly versions: number;
  /** When everything was last saved to a file, in Unix milliseconds; null where it never was. */
  readonly savedAt: number | null;
}

/**
 * Takes away what a note whose source is protected said before, what its evidence was called before, and what the
 * findings and tags that were made from it said before: from the log, from what undoing would bring back, and from the
 * journal (S26; bundle.md, Protection of sources on export). Nothing happens where the source is not protected.
 * @returns what a file may hold already, so that it can be said; null where there is nothing of the kind
 * @throws StoreFailure, and then nothing is changed
 */
export async function forgetBefore(session: Session, id: string): Promise<Escaped | null> {
  await session.queue.flush();
  const note = await getRecord(session.db, 'note', id);
  if (note?.body.source !== 'backToBack') return null;
  const { shared } = await forget(session, [note]);
  if (shared === 0) return null;
  const saved = (await readMeta(session.db, 'savedToFile')) as SavedToFile | undefined;
  return { versions: shared, savedAt: saved?.at ?? null };
}

/**
 * The same for all protected notes, before a file is made: their words as they are now go into it, and nothing that they
 * said before.
 * @throws StoreFailure
 */
export async function forgetBeforeSharing(session: Session): Promise<void> {
  await session.queue.flush();
  const notes = await allOf(session, 'note');
  await forget(
    session,
    notes.filter(({ body }) => body.source === 'backToBack'),
  );
}

async function forget(session: Session, notes: readonly Entry<'note'>[]): Promise<Hidden> {
  const made = await madeFrom(session, new Set(notes.map(({ id }) => id)));
  const ids = new Set([...notes.flatMap((note) => [note.id, ...membersOf(note.body, 'evidence')]), ...made]);
  const author = `${session.me.id}.${session.me.epoch}`;
  const hidden = await hideRecords(session.db, [...ids], { author, now: Date.now() });
  session.queue.rename(hidden.renamed);
  session.undo.forget(ids);
  session.journal.call();
  return hidden;
}

/** Every record of a kind, also what is being written and what was taken away. */
async function allOf<K extends Kind>({ db }: Session, kind: K): Promise<Entry<K>[]> {
  const found: Entry<K>[] = [];
  for (const shelf of ['live', 'draft', 'deleted'] as const) {
    for await (const page of walk(db, kind, PAGE, shelf)) found.push(...page);
  }
  return found;
}

/** The findings and tags that were made from notes: they may hold the notes' words. */
async function madeFrom(session: Session, notes: ReadonlySet<Id>): Promise<Id[]> {
  if (notes.size === 0) return [];
  const made = await Promise.all([allOf(session, 'finding'), allOf(session, 'tag')]);
  return made.flat().flatMap(({ id, body }) => (membersOf(body, 'notes').some((note) => notes.has(note)) ? [id] : []));
}
