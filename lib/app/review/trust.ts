import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { signerOf } from '../../bundle/sign/ed25519.ts';
import { type Change, personOf } from '../../changes/change.ts';
import { touches } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import type { MayTell } from '../../review/ever-said.ts';
import { type RosterPlace, rightOf, rightsFrom, rosterFrom, type Trust, type WhyMayNot } from '../../review/rights.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { idsOn, logsOf } from '../../store/queries.ts';
import type { Database, KeyRow } from '../../store/schema.ts';
import type { Session } from '../session.ts';
import { readOwnIds } from '../whose.ts';

export type { RosterPlace } from '../../review/rights.ts';

/** The lead whose roster this device goes by. */
export interface TrustedLead {
  readonly person: Id;
  /** The public key, 64 hexadecimal digits. */
  readonly key: string;
}

/** Goes by a lead's roster from now on. @param lead null for nobody's: then whoever works here decides */
export function trustLead({ db }: Session, lead: TrustedLead | null): Promise<void> {
  return writeMeta(db, 'trustedLead', lead);
}

/** The lead whose roster this device goes by; null for none. */
export async function readTrustedLead(db: Database): Promise<TrustedLead | null> {
  return ((await readMeta(db, 'trustedLead')) as TrustedLead | undefined) ?? null;
}

/**
 * Who may decide, as this device sees it: by the roster of the lead that it trusts. Where it trusts none whoever works
 * here is the lead: their decisions count here, and elsewhere only if they do there.
 */
export async function readRights(session: Pick<Session, 'db' | 'me'>): Promise<WhyMayNot> {
  const { changes, trust } = await readHeld(session);
  return rightsFrom(changes, trust);
}

/**
 * Whose word tells apart what was one, for blindness: that of whoever works here, and of those who may accept visits (the
 * lead and reviewers).
 */
export async function readMayTell(session: Pick<Session, 'db' | 'me'>): Promise<MayTell> {
  const [own, whyMayNot] = await Promise.all([readOwnIds(session.db), readRights(session)]);
  return ({ author, hlc }) => own.has(personOf(author)) || whyMayNot(personOf(author), 'accept', { hlc }) === null;
}

/** The roster's word by which whoever works here may decide, for the decision to name; undefined for none. */
export async function readOwnRight(session: Session): Promise<string | undefined> {
  const { changes, trust } = await readHeld(session);
  return rightOf(changes, trust, session.me.id);
}

/** The roster of whoever's word counts here: the trusted lead's, or that of whoever works here; by person. */
export async function readOwnRoster(session: Pick<Session, 'db' | 'me'>): Promise<Map<Id, RosterPlace>> {
  const { changes, trust } = await readHeld(session);
  return rosterFrom(changes, trust);
}

/** The roster as a lead's words make it, whether this device goes by it or not; by person. */
export async function readRosterOf(db: Database, lead: TrustedLead): Promise<Map<Id, RosterPlace>> {
  const [roster = new Map()] = await readRostersOf(db, [lead]);
  return roster;
}

/** The rosters of several leads, in their order, as `readRosterOf` reads each. */
export async function readRostersOf(db: Database, leads: readonly TrustedLead[]): Promise<Map<Id, RosterPlace>[]> {
  const { id } = ((await readMeta(db, 'me')) ?? { id: '' }) as { id: Id };
  const { changes, keyOf } = await readWords(db, id);
  return leads.map((lead) => rosterFrom(changes, { lead, keyOf }));
}

/** Whether the trusted lead's word still counts: it doesn't once another key is the one that they are known by. */
export async function isLeadKnown(db: Database, { person, key }: TrustedLead): Promise<boolean> {
  return keysByPerson(await db.keys.toArray()).get(person) === key;
}

/** Who said of anybody's record by which key they are known: only those can have a roster. */
export async function readKeyGivers(db: Database): Promise<Set<Id>> {
  const giving = (await readMemberLogs(db)).filter((change) => touches(change, 'key'));
  return new Set(giving.map(({ author }) => personOf(author)));
}

async function readHeld({ db, me }: Pick<Session, 'db' | 'me'>): Promise<{ changes: Change[]; trust: Trust }> {
  const [lead, { changes, keyOf }] = await Promise.all([readTrustedLead(db), readWords(db, me.id)]);
  return { changes, trust: { lead: lead ?? { person: me.id, key: null }, keyOf } };
}

/** What members' records were told to say, and by which key each person's word came. */
async function readWords(db: Database, me: Id): Promise<Pick<Trust, 'keyOf'> & { changes: Change[] }> {
  const [keys, own, changes] = await Promise.all([db.keys.toArray(), readOwnKey(db), readMemberLogs(db)]);
  const known = keysByPerson(keys);
  return { changes, keyOf: (person) => (person === me ? own : (known.get(person) ?? null)) };
}

async function readMemberLogs(db: Database): Promise<Change[]> {
  return [...(await logsOf(db, await memberIds(db))).values()].flat();
}

async function memberIds(db: Database): Promise<Id[]> {
  return (await Promise.all([idsOn(db, 'member', 'live'), idsOn(db, 'member', 'deleted')])).flat();
}

/** The key of each person that counts: one that was confirmed, else the first that was seen; never one refused. */
function keysByPerson(keys: readonly KeyRow[]): Map<Id, string> {
  const rank = ({ state }: KeyRow) => (state === 'confirmed' ? 0 : 1);
  const usable = keys.filter(({ state }) => state !== 'refused');
  const best = usable.sort((a, b) => rank(b) - rank(a) || b.firstSeen - a.firstSeen);
  return new Map(best.map(({ person, key }) => [person, key]));
}

/** The public key of this installation; null before it was first needed. Reads alone, so that a watched query may ask. */
export async function readOwnKey(db: Database): Promise<string | null> {
  const stored = (await readMeta(db, 'identity')) as { secret: string } | undefined;
  return stored ? bytesToHex(signerOf(hexToBytes(stored.secret)).publicKey) : null;
}
