import type { Id } from '../../model/ids.ts';
import type { MEMBER_ROLES } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import { failureOf } from '../../store/failure.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import type { Database, KeyRow } from '../../store/schema.ts';
import { edit } from '../fields.ts';
import { isOfTeam, readKnown, type ShownMember, tellApart, tellFrom } from '../party.ts';
import { type RosterPlace, readOwnRoster, readRights, readTrustedLead } from '../review/trust.ts';
import { creation, type Session } from '../session.ts';
import { readBook } from './address-book.ts';

type Role = (typeof MEMBER_ROLES)[number];

/**
 * How a member's key stands: the lead's by whose roster this device goes; on the roster; confirmed here and not on it;
 * on it with another key than the confirmed one; known and not compared yet; not known.
 */
type TeamKeyState = 'lead' | 'onRoster' | 'notOnRoster' | 'otherOnRoster' | 'notCompared' | 'none';

/** A member with their key. */
export interface TeamKey {
  readonly member: ShownMember;
  readonly role: Role | null;
  readonly state: TeamKeyState;
  /** The key of theirs that counts here; null for none. */
  readonly row: KeyRow | null;
}

/** The team and its keys. */
export interface TeamKeys {
  readonly lines: readonly TeamKey[];
  /** Whether whoever works here may put somebody on the roster: else their word on it counts nowhere. */
  readonly mayEnrol: boolean;
}

/** Watches the team, without whoever works here, and how each one's key stands. @returns stops watching */
export function watchTeamKeys(session: Session, on: Watch<TeamKeys>): () => void {
  const { db, me } = session;
  return watch(async () => {
    const [lead, known, book, roster, whyMayNot] = await Promise.all([
      readTrustedLead(db),
      readKnown(db),
      readBook(db),
      readOwnRoster(session),
      readRights(session),
    ]);
    const inTeam = new Set(known.flatMap(({ id, shelf }) => (shelf === undefined ? [] : [id])));
    // Of the address book also those of whom the team knows nothing yet.
    const others = new Map(book.filter(({ person }) => !inTeam.has(person)).map((row) => [row.person, row.name]));
    const told = tellApart(known);
    const lines = [
      ...told.filter(({ id }) => inTeam.has(id)),
      ...[...others].map(([id, name]) => told.find((one) => one.id === id) ?? tellFrom(known, { id, name })),
    ]
      .filter(({ id, removed }) => id !== me.id && !removed)
      .map((member): TeamKey => {
        const place = roster.get(member.id) ?? null;
        const row = keyOf(member.id, book, place);
        if (member.id === lead?.person) return { member, role: 'lead', state: 'lead', row };
        return { member, role: place?.role ?? null, state: stateOf(row, place), row };
      });
    return { lines, mayEnrol: whyMayNot(me.id, 'settle') === null };
  }, on);
}

/** The key of somebody that counts: a confirmed one, that of the roster first, else one that was seen. */
function keyOf(person: Id, book: readonly KeyRow[], place: RosterPlace | null): KeyRow | null {
  const own = book.filter((row) => row.person === person && row.state !== 'refused');
  const sure = own.filter(({ state }) => state === 'confirmed');
  return sure.find(({ key }) => key === place?.key) ?? sure[0] ?? own.at(-1) ?? null;
}

function stateOf(row: KeyRow | null, place: RosterPlace | null): TeamKeyState {
  if (!row) return 'none';
  if (row.state !== 'confirmed') return 'notCompared';
  if (place?.key === row.key) return 'onRoster';
  return place?.key ? 'otherOnRoster' : 'notOnRoster';
}

/** A key that nobody compared with its owner is put on no roster: others would take it for theirs on the lead's word. */
class KeyNotCompared extends Error {
  override readonly name = 'KeyNotCompared';
}

/**
 * Puts somebody on the roster with a role and the key that was compared with them, and into the current campaign's team;
 * undoable. With the next file that goes out the team goes by it.
 * @throws KeyNotCompared; StoreFailure. Then nothing is changed.
 */
export async function enrol(session: Session, { key, person, name }: KeyRow, role: Role): Promise<void> {
  const { db, queue } = session;
  const row = (await readBook(db)).find((one) => one.key === key);
  if (row?.state !== 'confirmed' || row.person !== person) throw new KeyNotCompared(key);
  await queue.flush();
  const team = await currentTeam(db);
  const before = await getRecord(db, 'member', person);
  if (!before) return session.undo.act('enrolled', [creation(person, 'member', null, { name, role, key, team })]);
  const joins = team && !isOfTeam(before.body, team) ? { [`teams.${team}`]: true } : {};
  const returns = before.body.deleted ? { deleted: null } : {};
  // All of it, also what the record says already: only a lead's own word puts anybody on the roster.
  await queue.do([edit(before, '*', { role, key, ...joins, ...returns })]);
  session.undo.did('enrolled', () => queue.do(takingBack(before, Object.keys(joins))));
}

/** A role that was never given can't be taken away again; without a key it gives no right. */
function takingBack(before: Entry<'member'>, joined: readonly string[]) {
  const { role, key = null, deleted } = before.body;
  return [
    edit(before, 'key', key),
    ...(role ? [edit(before, 'role', role)] : []),
    ...joined.map((field) => edit(before, field, false)),
    ...(deleted ? [edit(before, 'deleted', { ...momentNow() })] : []),
  ];
}

/** Takes somebody's key off the roster: what they decide from then on counts nowhere; undoable. @throws StoreFailure */
export async function strikeKey(session: Session, person: Id): Promise<void> {
  const member = await getRecord(session.db, 'member', person);
  if (!member) return;
  try {
    await session.undo.act('enrolled', [edit(member, 'key', null)]);
  } catch (error) {
    throw failureOf(error);
  }
}

async function currentTeam(db: Database): Promise<Id | undefined> {
  const campaign = await getRecord(db, 'campaign', String(await readMeta(db, 'campaign')));
  return campaign?.body.team;
}
