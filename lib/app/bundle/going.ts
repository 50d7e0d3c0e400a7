import { isRoster } from '../../draw/roster.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { BlindReason, Receiver } from '../../review/blind.ts';
import { readSound } from '../../store/attachments.ts';
import type { Entry } from '../../store/queries.ts';
import { rowsOf } from '../../store/walk.ts';
import { readPeople } from '../people.ts';
import { readBlindVisits } from '../review/blind.ts';
import type { Session } from '../session.ts';
import { type Chosen, type Fated, findBound, findOtherKeys, homesOf, readFates, type Scoped } from './batches-going.ts';
import { readBytesStaying } from './evidence-said.ts';
import { readOpenAt } from './finding-scopes.ts';
import { readOut, withoutOut } from './out-already.ts';
import { readRemoved, removalOf } from './removals.ts';
import { readScopeAbove, readVisitScopes, readVisits, type Scope } from './scope.ts';
import { isEvidence, readStays, type Staying, type Stays } from './stays.ts';
import { readStuck, type Stuck } from './stuck.ts';
import { readUnsigned, type Unsigned } from './unsigned.ts';
import type { WordsGoing } from './words-going.ts';

/** What a person chose to hand out, and to whom: somebody, or whoever may open it. */
export interface Choice {
  /** Of one that was taken away its removal goes, to those who may have it. */
  readonly visits: readonly Id[];
  readonly to: Receiver;
  /** Units whose open findings go, also without the visits that they were made at; none where it is left out. */
  readonly openAt?: readonly Id[];
}

/** A visit that is to go, and what of it stays. */
export interface GoingVisit {
  readonly visit: Entry<'visit'>;
  /**
   * A batch goes whole, as it was signed. `held`: the visit came in one with ratings that stay yet; `apart`: in one with
   * something that isn't chosen; `unsigned`: only somebody else can sign it. Then it doesn't go, and what was written to
   * it in other batches does.
   */
  readonly standing: 'goes' | 'held' | 'apart' | 'unsigned';
  /** How many notes lie in batches with ratings that stay yet. */
  readonly notesHeld: number;
  readonly staying: readonly Staying[];
  /** Words of its notes back to back that go, or would if nobody had said that they stay. */
  readonly words: readonly WordsGoing[];
  /** Why its ratings stay until both who rate its unit have handed over; null where they go. */
  readonly blind: BlindReason | null;
  /** How many records of each kind go; what several visits bring along is counted at the first. */
  readonly counts: ReadonlyMap<Kind, number>;
}

/** The findings of a unit that are to go because some of them are open, and what of them stays. */
interface GoingFindings {
  readonly unit: Id;
  /** How many open ones go, and how many solved ones along with them. */
  readonly open: number;
  readonly along: number;
  readonly staying: readonly Staying[];
}

/** What goes and what stays, before anything is written. */
export interface Going {
  readonly choice: Choice;
  readonly visits: readonly GoingVisit[];
  /** Visits that were taken away, of which nothing goes but that. */
  readonly removals: readonly Entry<'visit'>[];
  /** Visits that somebody else took away, who alone can sign that. */
  readonly removalsStaying: readonly Staying[];
  readonly findings: readonly GoingFindings[];
  /** How many records of each kind go that stand above visits: units, members, tasks, draws, packs. */
  readonly above: ReadonlyMap<Kind, number>;
  /** How many of those stay, since they lie in one batch with ratings that stay yet. */
  readonly aboveHeld: number;
  /** How many of those stay, since only others, who wrote them, can sign them. */
  readonly aboveUnsigned: number;
  /** Evidence that goes: its bytes are those of a clean copy. */
  readonly evidence: readonly Entry<'evidence'>[];
  /** Bytes of protected sources: they don't go, whatever names them. */
  readonly bytesStaying: ReadonlySet<Sha256>;
  /** Frozen rosters that go with their draws, so that these can be reckoned again elsewhere. */
  readonly rosters: readonly Sha256[];
  readonly scopes: readonly Scoped[];
  readonly blind: ReadonlySet<Id>;
  /**
   * Visits of which words that stay lie in a batch that went out before they were to stay: it goes whole, as it was signed.
   */
  readonly outAlready: readonly Id[];
  /** Visits to choose as well: something of what is chosen lies in one batch with them, and stays without them. */
  readonly bound: readonly Id[];
  /** People of whom something stays since it is signed by another key of theirs: it goes with another file. */
  readonly otherKeys: readonly Named[];
  /** People who alone can sign what stays for that. */
  readonly unsigned: readonly Named[];
}

interface Named {
  readonly person: Id;
  readonly name: string;
}

/** Says what of the chosen visits and findings would go and what would stay. Nothing is written. */
export async function readGoing(session: Session, choice: Choice): Promise<Going> {
  const chosen = await readVisits(session, choice.visits);
  const bytesStaying = await readBytesStaying(session.db);
  const read = (scopes: readonly Scope[]) => readPart(session, scopes, bytesStaying);
  const ofVisits: Part<{ visit: Entry<'visit'> }>[] = [];
  for (const visit of chosen) ofVisits.push({ visit, ...(await read(await readVisitScopes(session, visit))) });
  const ofUnits: Part<OpenAt>[] = [];
  for (const open of await readOpenAt(session, choice.openAt ?? []))
    ofUnits.push({ ...open, ...(await read(open.scopes)) });
  const top = await read([await readScopeAbove(session)]);
  const removals = await readRemoved(session, choice.visits);
  const all = [...ofVisits, ...ofUnits, top];
  const scopes = [...all.flatMap(scopedOf), ...removals.map(removalOf)];
  const whyBlind = await readBlindVisits(session, choice.to);
  const blind = new Set(whyBlind.keys());
  const asked = { scopes, removals, blind, choice };
  const fates = await readFates(session, asked);
  const unsigned = await readUnsigned(session, scopes);
  const stuck = await readStuck(session, asked, { fates, unsigned });
  const known = { stuck, unsigned, out: await readOut(session, scopes, fates) };
  const { out } = known;
  const visits = toldOnce(ofVisits).map((part) => visitGoing(part, { whyBlind, ...known }));
  const above = goingOf(top, known);
  return {
    ...{ choice, blind, visits, bytesStaying },
    removals: removals.filter(({ id }) => !unsigned.get(id)?.whole),
    removalsStaying: unsignedOf(removals, known),
    findings: ofUnits.map((part) => findingsGoing(part, known)),
    above: countKinds(above),
    aboveHeld: top.records.filter(({ id }) => stuck.get(id)?.is === 'batch').length,
    aboveUnsigned: top.records.filter(({ id, shelf }) => shelf === 'live' && stuck.get(id)?.is === 'unsigned').length,
    evidence: ofVisits.flatMap((part) => goingOf(part, known).filter(isEvidence)),
    rosters: (await rostersOf(above)).filter((hash) => !bytesStaying.has(hash)),
    scopes: scopes.map(({ scope, stays }) => ({
      scope,
      stays: { ...stays, staying: withoutOut(stays.staying, out) },
    })),
    bound: await readBound(session, asked, { fates, stuck }),
    otherKeys: await readNames(session, findOtherKeys(fates.values())),
    unsigned: await readNames(session, [...new Set([...unsigned.values()].flatMap(({ people }) => people))]),
    outAlready: findOutAlready(scopes, out),
  };
}

type OpenAt = Awaited<ReturnType<typeof readOpenAt>>[number];

/** Scopes that are chosen together, with what of them stays. */
interface Together {
  readonly scopes: readonly Scope[];
  readonly records: readonly Entry<Kind>[];
  readonly stays: Stays;
}

type Part<T> = T & Together;

async function readPart(session: Session, scopes: readonly Scope[], bytes: Going['bytesStaying']): Promise<Together> {
  const records = scopes.flatMap((scope) => scope.records);
  return { scopes, records, stays: await readStays(session, records, bytes) };
}

const scopedOf = ({ scopes, stays }: Together): Scoped[] => scopes.map((scope) => ({ scope, stays }));

/** Visits of one unit bring the same findings along; the first counts them. */
function toldOnce<T extends Together>(parts: readonly T[]): T[] {
  const told = new Set<Id>();
  return parts.map((part) => {
    const records = part.records.filter(({ id }) => !told.has(id));
    for (const { id } of records) told.add(id);
    return { ...part, records };
  });
}

/** Why what is chosen doesn't go as it stands: the batch it came in, and words that went out before. */
interface Known {
  readonly stuck: ReadonlyMap<Id, Stuck>;
  readonly unsigned: ReadonlyMap<Id, Unsigned>;
  readonly out: Awaited<ReturnType<typeof readOut>>;
}

function visitGoing(
  part: Part<{ visit: Entry<'visit'> }>,
  known: Known & { whyBlind: ReadonlyMap<Id, BlindReason> },
): GoingVisit {
  const { visit, records, stays } = part;
  const isBatched = ({ id }: Entry<Kind>) => known.stuck.get(id)?.is === 'batch';
  const why = known.stuck.get(visit.id)?.is;
  const standing = why === undefined ? 'goes' : why === 'apart' || why === 'unsigned' ? why : 'held';
  const under = records.filter(({ parent }) => parent === visit.id);
  const said = standing === 'held' ? records.filter((one) => !under.includes(one)) : records;
  const first = said.filter(isBatched).map((record): Staying => ({ record, why: 'batch', wordsOnly: false }));
  return {
    ...{ visit, standing, blind: known.whyBlind.get(visit.id) ?? null, counts: countKinds(goingOf(part, known)) },
    staying: [...first, ...unsignedOf(records, known), ...stayingOf(stays, known)],
    words: stays.words.filter(({ note }) => !known.stuck.has(note.id)),
    notesHeld: under.filter((one) => one.kind === 'note' && one.shelf === 'live' && isBatched(one)).length,
  };
}

function findingsGoing(part: Part<OpenAt>, known: Known): GoingFindings {
  const { unit, open, along, records, stays } = part;
  const going = new Set(goingOf(part, known).map(({ id }) => id));
  const count = (some: readonly Entry<'finding'>[]) => some.filter(({ id }) => going.has(id)).length;
  const batched = records.filter(({ id, shelf }) => shelf === 'live' && known.stuck.get(id)?.is === 'batch');
  const first = batched.map((record): Staying => ({ record, why: 'batch', wordsOnly: false }));
  return {
    unit,
    open: count(open),
    along: count(along),
    staying: [...first, ...unsignedOf(records, known), ...stayingOf(stays, known)],
  };
}

/** What stays, or of what some words stay, since somebody else wrote it who alone can sign it. */
const unsignedOf = (records: readonly Entry<Kind>[], { unsigned }: Known): Staying[] =>
  records.flatMap((record): Staying[] => {
    const one = unsigned.get(record.id);
    return one ? [{ record, why: 'unsigned', wordsOnly: !one.whole, by: one.people }] : [];
  });

/** What is said to stay: of what stays whole with its batch no words are said to go. */
const stayingOf = ({ staying }: Stays, { stuck, out }: Known): Staying[] =>
  withoutOut(staying, out).filter(({ record, wordsOnly }) => !(wordsOnly && stuck.has(record.id)));

/** Visits to choose as well, among them those that findings were signed with. */
async function readBound(
  { db }: Session,
  chosen: Chosen,
  { fates, stuck }: Pick<Known, 'stuck'> & { fates: ReadonlyMap<string, Fated> },
): Promise<Id[]> {
  const bound = findBound(chosen, fates.values());
  const whole = new Set(chosen.scopes.flatMap(({ scope }) => (scope.findingsOnly ? [] : scope.about)));
  const homes = [...stuck.values()].flatMap((one) => (one.is === 'apart' && one.row ? homesOf(one.row) : []));
  const others = [...new Set(homes)].filter((home) => home !== null && !whole.has(home)).map(String);
  for (const row of await rowsOf(db, others)) if (row?.kind === 'visit') bound.add(row.id);
  return [...bound];
}

async function readNames(session: Session, people: readonly Id[]): Promise<Named[]> {
  return [...(await readPeople(session, people))].map(([person, name]) => ({ person, name }));
}

/** The visits of which words that were to stay go all the same. */
function findOutAlready(scopes: readonly Scoped[], out: Known['out']): Id[] {
  const has = ({ scope }: Scoped) => scope.records.some(({ id }) => out.has(id));
  return [...new Set(scopes.filter(has).flatMap(({ scope }) => scope.about ?? []))];
}

/** What goes, and is shown as going: what is live and doesn't stay whole, with its batch or by itself. */
function goingOf({ records, stays }: Pick<Together, 'records' | 'stays'>, { stuck, out }: Known): Entry<Kind>[] {
  const staying = withoutOut(stays.staying, out);
  const home = new Set(staying.flatMap(({ record, wordsOnly }) => (wordsOnly ? [] : [record.id])));
  return records.filter(({ id, shelf }) => shelf === 'live' && !home.has(id) && !stuck.has(id));
}

/** The rosters of draws whose bytes are here as they were frozen. Whatever else a draw names as its roster stays. */
async function rostersOf(records: readonly Entry<Kind>[]): Promise<Sha256[]> {
  const draws = records.filter((one): one is Entry<'draw'> => one.kind === 'draw');
  const found: Sha256[] = [];
  for (const hash of new Set(draws.map(({ body }) => body.rosterHash))) {
    // Of one that was changed the desk says so; what was changed proves nothing elsewhere.
    const file = await readSound(hash);
    if (file && isRoster(await file.text())) found.push(hash);
  }
  return found.sort();
}

function countKinds(records: readonly Entry<Kind>[]): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
