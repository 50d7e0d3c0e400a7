import type { Id } from '../model/ids.ts';
import { membersOf } from '../model/records.ts';
import { findCopied, findTelling, type Telling } from '../signals/telling.ts';
import { type Entry, getRecords, newestOf } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { readSurvivors } from './merged-units.ts';

/** Far beyond any team. */
const MOST = 5000;

/** A record that can be made from a note. */
export type MadeFromNotes = Entry<'finding'> | Entry<'tag'>;

/** What of a finding is words that may be a source's; days, states and areas are not. */
const FINDING_PARTS = ['problem', 'measure', 'quantity', 'answers', 'leader', 'passedTo'] as const;
const TAG_PARTS = ['fact', 'unitSaid', 'peopleSaid', 'otherwise'] as const;
export type FindingPart = (typeof FINDING_PARTS)[number];
export type TagPart = (typeof TAG_PARTS)[number];

/** The parts of a record that hold words. */
export const partsOf = ({ kind }: MadeFromNotes): readonly (FindingPart | TagPart)[] =>
  kind === 'finding' ? FINDING_PARTS : TAG_PARTS;

/** Says where a part of a record may give away the protected source that the record was made from (S26). */
export interface Guards {
  /** The notes back to back that a record is linked with; none for one that needs no guarding. */
  sources(record: MadeFromNotes): readonly Entry<'note'>[];
  /** Where the part is telling; empty for a record that was made from no protected source. */
  points(record: MadeFromNotes, part: FindingPart | TagPart): readonly Telling[];
}

/** Who is named on purpose: there a name gives no source away, only copied words do. */
const NAMED: readonly string[] = ['answers', 'leader', 'passedTo', 'measure', 'quantity'];

/**
 * Reads from which protected notes records were made. A note that was taken away still has a source.
 * @param known names that this device knows
 */
export async function readGuards(
  db: Database,
  records: readonly MadeFromNotes[],
  known: readonly string[],
): Promise<Guards> {
  const linked = [...new Set(records.flatMap(({ body }) => membersOf(body, 'notes')))];
  const notes = await getRecords(db, 'note', linked);
  const closed = new Map(notes.flatMap((note) => (note?.body.source === 'backToBack' ? [[note.id, note]] : [])));
  const sources = ({ body }: MadeFromNotes) => membersOf(body, 'notes').flatMap((id) => closed.get(id) ?? []);
  return {
    sources,
    points: (record, part) => {
      const own = sources(record).map(({ body: { text = '', outward = '' } }) => ({ text, outward }));
      const said = String((record.body as Readonly<Record<string, unknown>>)[part] ?? '');
      if (own.length === 0) return [];
      return NAMED.includes(part) ? own.flatMap((one) => findCopied(said, one)) : findTelling(said, own, known);
    },
  };
}

/** The names that a unit's notes may hold: all teams', and the first responsible persons' of the units. */
export async function readNames(db: Database, units: readonly Id[]): Promise<string[]> {
  const [members, found] = await Promise.all([newestOf(db, 'member', MOST), readSurvivors(db, units)]);
  const names = [...members.map((one) => one.body.name), ...found.map((unit) => unit?.body.first)];
  return names.flatMap((name) => name?.trim().split(/[\s,，、;；]+/) ?? []).filter((name) => name !== '');
}
