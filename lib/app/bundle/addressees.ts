import { hexToBytes } from '@noble/hashes/utils.js';
import type { SealedTo } from '../../bundle/seal/seal.ts';
import { recipientOf } from '../../bundle/sign/age-keys.ts';
import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readKnown, type ShownMember, tellFrom } from '../party.ts';
import type { Session } from '../session.ts';
import { readBook } from './address-book.ts';

/** Somebody to whom visits can be handed. */
export interface Addressee {
  readonly person: Id;
  /** As the team names them, or they themselves, told apart from whoever bears that name too. */
  readonly member: ShownMember;
  /** The keys to which a file is sealed for them, 64 hexadecimal digits each; none where no key is known. */
  readonly keys: readonly string[];
  /** Whether those were compared with them and confirmed. */
  readonly confirmed: boolean;
}

/**
 * Watches to whom visits can be handed: members of the team, and whoever a file came from. Where somebody has confirmed
 * keys only those count: another that was merely seen may be anybody's. @returns stops watching
 */
export function watchAddressees(session: Session, on: Watch<Addressee[]>): () => void {
  return watch(async () => {
    const [known, book] = await Promise.all([readKnown(session.db), readBook(session.db)]);
    const usable = Map.groupBy(
      book.filter(({ state }) => state !== 'refused'),
      ({ person }) => person,
    );
    const stays = known.filter(({ shelf }) => shelf === 'live').map(({ id }) => id);
    const people = [...new Set([...stays, ...usable.keys()])].filter((person) => person !== session.me.id);
    return people.map((person): Addressee => {
      const keys = usable.get(person) ?? [];
      const sure = keys.filter(({ state }) => state === 'confirmed');
      const confirmed = sure.length > 0;
      const used = confirmed ? sure : keys;
      const called = known.find(({ id }) => id === person)?.body.name;
      const name = called || (used.find((one) => one.name !== '')?.name ?? '');
      return { person, member: tellFrom(known, { id: person, name }), keys: used.map(({ key }) => key), confirmed };
    });
  }, on);
}

/** How a file is to be closed: to somebody's keys, with a passphrase, or not at all. */
export type Closing =
  | { readonly is: 'keys'; readonly keys: readonly string[] }
  | { readonly is: 'passphrase'; readonly passphrase: string }
  | { readonly is: 'open' };

/** What a file is sealed to; null for one that is left open. */
export function sealingOf(closing: Closing): SealedTo | null {
  if (closing.is === 'open') return null;
  if (closing.is === 'passphrase') return { passphrase: closing.passphrase };
  return { recipients: closing.keys.map((key) => recipientOf(hexToBytes(key))) };
}
