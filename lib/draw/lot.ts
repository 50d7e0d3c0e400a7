import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { StratumName } from './strata.ts';

/** Gives each unit and each stratum the lot that decides its place: 64 hexadecimal digits, smaller goes first. */
export interface Lots {
  ofUnit(id: string): string;
  /** Settles who gets the last place where two strata have an equal claim. */
  ofStratum(name: StratumName): string;
}

/**
 * Lots: HMAC-SHA-256 (RFC 2104) with the seed's 32 bytes as key over `<roster hash>\n<unit id>`, or
 * `<roster hash>\nstratum\n<name>`. No id of a unit begins with `stratum`, so no message means two things; the stratum
 * of units without a label has the empty name, which no label is.
 * @param seed 64 lower-case hexadecimal digits
 */
export function castLots(seed: string, rosterHash: string): Lots {
  const key = hexToBytes(seed);
  const lot = (message: string) => bytesToHex(hmac(sha256, key, utf8ToBytes(`${rosterHash}\n${message}`)));
  return { ofUnit: lot, ofStratum: (name) => lot(`stratum\n${name ?? ''}`) };
}

/** Things in ascending order of what `lotOf` gives them, equal ones by `nameOf`. */
export function byLot<T>(things: readonly T[], lotOf: (thing: T) => string, nameOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, lot: lotOf(thing), name: nameOf(thing) }))
    .sort((a, b) => (a.lot === b.lot ? compare(a.name, b.name) : compare(a.lot, b.lot)))
    .map(({ thing }) => thing);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
