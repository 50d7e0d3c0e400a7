import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { signerOf } from '../../bundle/sign/ed25519.ts';
import type { Id } from '../../model/ids.ts';
import { rightsFrom, type WhyMayNot } from '../../review/rights.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { idsOn, logsOf } from '../../store/queries.ts';
import type { KeyRow } from '../../store/schema.ts';
import type { Session } from '../session.ts';

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
async function readTrustedLead({ db }: Session): Promise<TrustedLead | null> {
  return ((await readMeta(db, 'trustedLead')) as TrustedLead | undefined) ?? null;
}

/**
 * Who may decide, as this device sees it: by the roster of the lead that it trusts. Where it trusts none whoever works
 * here is the lead: their decisions count here, and elsewhere only if they do there.
 */
export async function readRights(session: Session): Promise<WhyMayNot> {
  const { db, me } = session;
  const [lead, keys, own, ids] = await Promise.all([
    readTrustedLead(session),
    db.keys.toArray(),
    readOwnKey(session),
    memberIds(session),
  ]);
  const logs = await logsOf(session.db, ids);
  const known = keysByPerson(keys);
  return rightsFrom([...logs.values()].flat(), {
    lead: lead ?? { person: me.id, key: null },
    keyOf: (person) => (person === me.id ? own : (known.get(person) ?? null)),
  });
}

async function memberIds({ db }: Session): Promise<Id[]> {
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
async function readOwnKey({ db }: Session): Promise<string | null> {
  const stored = (await readMeta(db, 'identity')) as { secret: string } | undefined;
  return stored ? bytesToHex(signerOf(hexToBytes(stored.secret)).publicKey) : null;
}
