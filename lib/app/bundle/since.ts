import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { Database } from '../../store/schema.ts';
import { everyOf } from '../../store/under.ts';
import type { Session } from '../session.ts';
import { type Homed, readHomed } from './homed.ts';

/** How many records are read at once. */
const PAGE = 500;

/**
 * The visits of which a person has not got everything: something of them went to nobody yet, or lies in a batch of another
 * that no file to or from that person held. Newest first.
 */
export async function readNewSince({ db }: Session, person: Id): Promise<Id[]> {
  const sent = new Set<string>();
  await db.bundles.each(({ state, author, recipients, batches }) => {
    const isTheirs = state === 'out' ? recipients.includes(person) : personOf(author) === person;
    if (isTheirs) for (const { digest } of batches) sent.add(digest);
  });
  const unsent = new Set<Id | null>();
  await db.batches.each(({ digest, author, about }) => {
    if (!sent.has(digest) && personOf(author) !== person) unsent.add(about);
  });
  const found: Id[] = [];
  const homedAt = new Map<Id, Promise<Homed[]>>();
  const homedOf = (unit: Id) => {
    const homed = homedAt.get(unit) ?? readHomed(db, unit);
    homedAt.set(unit, homed);
    return homed;
  };
  for await (const page of everyOf(db, 'visit', PAGE)) {
    for (const { id, shelf, body } of page) {
      if (shelf === 'live' && (unsent.has(id) || (await isUncut(db, id, () => homedOf(body.unit))))) found.push(id);
    }
  }
  return found.sort().reverse();
}

/** Whether a visit, something under it, or a finding made at it says something that went out in no batch yet. */
async function isUncut(db: Database, visit: Id, readAtUnit: () => Promise<Homed[]>): Promise<boolean> {
  const [under, homed] = await Promise.all([
    db.records.where('[parent+kind+shelf+id]').between([visit], [visit, []]).primaryKeys(),
    readAtUnit(),
  ]);
  const made = homed.flatMap(({ record, home }) => (home === visit ? [record.id] : []));
  const uncut = await db.changes
    .where('rec')
    .anyOf([visit, ...under, ...made])
    .filter(({ batch }) => batch === undefined)
    .first();
  return uncut !== undefined;
}
