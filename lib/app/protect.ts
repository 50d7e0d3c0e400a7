import { authorOf } from '../changes/change.ts';
import type { Id } from '../model/ids.ts';
import { type Kind, membersOf } from '../model/records.ts';
import { type Hidden, hideRecords } from '../store/hide-history.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import { readEvery } from '../store/under.ts';
import type { SavedToFile } from './backup-due.ts';
import { readKin } from './merged-units.ts';
import { everyProtected } from './protected-words.ts';
import type { Session } from './session.ts';

/** What protecting a source could not take back. */
export interface Escaped {
  /** How many versions a file may hold. */
  readonly versions: number;
  /** When everything was last saved to a file, in Unix milliseconds; null where it never was. */
  readonly savedAt: number | null;
}

/**
 * Takes away what a note whose source is protected said before, what its evidence was called before, and what was said
 * before by the findings and tags that were made from it, by those findings' steps and by all else that repeats it: from
 * the log, from what undoing would bring back, and from the journal (S26; bundle.md, Protection of sources on export).
 * Nothing happens where the source is not protected.
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
 * said before, nor what else at their units told of them before it was put otherwise.
 * @throws StoreFailure
 */
export async function forgetBeforeSharing(session: Session): Promise<void> {
  await session.queue.flush();
  const notes = await everyProtected(session.db);
  // Loaded when it is wanted, as below.
  const { readToldBefore } = await import('./told-before.ts');
  await forget(session, notes, await readToldBefore(session, notes));
}

/** @param told other records whose history tells of the notes */
async function forget(session: Session, notes: readonly Entry<'note'>[], told: readonly Id[] = []): Promise<Hidden> {
  const made = [...(await madeFrom(session, notes)), ...told];
  return forgetHistory(session, [...notes.flatMap((note) => [note.id, ...membersOf(note.body, 'evidence')]), ...made]);
}

/**
 * Takes away what records said before: from the log, from what undoing would bring back, and from the journal.
 * @throws StoreFailure, and then nothing is changed
 */
export async function forgetHistory(session: Session, records: readonly Id[]): Promise<Hidden> {
  const ids = new Set(records);
  const hidden = await hideRecords(session.db, [...ids], { author: authorOf(session.me), now: Date.now() });
  session.queue.rename(hidden.renamed);
  session.undo.forget(ids);
  session.journal.call();
  return hidden;
}

/**
 * What may hold the notes' words: the findings and tags that were made from them, also where the link was taken away
 * since, the steps of those findings, and what else at the notes' visits and units repeats them.
 */
async function madeFrom(session: Session, notes: readonly Entry<'note'>[]): Promise<Id[]> {
  if (notes.length === 0) return [];
  const links = new Set(notes.map(({ id }) => `notes.${id}`));
  const [findings, tags, steps] = await Promise.all([
    readEvery(session.db, 'finding'),
    readEvery(session.db, 'tag'),
    readEvery(session.db, 'step'),
  ]);
  const linked = [...findings, ...tags].filter(({ body }) => Object.keys(body).some((field) => links.has(field)));
  const made = new Set([...linked, ...(await repeatingAny(session, notes))].map(({ id }) => id));
  const own = new Set(notes.map(({ id }) => id));
  const taken = steps.filter(({ parent, body }) => made.has(parent) || own.has(body.note ?? ''));
  return [...made, ...taken.map(({ id }) => id)];
}

async function repeatingAny({ db }: Session, notes: readonly Entry<'note'>[]): Promise<Entry<Kind>[]> {
  const byVisit = new Map<Id, Entry<'note'>[]>();
  for (const note of notes) byVisit.set(note.parent, [...(byVisit.get(note.parent) ?? []), note]);
  // Loaded when it is wanted: the first word to be typed need not wait for what compares words.
  const { readBeside, repeating } = await import('./held-by.ts');
  const kin = await readKin(db);
  const found: Entry<Kind>[] = [];
  for (const [visit, own] of byVisit) {
    const at = await getRecord(db, 'visit', visit);
    if (!at) continue;
    const beside = await readBeside(db, at, kin.idsWith(at.body.unit));
    found.push(...own.flatMap((note) => repeating(note, beside)));
  }
  return found;
}
