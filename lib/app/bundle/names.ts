import { type Change, personOf } from '../../changes/change.ts';
import { materialise } from '../../changes/materialise.ts';
import type { Id } from '../../model/ids.ts';
import { type Moment, shownTime } from '../../model/time.ts';
import { rowsOf } from '../../store/walk.ts';
import { readMembers } from '../members.ts';
import { namedIn } from './replaced.ts';
import type { Here, Incoming, IncomingNames, Named } from './seen.ts';

export type { IncomingNames, Named } from './seen.ts';

interface Known {
  kind: string;
  parent: Id | null;
  body: Readonly<Record<string, unknown>>;
  here: boolean;
}
type Find = (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Known>>;

/**
 * Names what a file speaks of: by what lies here, else by what the file itself says.
 * @param changes those of the file
 */
export async function nameIncoming(
  session: Here,
  incoming: Pick<Incoming, 'effects' | 'refused' | 'authors'>,
  changes: readonly Change[],
): Promise<IncomingNames> {
  const byRecord = Map.groupBy(changes, ({ rec }) => rec);
  const find: Find = async (ids) => {
    const known = new Map(await findHere(session)(ids));
    for (const id of ids) {
      const [first, ...rest] = byRecord.get(id) ?? [];
      if (!first || known.has(id)) continue;
      const { kind, parent } = first;
      known.set(id, { kind, parent, body: materialise([first, ...rest]).body, here: false });
    }
    return known;
  };
  const ids = [
    ...incoming.effects.flatMap(({ about }) => about ?? []),
    ...incoming.refused.flatMap(({ touches }) => touches),
    ...incoming.effects.flatMap(({ replaced }) => namedIn(replaced)),
  ];
  const attachments = new Map<string, string>();
  for (const some of byRecord.values()) {
    if (some[0]?.kind !== 'evidence') continue;
    const { sha256, name } = materialise(some).body;
    if (typeof sha256 === 'string' && typeof name === 'string') attachments.set(sha256, name);
  }
  return { records: await nameAll(find, ids), attachments, people: await namePeople(session, find, incoming) };
}

/** By what lies here, as this device shows it; of somebody who is not known here by what the file says. */
async function namePeople(
  { db, me }: Here,
  find: Find,
  { authors, refused, effects }: Pick<Incoming, 'authors' | 'refused' | 'effects'>,
): Promise<Map<Id, string>> {
  const people = [...authors.map(({ person }) => person), ...refused.map(({ author }) => personOf(author)), me.id];
  for (const { goneBy, replaced, conflicts } of effects) {
    people.push(...(goneBy ? [goneBy] : []), ...namedIn(replaced));
    for (const { was, by } of replaced) people.push(by, ...(was ? [was] : []));
    for (const { kind, rec } of [...replaced, ...conflicts]) if (kind === 'member') people.push(rec);
  }
  const wanted = [...new Set(people)];
  const [found, members] = await Promise.all([find(wanted), readMembers(db, wanted)]);
  return new Map(wanted.map((id, at) => [id, textOf((members[at] ?? found.get(id))?.body.name)]));
}

/** Names records that lie here, whatever their kind and shelf. Those that are gone are left out. */
export function nameRecords(session: Here, ids: readonly Id[]): Promise<Map<Id, Named>> {
  return nameAll(findHere(session), ids);
}

const findHere =
  ({ db }: Here): Find =>
  async (ids) => {
    const rows = await rowsOf(db, ids);
    return new Map(
      rows.flatMap((row) =>
        row ? [[row.id, { kind: row.kind, parent: row.parent || null, body: row.body, here: true }] as const] : [],
      ),
    );
  };

/** A finding's step hangs on the finding, which names a visit, which names a unit: three steps at the most. */
const STEPS = 3;

async function nameAll(find: Find, ids: readonly Id[]): Promise<Map<Id, Named>> {
  const known = new Map<Id, Known>();
  let wanted = [...new Set(ids)];
  for (let step = 0; step <= STEPS && wanted.length > 0; step++) {
    for (const [id, one] of await find(wanted)) known.set(id, one);
    const next = wanted.flatMap((id) => aboveOf(known.get(id)));
    wanted = [...new Set(next)].filter((id) => !known.has(id));
  }
  return new Map(
    ids.flatMap((id) => {
      const one = known.get(id);
      return one ? [[id, namedOf(known, id, one)] as const] : [];
    }),
  );
}

function aboveOf(one: Known | undefined): Id[] {
  return [one?.body.visit, one?.body.unit, one?.parent].filter((id): id is Id => typeof id === 'string' && id !== '');
}

function namedOf(known: ReadonlyMap<Id, Known>, id: Id, { kind, here }: Known): Named {
  const visit = upTo(known, id, 'visit');
  const under = upTo(known, id, 'unit');
  const began = visit && (known.get(visit)?.body.began as Moment | undefined);
  const unit = textOf(known.get(under ?? '')?.body.name);
  return { id, kind, unit, date: began ? shownTime(began).date : '', visit, under, here };
}

/** The record of a kind that another is, or stands under; null for none. */
function upTo(known: ReadonlyMap<Id, Known>, id: Id, kind: 'visit' | 'unit'): Id | null {
  const seen = new Set<Id>();
  const open = [id];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    const one = known.get(at);
    if (!one || seen.has(at)) continue;
    if (one.kind === kind) return at;
    seen.add(at);
    open.push(...aboveOf(one));
  }
  return null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
