import type { Id } from '../model/ids.ts';
import { type LeavingPart, leavingParts, putInstead } from '../model/leaving.ts';
import type { Kind } from '../model/records.ts';
import { findNames } from '../signals/identifying.ts';
import { findCopied, findPointing, freeRuns, type Said, type Telling } from '../signals/telling.ts';
import { type Entry, getRecords, newestOf } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { readLinked } from './linked-notes.ts';
import { isLetGo } from './may-go.ts';
import { newestMembers } from './members.ts';
import { type Kin, readKin, readSurvivors } from './merged-units.ts';
import { type Hearing, hearAll, makeHearing, type Outgoing, outgoingOf, saidIn } from './outward.ts';
import { readProtected } from './protected-words.ts';
import type { Session } from './session.ts';

/** Far beyond any team. */
const MOST = 5000;

/** A record as it may leave: other words stand for what would give a protected source away. */
export type Cleared<K extends Kind> = Entry<K> & { readonly [CLEARED]: true };
declare const CLEARED: unique symbol;

/**
 * Says where words that leave may give a protected source away (S26): a record was made from its note, or repeats what
 * was said at the record's unit.
 */
export interface Guards {
  /** The protected notes that a record was made from; none for most. */
  sources(record: Entry<Kind>): readonly Entry<'note'>[];
  /** Where a part tells of a source; empty where it doesn't. */
  points(record: Entry<Kind>, part: Pick<LeavingPart, 'text' | 'named'>): readonly Telling[];
  /** The parts that stay on the device: they tell, and nobody has said that they may go. */
  held(record: Entry<Kind>): LeavingPart[];
  /** The record with other words in place of what stays. */
  clear<K extends Kind>(record: Entry<K>, instead: string): Cleared<K>;
  /** What of a protected note goes out. */
  outgoing(note: Entry<'note'>): Outgoing;
  /** The same with some of the protected notes as they stand now. */
  with(notes: readonly Entry<'note'>[]): Guards;
}

/** What stands for the unit of a record that is about all of them, such as a team's mandate. */
const EVERYWHERE = '';
const ABOUT_ALL: ReadonlySet<Kind> = new Set<Kind>(['team', 'office', 'briefing', 'issue']);

/**
 * Reads what protected sources said at the units of records, and which of the records were made from them. A note that
 * was taken away still has a source, and a record whose link was taken away still repeats it.
 */
export async function readGuards(session: Session, records: readonly Entry<Kind>[]): Promise<Guards> {
  const { db } = session;
  const kin = await readKin(db);
  const [units, linked] = await Promise.all([unitsOf(db, kin, records), readLinked(db, records)]);
  const ends = [...new Set(units.values())].filter((unit) => unit !== EVERYWHERE);
  const [notes, known, free] = await Promise.all([
    readProtected(db, kin, [...units.values()].includes(EVERYWHERE) ? null : ends),
    readNames(db, ends),
    readFree(session, kin, ends),
  ]);
  return guardsOf({ units, linked, notes, known, free });
}

/** What guarding rests on. */
interface Ground {
  /** The unit that each record is about, by the one that stands for it now. */
  units: ReadonlyMap<Id, Id>;
  linked: ReadonlyMap<Id, readonly Entry<'note'>[]>;
  /** Protected notes by unit. */
  notes: ReadonlyMap<Id, readonly Entry<'note'>[]>;
  known: readonly string[];
  free: ReadonlySet<string>;
}

function guardsOf(ground: Ground): Guards {
  const { units, linked, known } = ground;
  const at = hearingsOf(ground);
  const sources = ({ id }: Entry<Kind>) => linked.get(id) ?? [];
  const points = (record: Entry<Kind>, { text, named }: Pick<LeavingPart, 'text' | 'named'>): Telling[] => {
    const { hearing, said } = at(units.get(record.id));
    const own = sources(record);
    // A source of another unit, as two units that were parted again may have.
    const copied = [...findCopied(text, said()), ...(own.length > 0 ? findCopied(text, hearAll(own, hearing)) : [])];
    if (named) return copied;
    const pointing = own.length > 0 ? findPointing(text, own.map(saidIn), known) : findNames(text, said().names);
    return [...pointing, ...copied];
  };
  const held = (record: Entry<Kind>) =>
    leavingParts(record).filter((part) => points(record, part).length > 0 && !isLetGo(record, part));
  const clear = <K extends Kind>(record: Entry<K>, instead: string) => {
    const parts = held(record).map(({ part }) => part);
    return (parts.length > 0 ? { ...record, body: putInstead(record.body, parts, instead) } : record) as Cleared<K>;
  };
  const outgoing = (note: Entry<'note'>) => outgoingOf(note, at(units.get(note.id)).hearing);
  return { sources, points, held, clear, outgoing, with: (fresh) => guardsOf(renewed(ground, fresh)) };
}

/** What was said back to back at a unit; made when it is first asked for. */
interface At {
  readonly hearing: Hearing;
  said(): Said;
}

function hearingsOf({ notes, known, free }: Ground): (unit: Id | undefined) => At {
  const made = new Map<Id | undefined, At>();
  return (unit) => {
    const before = made.get(unit);
    if (before) return before;
    const own = unit === EVERYWHERE ? [...notes.values()].flat() : (notes.get(unit ?? '') ?? []);
    const hearing = makeHearing(own, known, free);
    let said: Said | null = null;
    const at: At = { hearing, said: () => (said ??= hearAll(own, hearing)) };
    made.set(unit, at);
    return at;
  };
}

function renewed(ground: Ground, fresh: readonly Entry<'note'>[]): Ground {
  const now = new Map(fresh.map((note) => [note.id, note]));
  const renew = (notes: readonly Entry<'note'>[]) => notes.map((note) => now.get(note.id) ?? note);
  const each = (of: Ground['notes']) => new Map([...of].map(([id, notes]) => [id, renew(notes)] as const));
  return { ...ground, linked: each(ground.linked), notes: each(ground.notes) };
}

/** The unit that each record is about: its own, its visit's, or its finding's. */
async function unitsOf(db: Database, kin: Kin, records: readonly Entry<Kind>[]): Promise<Map<Id, Id>> {
  const parents = [...new Set(records.map(({ parent }) => parent).filter(Boolean))];
  const [visits, findings] = await Promise.all([getRecords(db, 'visit', parents), getRecords(db, 'finding', parents)]);
  const known = new Map<Id, Id>();
  for (const [at, parent] of parents.entries()) {
    const unit = visits[at]?.body.unit ?? findings[at]?.parent;
    if (unit) known.set(parent, unit);
  }
  return new Map(
    records.flatMap((record) => {
      const unit = unitOf(record, known);
      return unit === undefined ? [] : [[record.id, kin.endOf(unit)] as const];
    }),
  );
}

function unitOf({ id, kind, parent, body }: Entry<Kind>, known: ReadonlyMap<Id, Id>): Id | undefined {
  if (kind === 'unit') return id;
  if (ABOUT_ALL.has(kind)) return EVERYWHERE;
  if (kind === 'finding' || kind === 'settlement') return parent;
  return kind === 'visit' ? (body as Entry<'visit'>['body']).unit : known.get(parent);
}

/** The names that a unit's notes may hold: all teams', and the first responsible persons' of the units. */
export async function readNames(db: Database, units: readonly Id[]): Promise<string[]> {
  const [members, found] = await Promise.all([newestMembers(db, MOST), readSurvivors(db, units)]);
  const names = [...members.map((one) => one.body.name), ...found.map((unit) => unit?.body.first)];
  return names.flatMap((name) => name?.trim().split(/[\s,，、;；]+/) ?? []).filter((name) => name !== '');
}

/** What everybody knows: what the units and campaigns are called, and the words of the checklist. */
export async function readFree({ db, pack }: Session, kin: Kin, units: readonly Id[]): Promise<ReadonlySet<string>> {
  const [found, campaigns] = await Promise.all([
    getRecords(
      db,
      'unit',
      units.flatMap((unit) => kin.idsWith(unit)),
    ),
    newestOf(db, 'campaign', MOST),
  ]);
  const names = [
    ...found.flatMap((unit) => [unit?.body.name, unit?.body.place, ...(unit?.body.formerly ?? [])]),
    ...campaigns.map(({ body }) => body.name),
  ];
  const ofPack = runsOfPack(pack);
  return new Set([...ofPack, ...freeRuns(names.filter((name) => typeof name === 'string'))]);
}

const packRuns = new WeakMap<Session['pack'], ReadonlySet<string>>();

function runsOfPack(pack: Session['pack']): ReadonlySet<string> {
  const before = packRuns.get(pack);
  if (before) return before;
  const pairs = [
    ...pack.items.flatMap(({ question, short }) => [question, short]),
    ...pack.tags.map(({ title }) => title),
    ...[...pack.sections, ...(pack.dimensions ?? [])].map(({ title }) => title),
    ...[...pack.areas, ...pack.unitTypes, ...pack.traits].map(({ name }) => name),
  ];
  const runs = freeRuns(pairs.flatMap(({ zh, en }) => [zh, en]));
  packRuns.set(pack, runs);
  return runs;
}
