import { personOf } from '../changes/change.ts';
import type { Id } from '../model/ids.ts';
import type { Body } from '../model/records.ts';
import { isOpenBetween, type SaidField, saidOf, type Words } from '../review/said-of.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord, getRecords, logsOf, newestOf } from '../store/queries.ts';
import type { ChangeRow, Database, Shelf } from '../store/schema.ts';
import { readRights } from './review/trust.ts';
import type { Me } from './session.ts';
import { readOwnIds } from './whose.ts';

/**
 * Members as screens show them: whoever packs a file can write into anybody's record, but not everybody's word on a
 * person's name counts (lib/review/said-of.ts). Whatever shows a member reads it here.
 */

/** Some members by their ids; null for one that isn't there. */
export async function readMembers(db: Database, ids: readonly Id[]): Promise<(Entry<'member'> | null)[]> {
  const found = await getRecords(db, 'member', ids);
  const shown = await asSaid(
    db,
    found.filter((one) => one !== null),
  );
  const byId = new Map(shown.map((one) => [one.id, one]));
  return found.map((one) => one && (byId.get(one.id) ?? one));
}

/** One member, or null. */
export async function readMember(db: Database, id: Id): Promise<Entry<'member'> | null> {
  const found = await getRecord(db, 'member', id);
  return found && ((await asSaid(db, [found]))[0] ?? found);
}

/** The newest members, newest first. @param limit how many at the most */
export async function newestMembers(db: Database, limit: number, shelf: Shelf = 'live'): Promise<Entry<'member'>[]> {
  return asSaid(db, await newestOf(db, 'member', limit, shelf));
}

/** Says of which fields of which members those who have a say differ: the rest is nothing to settle. */
export async function readOpenBetween(
  db: Database,
  logs: ReadonlyMap<Id, readonly ChangeRow[]>,
): Promise<(rec: Id, field: string) => boolean> {
  const words = logs.size > 0 ? await readWords(db) : null;
  return (rec, field) => !words || !isSaid(field) || isOpenBetween(logs.get(rec) ?? [], field, words);
}

async function asSaid(db: Database, members: readonly Entry<'member'>[]): Promise<Entry<'member'>[]> {
  const own = await readOwnIds(db);
  const logs = await logsOf(
    db,
    members.map(({ id }) => id),
  );
  const logOf = ({ id }: Entry<'member'>) => logs.get(id) ?? [];
  // Where nobody else wrote into anybody's record there is nothing to weigh.
  const isPlain = (one: Entry<'member'>) =>
    logOf(one).every(({ author }) => own.has(personOf(author)) || (one.id === personOf(author) && !one.body.role));
  if (members.every(isPlain)) return [...members];
  const words = await readWords(db, own);
  return members.map((one) => (isPlain(one) ? one : weighed(one, logOf(one), words)));
}

function weighed(member: Entry<'member'>, log: readonly ChangeRow[], words: Words): Entry<'member'> {
  const role = saidOf(log, 'role', words) as Body<'member'>['role'];
  const { role: _, ...rest } = member.body;
  const body = { ...rest, name: saidOf(log, 'name', words) ?? '', ...(role && { role }) };
  const conflicts = member.conflicts.filter((field) => !isSaid(field) || isOpenBetween(log, field, words));
  const { disputed, ...entry } = { ...member, body, conflicts };
  const settled = conflicts.length === 0 && member.conflicts.length > 0;
  return { ...entry, ...(disputed && !settled && { disputed }) } as Entry<'member'>;
}

const SAID: ReadonlySet<string> = new Set<SaidField>(['name', 'role', 'key']);
const isSaid = (field: string): field is SaidField => SAID.has(field);

async function readWords(db: Database, known?: ReadonlySet<Id>): Promise<Words> {
  const me = ((await readMeta(db, 'me')) ?? { id: '', epoch: 0 }) as Me;
  const [own, whyMayNot, keys] = await Promise.all([
    known ?? readOwnIds(db),
    readRights({ db, me }),
    db.keys.filter(({ state }) => state !== 'refused').toArray(),
  ]);
  const confirmed = new Set(keys.flatMap(({ person, state }) => (state === 'confirmed' ? person : [])));
  const called = new Map(keys.map(({ person, name }) => [person, name]));
  return {
    own,
    whyMayNot,
    calledThemselves: (person) => called.get(person) ?? '',
    isConfirmed: (person) => confirmed.has(person),
  };
}
