import { signerNamedIn } from '../../bundle/format/ssh-signature.ts';
import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { BatchRow, Database } from '../../store/schema.ts';
import { everyOf } from '../../store/under.ts';
import type { Session } from '../session.ts';
import { fingerprintOfKey, readOwn } from './address-book.ts';
import { type Homed, readHomed } from './homed.ts';
import { readRemovals } from './removals.ts';

/** How many records are read at once. */
const PAGE = 500;

/**
 * The visits of which a person has not got everything: something of them went to nobody yet, or lies in a batch of another
 * that no file to or from that person held; of visits that they have and that were taken away, those of which they don't
 * know that. Newest first.
 */
export async function readNewSince(session: Session, person: Id): Promise<Id[]> {
  const { db } = session;
  const sent = new Set<string>();
  await db.bundles.each(({ state, author, recipients, batches }) => {
    const isTheirs = state === 'out' ? recipients.includes(person) : personOf(author) === person;
    if (isTheirs) for (const { digest } of batches) sent.add(digest);
  });
  const [unsent, had] = [new Set<Id | null>(), new Set<Id | null>()];
  const isReplaced = isSignedAnew(await readOwn(db));
  await db.batches.each((row) => {
    const { digest, author, about, homes = [about] } = row;
    if (isReplaced(row)) return;
    const isKnown = sent.has(digest) || personOf(author) === person;
    if (isKnown) for (const home of homes) had.add(home);
    else for (const home of homes) unsent.add(home);
  });
  const found: Id[] = [];
  const removed: { id: Id }[] = [];
  const homedAt = new Map<Id, Promise<Homed[]>>();
  const homedOf = (unit: Id) => {
    const homed = homedAt.get(unit) ?? readHomed(db, unit);
    homedAt.set(unit, homed);
    return homed;
  };
  for await (const page of everyOf(db, 'visit', PAGE)) {
    for (const { id, shelf, body } of page) {
      if (shelf === 'live' && (unsent.has(id) || (await isUncut(db, id, () => homedOf(body.unit))))) found.push(id);
      if (shelf === 'deleted' && had.has(id)) removed.push({ id });
    }
  }
  const untold = (await readRemovals(session, removed)).filter(
    ({ batch, author }) => (batch === undefined || !sent.has(batch)) && personOf(author) !== person,
  );
  return [...new Set([...found, ...untold.map(({ rec }) => rec)])].sort().reverse();
}

/** Whether a batch is one's own by an older key, of which everything was cut once more: it goes nowhere any more. */
function isSignedAnew(own: { readonly person: Id; readonly key: string }): (row: BatchRow) => boolean {
  const key = own.key && fingerprintOfKey(own.key);
  return ({ author, repeats, signature }) =>
    repeats === true && personOf(author) === own.person && signerNamedIn(signature) !== key;
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
