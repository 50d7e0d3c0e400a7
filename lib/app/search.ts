import { foldForSearch, wordsOf } from '../search/fold.ts';
import { findPassages, type Piece } from '../search/passages.ts';
import { type Entry, scan } from '../store/queries.ts';
import { foldText } from '../text/fold.ts';
import { isProtected } from './protected-words.ts';
import type { Session } from './session.ts';
import { readVisit, type VisitLine } from './visits.ts';

/** A visit that a search found, with the words around the match where it was in a note. */
export interface Hit {
  line: VisitLine;
  note?: Entry<'note'>;
  pieces?: readonly Piece[];
  /** Whether nobody may be able to tell who spoke (S26). */
  guarded?: boolean;
}

const MOST = 60;

/**
 * Visits whose unit or notes hold each word that was typed, newest first, whatever the case and width.
 * @param limit how many at the most; more are said by `more`
 */
export async function searchVisits(
  session: Session,
  typed: string,
  limit = MOST,
): Promise<{ hits: Hit[]; more: boolean }> {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return { hits: [], more: false };
  const holdsAll = (text: string) => {
    const folded = foldForSearch(text);
    return wanted.every((word) => folded.includes(word));
  };
  const units = new Set<string>();
  await scan(session.db, 'unit', (unit) => {
    if (holdsAll(String(unit.body.name ?? ''))) units.add(unit.id);
    return true;
  });
  const visits: string[] = [];
  const live = new Set<string>();
  await scan(session.db, 'visit', (visit) => {
    live.add(visit.id);
    if (units.has(visit.body.unit) && visits.length <= limit) visits.push(visit.id);
    return true;
  });
  const notes: Entry<'note'>[] = [];
  await scan(session.db, 'note', (note) => {
    // A note of a visit that was taken away is no hit, and must not stand in the way of those that are.
    if (live.has(note.parent) && holdsAll(textOf(note))) notes.push(note);
    return notes.length <= limit;
  });
  const found = await Promise.all([
    ...visits.map((visit) => filled(session, visit)),
    ...notes.map((note) => noteHit(session, note, wanted)),
  ]);
  const known = found.filter((hit) => hit !== null);
  return { hits: known.slice(0, limit), more: known.length > limit };
}

/** Folds a text for finding: width, case and the ends. */
export const foldForFinding = foldText;

const textOf = (note: Entry<'note'>): string => [note.body.text, note.body.quote?.text].filter(Boolean).join('\n');

async function filled(session: Session, id: string): Promise<Hit | null> {
  const line = await readVisit(session, id);
  return line && { line };
}

async function noteHit(session: Session, note: Entry<'note'>, wanted: readonly string[]): Promise<Hit | null> {
  const line = await readVisit(session, note.parent);
  const [passage] = findPassages([{ field: 'text', text: textOf(note) }], wanted, 1);
  return line && passage ? { line, note, pieces: passage.pieces, guarded: isProtected(note) } : null;
}
