import { type Entry, getRecord, scan } from '../store/queries.ts';
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
  const hits: Hit[] = [];
  await scan(session.db, 'visit', (visit) => {
    if (units.has(visit.body.unit)) hits.push({ line: { visit, unit: null, notes: 0, suspected: 0, confirmed: 0 } });
    return hits.length <= limit;
  });
  const notes: Entry<'note'>[] = [];
  await scan(session.db, 'note', (note) => {
    if (contextOf(textOf(note), wanted)) notes.push(note);
    return notes.length <= limit;
  });
  const found = await Promise.all([
    ...hits.map((hit) => filled(session, hit.line.visit.id)),
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
  const visit = await getRecord(session.db, 'visit', note.parent);
  const line = visit && visit.shelf === 'live' ? await readVisit(session, visit.id) : null;
  const context = contextOf(textOf(note), wanted);
  return line && context ? { line, note, context } : null;
}

/** The match with some words around it. Folding can change lengths, so the place is found in the unfolded text where it can be. */
function contextOf(text: string, wanted: string): Hit['context'] | null {
  const plain = text.toLowerCase().indexOf(wanted);
  const source = plain >= 0 ? text : foldText(text);
  const at = plain >= 0 ? plain : source.indexOf(wanted);
  if (at < 0) return null;
  const end = at + wanted.length;
  return {
    before: source.slice(Math.max(0, at - AROUND), at),
    match: source.slice(at, end),
    after: source.slice(end, end + AROUND),
  };
}
