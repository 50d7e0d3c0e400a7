import { failureOf } from '../../store/failure.ts';
import { type Watch, watch } from '../../store/live.ts';
import { writeMeta } from '../../store/meta.ts';
import { readPeople } from '../people.ts';
import {
  isLeadKnown,
  type RosterPlace,
  readKeyGivers,
  readOwnRoster,
  readRosterOf,
  readRostersOf,
  readTrustedLead,
  type TrustedLead,
  trustLead,
} from '../review/trust.ts';
import type { Session } from '../session.ts';
import { type Claimed, decideKey, type RosterStanding, readKnownKeys, readOwn, standOnRoster } from './address-book.ts';

/** Somebody on a lead's roster, and what going by it does with their key here. */
export interface RosterLine {
  readonly place: RosterPlace;
  /** '' for somebody who didn't say it. */
  readonly name: string;
  readonly standing: RosterStanding;
}

/** Watches whom a lead's roster names, oneself first. @returns stops watching */
export function watchRosterOf({ db }: Session, lead: TrustedLead, on: Watch<RosterLine[]>): () => void {
  return watch(async () => {
    const [roster, own, known] = await Promise.all([readRosterOf(db, lead), readOwn(db), readKnownKeys(db)]);
    const names = await readPeople({ db }, [...roster.keys()]);
    const lines = [...roster.values()].map((place): RosterLine => {
      const standing = standOnRoster(place, own, known);
      return { place, name: names.get(place.person) ?? '', standing };
    });
    const isOwn = ({ place }: RosterLine) => Number(place.person === own.person);
    return lines.sort((a, b) => isOwn(b) - isOwn(a));
  }, on);
}

/** By whose roster this device goes. */
export interface GoneBy {
  readonly lead: TrustedLead;
  /** As they call themselves; '' where that is not known. */
  readonly name: string;
  /** Whether their word counts: not once the key that it was given to is not the one that they are known by. */
  readonly counts: boolean;
  /** Where whoever works here stands on it; null for nowhere. */
  readonly me: RosterPlace | null;
  /** The key by which this installation signs; '' for one that was not needed yet. */
  readonly ownKey: string;
}

/** Watches by whose roster this device goes; null for nobody's. @returns stops watching */
export function watchGoneBy(session: Session, on: Watch<GoneBy | null>): () => void {
  const { db, me } = session;
  return watch(async () => {
    const lead = await readTrustedLead(db);
    if (!lead) return null;
    const [names, counts, roster, own] = await Promise.all([
      readPeople(session, [lead.person]),
      isLeadKnown(db, lead),
      readOwnRoster(session),
      readOwn(db),
    ]);
    return { lead, name: names.get(lead.person) ?? '', counts, me: roster.get(me.id) ?? null, ownKey: own.key };
  }, on);
}

/**
 * Goes by a lead's roster: whoever presses it has compared the lead's key, which is confirmed by that, and the roster
 * then confirms the team's and says who may accept, return and settle. Undoable.
 * @param lead null for nobody's: then whoever works here decides
 * @throws StoreFailure, and then nothing is changed
 */
export async function goByLead(session: Session, lead: Claimed | null): Promise<void> {
  const { db } = session;
  try {
    const [before, row] = await Promise.all([readTrustedLead(db), lead && db.keys.get(lead.key)]);
    await db.transaction('rw', db.keys, db.meta, async () => {
      if (lead) await decideKey(session, lead, 'confirmed');
      await trustLead(session, lead && { person: lead.person, key: lead.key });
    });
    session.undo.did('leadTrusted', () =>
      db.transaction('rw', db.keys, db.meta, async () => {
        if (row) await db.keys.put(row);
        await writeMeta(db, 'trustedLead', before);
      }),
    );
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * Watches whose rosters there are to go by: of each key that is known here and not refused, how many people its owner
 * gave a key on the roster; those who gave none are left out. @returns stops watching
 */
export function watchRosters({ db, me }: Session, on: Watch<ReadonlyMap<string, number>>): () => void {
  return watch(async () => {
    const [known, authors] = await Promise.all([readKnownKeys(db), readKeyGivers(db)]);
    const givers = known.filter(({ person, state }) => person !== me.id && state !== 'refused' && authors.has(person));
    const rosters = await readRostersOf(db, givers);
    const keysOn = (roster: ReadonlyMap<string, RosterPlace> | undefined) =>
      [...(roster?.values() ?? [])].filter(({ key }) => key !== null).length;
    const counts = givers.map(({ key }, at) => [key, keysOn(rosters[at])] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }, on);
}
