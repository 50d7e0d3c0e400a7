import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { VerifyEd25519 } from '../format/ssh-signature.ts';

/** What whoever reads a bundle brings along. */
export interface Reader {
  readonly verify: VerifyEd25519;
  /** Unix milliseconds by the reader's clock. */
  readonly now: number;
  /** Whether the reader has this version of a pack. */
  hasPack(pack: { readonly id: string; readonly version: string }): boolean;
  /** The fingerprints of the keys that a person is known to sign with; undefined for a person not known. */
  keysOf(person: Id): readonly string[] | undefined;
}

/** Whether the reader knows this person by other keys than this one: then a person has to decide. */
export function isOtherKey(reader: Reader, author: string, fingerprint: string): boolean {
  return reader.keysOf(personOf(author))?.includes(fingerprint) === false;
}
