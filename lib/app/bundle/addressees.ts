import { hexToBytes } from '@noble/hashes/utils.js';
import type { SealedTo } from '../../bundle/seal/seal.ts';
import { recipientOf } from '../../bundle/sign/age-keys.ts';
import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readTeam, type ShownMember } from '../party.ts';
import type { Session } from '../session.ts';
import { readBook } from './address-book.ts';

/** Somebody to whom visits can be handed. */
export interface Addressee {
  readonly person: Id;
  /** As the team names them; null for somebody known by a key alone. */
  readonly member: ShownMember | null;
  /** As they called themselves in a file; '' for a member from whom none came. */
  readonly name: string;
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
    const [team, book] = await Promise.all([readTeam(session.db), readBook(session.db)]);
    const members = new Map(team.map((member) => [member.id, member]));
    const usable = Map.groupBy(
      book.filter(({ state }) => state !== 'refused'),
      ({ person }) => person,
    );
    const stays = team.filter(({ removed }) => !removed).map(({ id }) => id);
    const people = [...new Set([...stays, ...usable.keys()])].filter((person) => person !== session.me.id);
    return people.map((person): Addressee => {
      const keys = usable.get(person) ?? [];
      const sure = keys.filter(({ state }) => state === 'confirmed');
      const confirmed = sure.length > 0;
      const used = confirmed ? sure : keys;
      const name = used.find((one) => one.name !== '')?.name ?? '';
      return { person, member: members.get(person) ?? null, name, keys: used.map(({ key }) => key), confirmed };
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
