import { hexToBytes } from '@noble/hashes/utils.js';
import { fingerprintOf } from '../../bundle/format/ssh-signature.ts';
import type { Id } from '../../model/ids.ts';
import { failureOf } from '../../store/failure.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import type { Database, KeyRow } from '../../store/schema.ts';
import { readMembers } from '../members.ts';
import { type RosterPlace, readOwnKey, readRosterOf, readTrustedLead } from '../review/trust.ts';
import type { Me, Session } from '../session.ts';
import type { Identity } from './identity.ts';

export type { KeyRow } from '../../store/schema.ts';

/** A key, and who says that it is theirs. */
export interface Claimed {
  readonly key: string;
  readonly person: Id;
  readonly name: string;
}

/**
 * How far a key is known (bundle.md, Who made it): one's own; `confirmed` by the person here; `seen` before and not
 * confirmed; `first` seen now; `changed`, another key of somebody who has one already, and so blocked until a person
 * decides; `refused` by the person here.
 */
export type KeyStanding = 'own' | 'confirmed' | 'seen' | 'first' | 'changed' | 'refused';

/** How far a key is known. @param book all keys of the address book */
export function standingOfKey(
  claimed: Claimed,
  own: Pick<Identity, 'key'> & { person: Id },
  book: readonly KeyRow[],
): KeyStanding {
  if (claimed.person === own.person) return claimed.key === own.key ? 'own' : 'changed';
  const theirs = book.filter(({ person }) => person === claimed.person);
  const same = theirs.find(({ key }) => key === claimed.key);
  if (same) return same.state;
  // One key is one person: who comes with another's is not let in under a new name.
  if (claimed.key === own.key || book.some(({ key }) => key === claimed.key)) return 'changed';
  return theirs.some(({ state }) => state !== 'refused') ? 'changed' : 'first';
}

/** Whether what is signed by such a key may be taken in. */
export const mayComeIn = (standing: KeyStanding): boolean => standing !== 'changed' && standing !== 'refused';

/** All keys as this device knows them by itself, newest first: without what a lead's roster says of them. */
export async function readKnownKeys(db: Database): Promise<KeyRow[]> {
  return (await db.keys.toArray()).sort((a, b) => b.firstSeen - a.firstSeen);
}

/**
 * All keys, newest first. Where this device goes by a lead's roster, that confirms the keys of the team (`by` names the
 * lead's key), also of those from whom nothing came yet (`firstSeen` 0). It is read anew each time: what the lead says
 * later counts at once, and nothing of it stays once the device doesn't go by it any more.
 */
export async function readBook(db: Database): Promise<KeyRow[]> {
  const [known, lead] = await Promise.all([readKnownKeys(db), readTrustedLead(db)]);
  if (!lead) return nameByTeam(db, known);
  const [roster, own] = await Promise.all([readRosterOf(db, lead), readOwn(db)]);
  const vouched = new Map(
    [...roster.values()].flatMap((place) =>
      place.key && standOnRoster(place, own, known) === 'confirms' ? [[place.key, place.person] as const] : [],
    ),
  );
  const by = { state: 'confirmed', by: lead.key } as const;
  const told = known.map((row): KeyRow => (vouched.delete(row.key) ? { ...row, ...by } : row));
  const unseen = [...vouched].map(([key, person]): KeyRow => ({ key, person, name: '', firstSeen: 0, ...by }));
  return nameByTeam(db, [...told, ...unseen]);
}

/** Whoever gave no name with their key is called as the team calls them. */
async function nameByTeam(db: Database, book: readonly KeyRow[]): Promise<KeyRow[]> {
  const members = await readMembers(
    db,
    book.map(({ person }) => person),
  );
  return book.map((row, at) => (row.name === '' ? { ...row, name: members[at]?.body.name ?? '' } : row));
}

/** Who works here, and by which key; '' for one that was not needed yet. */
export async function readOwn(db: Database): Promise<{ person: Id; key: string }> {
  const [me, key] = await Promise.all([readMeta(db, 'me'), readOwnKey(db)]);
  return { person: (me as Me | undefined)?.id ?? '', key: key ?? '' };
}

/**
 * What a lead's roster does with somebody's key here: `confirms` it; leaves what a person here decided (`confirmed`,
 * `refused`); confirms nothing where another key of theirs is known here, or the key is another's here, until a person
 * decides (`otherKey`, `anothers`); has none (`noKey`); leads differ (`unsettled`); or it is one's own place, with one's
 * own key or another (`own`, `ownOther`).
 */
export type RosterStanding =
  | 'confirms'
  | 'confirmed'
  | 'refused'
  | 'otherKey'
  | 'anothers'
  | 'noKey'
  | 'unsettled'
  | 'own'
  | 'ownOther';

/** What a roster does with the key of somebody on it. @param known as `readKnownKeys` gives them */
export function standOnRoster(
  { person, key, unsettled }: RosterPlace,
  own: { readonly person: Id; readonly key: string },
  known: readonly KeyRow[],
): RosterStanding {
  if (unsettled) return 'unsettled';
  if (!key) return 'noKey';
  if (person === own.person) return key === own.key ? 'own' : 'ownOther';
  const same = known.find((row) => row.key === key);
  if (key === own.key || (same && same.person !== person)) return 'anothers';
  if (same && same.state !== 'seen') return same.state;
  const others = known.filter((row) => row.person === person && row.key !== key);
  return others.some(({ state }) => state !== 'refused') ? 'otherKey' : 'confirms';
}

/** Watches `readBook`. @returns stops watching */
export function watchBook({ db }: Session, on: Watch<KeyRow[]>): () => void {
  return watch(() => readBook(db), on);
}

/** Notes keys that were seen for the first time. @param at Unix milliseconds */
export async function noteKeys(db: Database, claimed: readonly Claimed[], at: number): Promise<void> {
  const known = new Set((await db.keys.bulkGet(claimed.map(({ key }) => key))).flatMap((row) => row?.key ?? []));
  // Who packed is named in the file; of whoever signed a batch often nothing but the key is known.
  const named = new Map<string, Claimed>();
  for (const one of claimed) if (!named.get(one.key)?.name) named.set(one.key, one);
  const fresh = [...named.values()].filter(({ key }) => !known.has(key));
  await db.keys.bulkPut(
    fresh.map(({ key, person, name }): KeyRow => ({ key, person, name, firstSeen: at, state: 'seen' })),
  );
}

/**
 * A person decides about a key: that it is theirs whom it says, or that nothing signed by it comes in. A key that was
 * blocked because its person had another is known from then on, beside the older one.
 * @returns what it was before; null for a key that was not known
 */
export async function decideKey(
  { db }: Session,
  claimed: Claimed,
  state: 'confirmed' | 'refused' | 'seen',
): Promise<KeyRow | null> {
  try {
    return await db.transaction('rw', db.keys, async () => {
      const { key, person, name } = claimed;
      const before = (await db.keys.get(key)) ?? null;
      await db.keys.put({ key, person, name, firstSeen: before?.firstSeen ?? Date.now(), state });
      return before;
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** The fingerprint of a key, which people read to each other as words. @param key 64 hexadecimal digits */
export const fingerprintOfKey = (key: string): string => fingerprintOf(hexToBytes(key));
