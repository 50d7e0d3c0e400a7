import type { Id } from '../model/ids.ts';
import { findIdentifying, type Identifying } from '../signals/identifying.ts';
import type { Telling } from '../signals/telling.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecord, newestUnder } from '../store/queries.ts';
import { readLife } from './findings-read.ts';
import { type FindingPart, type MadeFromNotes, partsOf, readGuards, readNames, type TagPart } from './guarded.ts';
import { readMergedWith } from './merged-units.ts';
import type { Session } from './session.ts';

/** Far beyond any visit. */
const MOST = 5000;

/** A note back to back, and what of it goes out under 有群众反映 (S26). */
export interface Outgoing {
  readonly note: Entry<'note'>;
  /** What goes out; null where its own words may give somebody away and nobody has put them otherwise. */
  readonly words: string | null;
  /** Where in the note's own words somebody may be given away. */
  readonly points: readonly Identifying[];
}

/** What of a note back to back goes out. @param known names that this device knows */
export function outgoingOf(note: Entry<'note'>, known: readonly string[]): Outgoing {
  const { text = '', outward = '' } = note.body;
  const points = findIdentifying(text, known);
  const words = outward.trim() !== '' ? outward : points.length > 0 ? null : text;
  return { note, words, points };
}

/** The names that a visit's notes may hold: the team's, and the first responsible person's at the unit. */
export const readKnownNames = ({ db }: Session, visit: Entry<'visit'>): Promise<string[]> =>
  readNames(db, [visit.body.unit]);

/** A part of a finding or a tag, as it stands with the sources of the visit. */
export interface OutgoingPart {
  readonly record: MadeFromNotes;
  readonly part: FindingPart | TagPart;
  readonly text: string;
  /** Where it may give somebody away; empty where nothing does. */
  readonly points: readonly Telling[];
  /** The protected notes that it was made from: what is telling stays then. With none it goes out and is pointed out. */
  readonly sources: readonly Id[];
}

/** What goes out of a visit where somebody may be given away. */
export interface AllOutgoing {
  notes: Outgoing[];
  parts: OutgoingPart[];
}

/**
 * Watches what goes out of a visit's notes back to back, and what its tags and the findings that were made from such
 * notes may tell; oldest first. @returns stops watching
 */
export function watchOutgoing(session: Session, visit: Id, on: Watch<AllOutgoing>): () => void {
  const { db } = session;
  return watch(async () => {
    const found = await getRecord(db, 'visit', visit);
    if (!found) return { notes: [], parts: [] };
    const [known, notes, tags, findings] = await Promise.all([
      readKnownNames(session, found),
      newestUnder(db, visit, 'note', MOST, 'live', (note) => note.body.source === 'backToBack'),
      newestUnder(db, visit, 'tag', MOST),
      findingsOfUnit(session, found),
    ]);
    const guards = await readGuards(db, [...tags, ...findings], known);
    const own = new Set(notes.map(({ id }) => id));
    const shown = await Promise.all(
      findings.map(async (one) => {
        const sources = guards.sources(one);
        if (sources.length === 0) return false;
        if (one.body.visit === visit || sources.some(({ id }) => own.has(id))) return true;
        return (await readLife(db, one)).taken.some((step) => step.visit === visit);
      }),
    );
    const parts = [...findings.filter((_, at) => shown[at]), ...tags].reverse().flatMap((record) =>
      partsOf(record).map((part): OutgoingPart => {
        const text = String((record.body as Readonly<Record<string, unknown>>)[part] ?? '');
        const sources = guards.sources(record).map(({ id }) => id);
        const points = sources.length > 0 ? guards.points(record, part) : findIdentifying(text, known);
        return { record, part, text, points, sources };
      }),
    );
    return { notes: notes.reverse().map((note) => outgoingOf(note, known)), parts };
  }, on);
}

async function findingsOfUnit({ db }: Session, visit: Entry<'visit'>): Promise<Entry<'finding'>[]> {
  const units = await readMergedWith(db, visit.body.unit);
  return (await Promise.all(units.map((unit) => newestUnder(db, unit, 'finding', MOST)))).flat();
}
