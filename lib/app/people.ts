import { type Change, personOf } from '../changes/change.ts';
import { type Id, idSchema } from '../model/ids.ts';
import { seenLine } from '../model/one-line.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import { setField } from './fields.ts';
import { readMember, readMembers } from './members.ts';
import { readKnown, type ShownMember, tellFrom } from './party.ts';
import { creation, type Me, type Session } from './session.ts';
import { noteFormerId } from './whose.ts';

/** The longest name that is kept. */
const MAX_NAME = 100;
/** Whose changes a pack brings along. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The record of whoever works here; null before the first run was answered. */
export function readPerson(session: Session): Promise<Entry<'member'> | null> {
  return readMember(session.db, session.me.id);
}

/** Watches the record of whoever works here, also where a restore makes it another's. @returns stops watching */
export function watchPerson(session: Session, on: Watch<Entry<'member'> | null>): () => void {
  return watch(async () => {
    const me = (await readMeta(session.db, 'me')) as Me | undefined;
    return readMember(session.db, me?.id ?? session.me.id);
  }, on);
}

/** Whether the first run has yet to ask for a name. Skipping is an answer. */
export async function needsName(session: Session): Promise<boolean> {
  return (await readPerson(session)) === null;
}

/**
 * Keeps the name of whoever works here; '' for somebody who didn't say it, who isn't asked again.
 * @throws StoreFailure
 */
export async function setName(session: Session, typed: string): Promise<void> {
  const name = [...typed.trim()].slice(0, MAX_NAME).join('');
  const person = await readPerson(session);
  if (person?.body.name === name) return;
  if (person) return setField(session, person, 'name', name);
  const campaign = await getRecord(session.db, 'campaign', String(await readMeta(session.db, 'campaign')));
  await session.queue.do([creation(session.me.id, 'member', null, { name, team: campaign?.body.team })]);
}

/**
 * Who made a change, as a screen can say it: oneself, somebody with a name (and what tells them from another of that
 * name, as `ShownMember`), somebody without, or a pack.
 */
export type Maker =
  | { is: 'me' }
  | { is: 'named'; name: string; role?: NonNullable<ShownMember['role']>; mark?: string }
  | { is: 'unnamed' }
  | { is: 'pack' };

/** Who stands behind authors (`<id>.<epoch>`), by author. */
export async function readMakers(session: Session, authors: readonly string[]): Promise<Map<string, Maker>> {
  const persons = new Map([...new Set(authors)].map((author) => [author, personOf(author)]));
  const names = await readPeople(session, [...new Set(persons.values())]);
  const isOther = (id: Id) => id !== session.me.id && Boolean(names.get(id));
  const known = [...names.keys()].some(isOther) ? await readKnown(session.db) : [];
  const makerOf = (id: Id): Maker => {
    if (id === session.me.id) return { is: 'me' };
    if (id === NOBODY) return { is: 'pack' };
    const name = names.get(id);
    if (!name) return { is: 'unnamed' };
    const { role, mark } = tellFrom(known, { id, name });
    return { is: 'named', name, ...(role && { role }), ...(mark && { mark }) };
  };
  return new Map([...persons].map(([author, id]) => [author, makerOf(id)]));
}

/**
 * What people are called, by id: as the roster says, else as they called themselves in a file that came; '' for those who
 * are unknown here or didn't say it.
 */
export async function readPeople({ db }: Pick<Session, 'db'>, people: readonly Id[]): Promise<Map<Id, string>> {
  const [members, keys] = await Promise.all([readMembers(db, people), db.keys.where('person').anyOf(people).toArray()]);
  const called = new Map(keys.map(({ person, name }) => [person, name]));
  const nameOf = (person: Id, at: number) => [members[at]?.body.name, called.get(person)].find((one) => seenLine(one));
  return new Map(people.map((person, at) => [person, nameOf(person, at) ?? '']));
}

/**
 * Whether nobody has done anything here yet, but at most say the name that the first run asked for. What a pack or a
 * lead's task file brought is no work of whoever sits here. Then whoever restores is the one who made what is restored,
 * and not a second person.
 */
export async function isPristine({ db, me }: Session): Promise<boolean> {
  const own = await db.changes.filter(({ author, rec }) => personOf(author) === me.id && rec !== me.id).first();
  return own === undefined;
}

/** The highest epoch that an author can have (AUTHOR_PATTERN). */
const MOST_EPOCH = 999_999;
/** By at most this share of what is left above it an epoch rises. */
const SHARE = 64;

/**
 * The epoch after another: not the next one, but one by chance among the next ones. One identity file, or one backup,
 * may be loaded on two machines that know nothing of each other; were both to go on under one epoch, both would number
 * their batches from 1, and to everybody else one of them were a forger. With r epochs left above, two such loads meet
 * with a chance of 64 in r: 1 in 15,600 for whoever stands at 0, at least 1 in 1,500 up to 900,000 (where who-am-i.ts
 * begins at the latest). On average 1/128 of what is left is used up each time, so that it is never all gone.
 */
function epochAfter(epoch: number): number {
  const left = MOST_EPOCH - epoch;
  const far = Math.floor(Math.random() * Math.max(1, left / SHARE));
  return left > 0 ? epoch + 1 + far : Math.floor(Math.random() * MOST_EPOCH);
}

/**
 * Begins a new epoch of the author after a restore (bundle.md, Merge), or at another machine, under which what is written
 * from now on can never be taken for what was written before.
 * @param adopt whose work was restored here for the first time; without it one stays who one is
 * @param changes what was restored: the new epoch lies above every one that they name
 */
export async function beginEpoch(session: Session, changes: Iterable<Pick<Change, 'author'>>, adopt?: Me): Promise<Me> {
  const id: Id = adopt?.id ?? session.me.id;
  let newest = Math.max(adopt?.epoch ?? 0, id === session.me.id ? session.me.epoch : 0);
  for (const { author } of changes) if (personOf(author) === id) newest = Math.max(newest, epochOf(author));
  const me = { id, epoch: epochAfter(newest) };
  if (id !== session.me.id) await noteFormerId(session);
  await writeMeta(session.db, 'me', me);
  // In place: the queue of this window names its author by this object.
  Object.assign(session.me, me);
  return me;
}

const epochOf = (author: string): number => Number(author.slice(author.lastIndexOf('.') + 1));

/** The person behind the newest of these changes, with their newest epoch; null where a pack made them all. */
export function newestAuthor(changes: readonly Change[]): Me | null {
  let newest: Change | null = null;
  for (const change of changes) {
    const isPerson = idSchema.safeParse(personOf(change.author)).success;
    if (isPerson && (newest === null || change.hlc > newest.hlc)) newest = change;
  }
  return newest && { id: personOf(newest.author), epoch: epochOf(newest.author) };
}
