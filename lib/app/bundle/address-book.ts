import { hexToBytes } from '@noble/hashes/utils.js';
import { fingerprintOf } from '../../bundle/format/ssh-signature.ts';
import type { Id } from '../../model/ids.ts';
import { failureOf } from '../../store/failure.ts';
import { type Watch, watch } from '../../store/live.ts';
import type { Database, KeyRow } from '../../store/schema.ts';
import type { Session } from '../session.ts';
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

/** All keys, newest first. */
export async function readBook(db: Database): Promise<KeyRow[]> {
  return (await db.keys.toArray()).sort((a, b) => b.firstSeen - a.firstSeen);
}

/** Watches `readBook`. @returns stops watching */
export function watchBook({ db }: Session, on: Watch<KeyRow[]>): () => void {
  return watch(() => readBook(db), on);
}

/** Notes keys that were seen for the first time. @param at Unix milliseconds */
export async function noteKeys(db: Database, claimed: readonly Claimed[], at: number): Promise<void> {
  const known = new Set((await db.keys.bulkGet(claimed.map(({ key }) => key))).flatMap((row) => row?.key ?? []));
  const fresh = claimed.filter(({ key }) => !known.has(key));
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
