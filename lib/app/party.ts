import type { Id } from '../model/ids.ts';
import { type Body, membersOf } from '../model/records.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecord, getRecords, newestOf } from '../store/queries.ts';
import type { Session } from './session.ts';

/** More members than this no team has. */
const MOST = 500;
/** The shortest piece of an id by which two members are told apart. */
const SHORT = 4;

/** A member as a list names them: by name, and where two bear one name by role or a piece of the id as well. */
export interface PartyMember {
  id: Id;
  /** '' for somebody who didn't say it. */
  name: string;
  /** Set where the name alone doesn't tell them apart and the role does. */
  role: Body<'member'>['role'] | null;
  /** Set where neither name nor role does: the end of the id, as long as it must be. */
  mark: string | null;
}

/**
 * Names members so that no two look alike.
 * @param members each once
 */
export function tellApart(members: readonly Pick<Entry<'member'>, 'id' | 'body'>[]): PartyMember[] {
  const nameOf = ({ body }: (typeof members)[number]) => String(body.name ?? '').trim();
  return members.map((one) => {
    const [id, name, { role = null }] = [one.id, nameOf(one), one.body];
    const namesakes = members.filter((other) => other.id !== id && nameOf(other) === name);
    if (namesakes.length === 0) return { id, name, role: null, mark: null };
    const alike = namesakes.filter(({ body }) => (body.role ?? null) === role);
    if (role !== null && alike.length === 0) return { id, name, role, mark: null };
    const rivals = namesakes.map((other) => other.id);
    return { id, name, role, mark: endOf(id, rivals) };
  });
}

/** The end of an id, as long as it takes to be none of the others'. */
function endOf(id: Id, others: readonly Id[]): string {
  const plain = id.replaceAll('-', '');
  let length = SHORT;
  while (length < plain.length && others.some((other) => other.replaceAll('-', '').endsWith(plain.slice(-length))))
    length++;
  return plain.slice(-length);
}

/**
 * Who may have gone on a visit: the members of its campaign's team, oneself, and whoever is noted as having gone, though
 * they are in another team or none now.
 */
export async function readParty(session: Session, visit: Entry<'visit'>): Promise<PartyMember[]> {
  const { db, me } = session;
  const campaign = await getRecord(db, 'campaign', String(visit.body.campaign));
  const all = await newestOf(db, 'member', MOST);
  const team = all.filter(({ body }) => body.team !== undefined && body.team === campaign?.body.team).reverse();
  const others = [me.id, ...membersOf(visit.body, 'went')].filter((id) => !team.some((one) => one.id === id));
  const found = await getRecords(db, 'member', [...new Set(others)]);
  const rest = [...new Set(others)].map((id, at) => found[at] ?? { id, body: { name: '' } });
  return tellApart([...team, ...rest]);
}

/** Watches who may have gone. @returns stops watching */
export function watchParty(session: Session, visit: Entry<'visit'>, on: Watch<PartyMember[]>): () => void {
  return watch(() => readParty(session, visit), on);
}

/** A member who must not go to a unit (回避), with the reason; '' where none was written. */
interface Recusal {
  member: Id;
  why: string;
}

/** Who must not go to a unit, by the unit's body. */
export function recusedAt(unit: Readonly<Record<string, unknown>>): Recusal[] {
  return membersOf(unit, 'recused').map((member) => ({ member, why: String(unit[`recusedWhy.${member}`] ?? '') }));
}
