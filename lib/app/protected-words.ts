import { type Change, personOf } from '../changes/change.ts';
import { fieldsOf, touches, valueIn } from '../changes/fields.ts';
import type { Id } from '../model/ids.ts';
import { keptWords } from '../review/ever-said.ts';
import type { Entry } from '../store/queries.ts';
import { readRewritten } from '../store/rewritten.ts';
import type { Database } from '../store/schema.ts';
import { allUnder, everyOf, readEvery } from '../store/under.ts';
import { eachLog } from '../store/walk.ts';
import type { Kin } from './merged-units.ts';
import { type OwnIds, readOwnIds } from './whose.ts';

/** Below so many units, or visits, each is asked by itself; else all are gone through once. */
const FEW = 60;
const PAGE = 500;

/** Whether nobody may be able to tell who spoke (S26). Of what leaves the device, ask it of `readHeldNotes`. */
export const isProtected = ({ body }: Pick<Entry<'note'>, 'body'>): boolean => body.source === 'backToBack';

/** What links a note with its evidence. */
const LINK = 'evidence.';

/**
 * Notes as they are held where something leaves the device: back to back, and linked with their evidence, as long as
 * neither whoever said so took that back, nor the note's maker or whoever works here. Anybody can write into a note that
 * its source is public, or that a photo has nothing to do with it: lists show that, and nothing leaves by it (S26).
 * @returns all of them, in their order
 */
export async function readHeldNotes(db: Database, notes: readonly Entry<'note'>[]): Promise<Entry<'note'>[]> {
  const doubtful = await readRewritten(db, notes, doubtfulFields);
  if (doubtful.size === 0) return [...notes];
  const own = await readOwnIds(db);
  const logs = new Map<Id, Change[]>();
  await eachLog(db, [...doubtful], (id, log) => void logs.set(id, log));
  return notes.map((note) => {
    const log = logs.get(note.id);
    return log ? asHeld(note, log, own) : note;
  });
}

/** What may have been said otherwise before: that it is public, or not linked. */
const doubtfulFields = ({ body }: Entry<'note'>): string[] => [
  ...(body.source === 'backToBack' ? [] : ['source']),
  ...Object.keys(body).filter((field) => field.startsWith(LINK) && body[field] !== true),
];

function asHeld(note: Entry<'note'>, log: readonly Change[], own: OwnIds): Entry<'note'> {
  const mayReplace = mayTakeBack(log, own);
  const says = (field: string, value: unknown) =>
    keptWords(log, field, mayReplace).some((change) => valueIn(change, field) === value);
  if (!isProtected(note) && !says('source', 'backToBack')) return note;
  const links = [...new Set(log.flatMap(fieldsOf))].filter((field) => field.startsWith(LINK) && says(field, true));
  const linked = Object.fromEntries(links.map((field) => [field, true]));
  return { ...note, body: { ...note.body, ...linked, source: 'backToBack' } };
}

/** Whoever works here and whoever made the note; where several say that they did, none of them is known to have. */
function mayTakeBack(log: readonly Change[], own: OwnIds): (change: Change) => boolean {
  const first = log.filter((change) => change.sup.length === 0 && touches(change, 'how'));
  const [maker, another] = new Set(first.map(({ author }) => personOf(author)));
  const known = another === undefined ? maker : undefined;
  return ({ author }) => own.has(personOf(author)) || personOf(author) === known;
}

/** All notes that are protected where something leaves the device, also those that were taken away. */
export async function everyProtected(db: Database): Promise<Entry<'note'>[]> {
  return gather(db, () => true);
}

/**
 * The protected notes of units, also those that are being written and those that were taken away: a source stays one.
 * @param units each by the one that stands for it now; null for all
 * @returns by unit; one without any is left out
 */
export async function readProtected(
  db: Database,
  kin: Kin,
  units: readonly Id[] | null,
): Promise<Map<Id, Entry<'note'>[]>> {
  const at = await visitsOf(db, kin, units);
  const found = new Map<Id, Entry<'note'>[]>();
  for (const note of await notesOf(db, at)) {
    const unit = at.get(note.parent) ?? '';
    found.set(unit, [...(found.get(unit) ?? []), note]);
  }
  return found;
}

/** The visits to units, taken away or not: each with the unit that stands for its own. */
async function visitsOf(db: Database, kin: Kin, units: readonly Id[] | null): Promise<Map<Id, Id>> {
  const wanted = new Set(units);
  const own = units && units.length < FEW ? units.flatMap((unit) => kin.idsWith(unit)) : null;
  const visits = own
    ? (await Promise.all(own.map((unit) => allUnder(db, unit, 'visit')))).flat()
    : await readEvery(db, 'visit');
  return new Map(
    visits.flatMap(({ id, body }) => {
      const unit = kin.endOf(body.unit);
      return units === null || wanted.has(unit) ? [[id, unit] as const] : [];
    }),
  );
}

async function notesOf(db: Database, visits: ReadonlyMap<Id, Id>): Promise<Entry<'note'>[]> {
  if (visits.size >= FEW) return gather(db, (note) => visits.has(note.parent));
  const all = await Promise.all([...visits.keys()].map((visit) => allUnder(db, visit, 'note')));
  return (await readHeldNotes(db, all.flat())).filter(isProtected);
}

/** The protected ones of those notes that are wanted: the rest is let go of page by page. */
async function gather(db: Database, wanted: (note: Entry<'note'>) => boolean): Promise<Entry<'note'>[]> {
  const found: Entry<'note'>[] = [];
  for await (const page of everyOf(db, 'note', PAGE))
    found.push(...(await readHeldNotes(db, page.filter(wanted))).filter(isProtected));
  return found;
}
