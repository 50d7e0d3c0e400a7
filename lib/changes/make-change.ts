import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';
import type { Change, ChangeId, Json } from './change.ts';

/** A change that has no id yet. */
export type ChangeRest = Omit<Change, 'id'>;

/**
 * Gives a change its id. Synchronous, since the last one is made while the page is being hidden; checks nothing but
 * that it is JSON (`verifyChange` does).
 * @throws CanonicalError when the value is not JSON
 */
export function makeChange(rest: ChangeRest): Change {
  return { id: changeIdOf(rest), ...partsOf(rest) };
}

/** The id that belongs to a change: SHA-256 of the canonical JSON of all but the id (design: bundle.md, Merge). */
export function changeIdOf(rest: ChangeRest): ChangeId {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(partsOf(rest) as { [key: string]: Json }))));
}

/**
 * A change without its id and whatever else lies beside it. Named one by one: a change with some parts replaced must not
 * bring its old id along.
 */
export function partsOf({ rec, parent, kind, field, value, sup, hlc, author, nonce }: ChangeRest): ChangeRest {
  return { rec, parent, kind, field, value, sup, hlc, author, ...(nonce !== undefined && { nonce }) };
}

/** A nonce for a change whose value is to stay unknown. */
export const freshNonce = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
