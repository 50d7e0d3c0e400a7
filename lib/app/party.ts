import type { Id } from '../model/ids.ts';
import { foldLook } from '../model/look-alike.ts';
import { seenLine } from '../model/one-line.ts';
import { type Body, membersOf } from '../model/records.ts';
import { sharedWatch, type Watch, watch } from '../store/live.ts';
import { type Entry, getRecords } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { newestMembers } from './members.ts';
import type { Session } from './session.ts';

/** More members than this no team has. */
const MOST = 5000;
/** The shortest piece of an id by which two members are told apart. */
const SHORT = 4;
/** In these stand our own marks behind a name. */
const BRACKET = /[\p{Ps}\p{Pe}]/u;

/** A member as every list names them: by name, and where two bear one name by role or a piece of the id as well. */
export interface ShownMember {
  id: Id;
  /** '' for somebody who didn't say it. */
  name: string;
  /** Set where the name alone doesn't tell them apart and the role does. */
  role: Body<'member'>['role'] | null;
  /** Set where neither name nor role does: the end of the id, as long as it must be. */
  mark: string | null;
  /** Taken out of the team: what they did, and what was planned for them, still names them. */
  removed: boolean;
}

/** Somebody as they are known here, by a record or by a key alone. */
export type Known = Pick<Entry<'member'>, 'id'> & {
  body: Partial<Pick<Body<'member'>, 'name' | 'role'>>;
  shelf?: Entry<'member'>['shelf'];
};

/**
 * Names members so that no two look alike: width, case, blanks, signs that show nothing and letters that look like
 * others make no difference between them. Whose name ends as ours do with a role or a mark behind them gets a mark too.
 * @param members each once
 */
export function tellApart(members: readonly Known[]): ShownMember[] {
  const byLook = new Map<string, Known[]>();
  for (const one of members) byLook.set(lookOf(one), [...(byLook.get(lookOf(one)) ?? []), one]);
  return members.map((one) => {
    const { id, body, shelf } = one;
    const look = lookOf(one);
    const shown = { id, name: seenLine(body.name), role: null, mark: null, removed: shelf === 'deleted' };
    const namesakes = (byLook.get(look) ?? []).filter((other) => other.id !== id);
    const looksMarked = BRACKET.test(look);
    if (namesakes.length === 0 && !looksMarked) return shown;
    const { role = null } = body;
    const isOnlyOne = namesakes.every((other) => (other.body.role ?? null) !== role);
    if (role !== null && isOnlyOne && !looksMarked) return { ...shown, role };
    const rivals = namesakes.map((other) => other.id);
    return { ...shown, role: null, mark: endOf(id, rivals) };
  });
}

/** How names look: whoever is known is asked again for each of those who are told from them. */
const looks = new WeakMap<Known, string>();

function lookOf(one: Known): string {
  const before = looks.get(one);
  if (before !== undefined) return before;
  const look = foldLook(one.body.name ?? '');
  looks.set(one, look);
  return look;
}

/**
 * Somebody by the name that is shown of them, told apart from all who are known here.
 * @param name which may be another than they are known by: a file calls them so
 */
export function tellFrom(known: readonly Known[], { id, name }: { id: Id; name: string }): ShownMember {
  const own = known.find((one) => one.id === id);
  const [told] = tellAmong([{ ...own, id, body: { ...own?.body, name } }], known);
  return told ?? { id, name, role: null, mark: null, removed: false };
}

/** Some people told apart from all who are known here, as the list that they stand in has them. */
export function tellAmong(some: readonly Known[], known: readonly Known[]): ShownMember[] {
  const ids = new Set(some.map(({ id }) => id));
  return tellApart([...some, ...known.filter(({ id }) => !ids.has(id))]).slice(0, some.length);
}

/**
 * Everybody whom this device knows: who is in the teams in the order in which they came, who was taken out, and whoever
 * is known by a key alone. A list that names people tells them apart from all of these: so one mark is theirs everywhere.
 */
export async function readKnown(db: Database): Promise<Known[]> {
  const [live, removed, keys] = await Promise.all([
    newestMembers(db, MOST),
    newestMembers(db, MOST, 'deleted'),
    db.keys.toArray(),
  ]);
  const called = new Map(keys.map(({ person, name }) => [person, name]));
  const members = [...live.reverse(), ...removed.reverse()].map((one): Known => {
    const { role, name } = one.body;
    const body = { name: seenLine(name) || (called.get(one.id) ?? ''), ...(role && { role }) };
    return { id: one.id, shelf: one.shelf, body };
  });
  const inTeam = new Set(members.map(({ id }) => id));
  const others = [...called].filter(([person]) => !inTeam.has(person));
  return [...members, ...others.map(([id, name]): Known => ({ id, body: { name } }))];
}

const watchKnownIn = sharedWatch(readKnown);

/** Watches everybody whom this device knows. @returns stops watching */
export function watchKnown({ db }: Session, on: Watch<Known[]>): () => void {
  return watchKnownIn(db, on);
}

/** Those who share their name with another, each name's together. @param shown as `tellApart` gives them */
export function groupNamesakes(shown: readonly ShownMember[]): ShownMember[][] {
  const groups = new Map<string, ShownMember[]>();
  for (const one of shown) {
    if (one.role === null && one.mark === null) continue;
    const look = foldLook(one.name);
    groups.set(look, [...(groups.get(look) ?? []), one]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The end of an id, as long as it takes to be none of the others'. */
function endOf(id: Id, others: readonly Id[]): string {
  const plain = id.replaceAll('-', '');
  let length = SHORT;
  while (length < plain.length && others.some((other) => other.replaceAll('-', '').endsWith(plain.slice(-length))))
    length++;
  return plain.slice(-length);
}

/** Whether a member works in a team: the one that they were added to, or one that they joined later. */
export function isOfTeam(member: Body<'member'>, team: Id | undefined): boolean {
  return team !== undefined && (member.team === team || member[`teams.${team}`] === true);
}

/**
 * Who may have gone on a visit: the members of its campaign's team, oneself, and whoever is noted as having gone, though
 * they are in another team or none now.
 */
export async function readParty(session: Session, visit: Entry<'visit'>): Promise<ShownMember[]> {
  return (await readParties(session, [visit]))(visit);
}

/** The same of many visits, each of those that were asked for. */
export async function readParties(
  { db, me }: Session,
  visits: readonly Entry<'visit'>[],
): Promise<(visit: Entry<'visit'>) => ShownMember[]> {
  const ids = [...new Set(visits.map(({ body }) => String(body.campaign)))];
  const [campaigns, members, known] = await Promise.all([
    getRecords(db, 'campaign', ids),
    newestMembers(db, MOST),
    readKnown(db),
  ]);
  const teams = new Map(ids.map((id, at) => [id, campaigns[at]?.body.team]));
  const shown = new Map(tellApart(known).map((one) => [one.id, one]));
  const inOrder = members.reverse();
  return ({ body }) => {
    const team = inOrder.filter((one) => isOfTeam(one.body, teams.get(String(body.campaign)))).map(({ id }) => id);
    const all = new Set([...team, me.id, ...membersOf(body, 'went')]);
    return [...all].map((id) => shown.get(id) ?? { id, name: '', role: null, mark: null, removed: false });
  };
}

/**
 * Watches who is in the teams, in the order in which they came, and after them who was taken out: tasks, draws and
 * recusals still name those. @returns stops watching
 */
export function watchMembers({ db }: Session, on: Watch<ShownMember[]>): () => void {
  return watch(() => readTeam(db), on);
}

/** The same, once. */
export async function readTeam(db: Database): Promise<ShownMember[]> {
  const known = await readKnown(db);
  const inTeam = new Set(known.flatMap(({ id, shelf }) => (shelf === undefined ? [] : [id])));
  return tellApart(known).filter(({ id }) => inTeam.has(id));
}

/** Watches who may have gone. @returns stops watching */
export function watchParty(session: Session, visit: Entry<'visit'>, on: Watch<ShownMember[]>): () => void {
  return watch(() => readParty(session, visit), on);
}

/** A member who must not go to a unit (回避), with the reason; '' where none was written. */
interface Recusal {
  member: Id;
  why: string;
}

/** Who must not go to a unit, by the unit's body. */
export function recusedAt(unit: Readonly<Record<string, unknown>>): Recusal[] {
  return membersOf(unit, 'recused').map((member) => ({ member, why: String(unit[`recusedWhy.${member}`] ?? '') }));
}
