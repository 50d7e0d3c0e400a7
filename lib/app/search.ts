import { type Entry, scan } from '../store/queries.ts';
import { foldText } from '../text/fold.ts';
import type { Session } from './session.ts';
import { readVisit, type VisitLine } from './visits.ts';

/** A visit that a search found, with the words around the match where it was in a note. */
export interface Hit {
  line: VisitLine;
  note?: Entry<'note'>;
  context?: { before: string; match: string; after: string };
}

const AROUND = 16;
const MOST = 60;

/**
 * Visits whose unit or notes hold what was typed, newest first, whatever the case and width.
 * @param limit how many at the most; more are said by `more`
 */
export async function searchVisits(
  session: Session,
  typed: string,
  limit = MOST,
): Promise<{ hits: Hit[]; more: boolean }> {
  const wanted = foldText(typed);
  if (wanted === '') return { hits: [], more: false };
  const units = new Set<string>();
  await scan(session.db, 'unit', (unit) => {
    if (foldText(String(unit.body.name ?? '')).includes(wanted)) units.add(unit.id);
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
    if (live.has(note.parent) && contextOf(textOf(note), wanted)) notes.push(note);
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

async function noteHit(session: Session, note: Entry<'note'>, wanted: string): Promise<Hit | null> {
  const line = await readVisit(session, note.parent);
  const context = contextOf(textOf(note), wanted);
  return line && context ? { line, note, context } : null;
}

/** The match with some words around it. Folding can change lengths, so the place is found in the unfolded text where it can be. */
export function contextOf(text: string, wanted: string): Hit['context'] | null {
  const lower = text.toLowerCase();
  const plain = lower.length === text.length ? lower.indexOf(wanted) : -1;
  const source = plain >= 0 ? text : foldText(text);
  const at = plain >= 0 ? plain : source.indexOf(wanted);
  if (at < 0) return null;
  const end = at + wanted.length;
  return {
    // Half a character at the rim would be shown as a box.
    before: source.slice(Math.max(0, at - AROUND), at).replace(/^[\udc00-\udfff]/, ''),
    match: source.slice(at, end),
    after: source.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/, ''),
  };
}
