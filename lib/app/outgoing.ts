import type { Id } from '../model/ids.ts';
import { findIdentifying, type Identifying } from '../signals/identifying.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecord, newestOf, newestUnder } from '../store/queries.ts';
import { readSurvivor } from './merged-units.ts';
import type { Session } from './session.ts';

/** Far beyond any visit and any team. */
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
export async function readKnownNames(session: Session, visit: Entry<'visit'>): Promise<string[]> {
  const [members, unit] = await Promise.all([
    newestOf(session.db, 'member', MOST),
    readSurvivor(session.db, visit.body.unit),
  ]);
  const names = [...members.map((one) => one.body.name), unit?.body.first];
  return names.flatMap((name) => name?.trim().split(/[\s,，、;；]+/) ?? []).filter((name) => name !== '');
}

/** A tag whose part “what people said” may give somebody away: it goes out as it stands, so it is pointed out. */
export interface TellingTag {
  readonly tag: Entry<'tag'>;
  readonly points: readonly Identifying[];
}

/** Watches what goes out of a visit's notes back to back, and what its tags may tell; oldest first. @returns stops watching */
export function watchOutgoing(
  session: Session,
  visit: Id,
  on: Watch<{ notes: Outgoing[]; tags: TellingTag[] }>,
): () => void {
  return watch(async () => {
    const found = await getRecord(session.db, 'visit', visit);
    if (!found) return { notes: [], tags: [] };
    const [known, notes, tags] = await Promise.all([
      readKnownNames(session, found),
      newestUnder(session.db, visit, 'note', MOST, 'live', (note) => note.body.source === 'backToBack'),
      newestUnder(session.db, visit, 'tag', MOST),
    ]);
    const telling = tags
      .reverse()
      .map((tag) => ({ tag, points: findIdentifying(tag.body.peopleSaid ?? '', known) }))
      .filter(({ points }) => points.length > 0);
    return { notes: notes.reverse().map((note) => outgoingOf(note, known)), tags: telling };
  }, on);
}
