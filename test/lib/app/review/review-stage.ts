import type { Session } from '../../../../lib/app/session.ts';
import type { Hlc, Json } from '../../../../lib/changes/change.ts';
import { tick } from '../../../../lib/changes/clock.ts';
import { makeChange } from '../../../../lib/changes/make-change.ts';
import type { Kind } from '../../../../lib/model/records.ts';
import { absorb } from '../../../../lib/store/absorb.ts';
import { readMeta } from '../../../../lib/store/meta.ts';

/** Somebody at another device, whose changes come in here as an import brings them. */
export interface Person {
  readonly id: string;
  readonly key: string;
}

/** A person whose key this device has seen. */
export async function somebody(session: Session, number: number): Promise<Person> {
  const person = { id: session.newId(), key: number.toString(16).padStart(64, '0') };
  await session.db.keys.put({ key: person.key, person: person.id, name: `第${number}人`, firstSeen: 1, state: 'seen' });
  return person;
}

/** What somebody wrote at another device comes in here: later than all that is here, unless `at` says when. */
export async function writes(
  session: Session,
  by: Person,
  of: { rec: string; kind: Kind; parent: string | null; sup?: string[] },
  value: Record<string, Json>,
  at?: Hlc,
): Promise<string> {
  const hlc = at ?? tick((await readMeta(session.db, 'clock')) as Hlc, Date.now());
  const { sup = [], ...place } = of;
  const [only, ...others] = Object.entries(value);
  const said = only && others.length === 0 ? { field: only[0], value: only[1] } : { field: '*', value };
  const change = makeChange({ ...place, ...said, sup, hlc, author: `${by.id}.0` });
  await absorb(session.db, [change], Date.now());
  return change.id;
}

/** Puts somebody on the roster with a role, by the lead's word (whoever works here, unless `by`). */
export async function enrol(session: Session, person: Person, role: string, by?: Person): Promise<void> {
  const value = { name: '某', role, key: person.key };
  const of = { rec: person.id, kind: 'member' as const, parent: null };
  if (by) await writes(session, by, of, value);
  else await session.queue.do([{ ...of, field: '*', value }]);
}

/** The moment of a test. */
export const MOMENT = { device: 1_800_000_000_000, offset: 480, zone: 'Asia/Shanghai' };
