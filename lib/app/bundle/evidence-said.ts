import { type Change, personOf } from '../../changes/change.ts';
import { touches } from '../../changes/fields.ts';
import { materialise } from '../../changes/materialise.ts';
import { mergeChanges } from '../../changes/merge.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import { membersOf } from '../../model/records.ts';
import { type Entry, logsOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { everyProtected } from '../protected-words.ts';
import { type OwnIds, readOwnIds } from '../whose.ts';
import { hashesIn } from './attachments-named.ts';

/** What names the bytes of a piece of evidence. */
export type Naming = Pick<Entry<'evidence'>['body'], 'sha256' | 'type' | 'clean'>;

/**
 * What names the bytes of evidence, as far as whoever added it or whoever works here says so: anybody may write into a
 * record, and what a stranger names there could be any file on this device, such as an original with its place.
 * @returns by record; one of which nothing is known is left out
 */
export async function readSaid(db: Database, ids: readonly Id[]): Promise<Map<Id, Naming>> {
  const own = await readOwnIds(db);
  return new Map(
    [...(await logsOf(db, ids))].flatMap(([id, log]) => {
      const said = saidIn(log, own);
      return said ? [[id, said] as const] : [];
    }),
  );
}

function saidIn(log: readonly Change[], own: OwnIds): Naming | null {
  const isOwn = ({ author }: Change) => own.has(personOf(author));
  const naming = mergeChanges(log).filter((change) => touches(change, 'sha256'));
  // A clock can be set back: whoever works here knows their own evidence without it.
  const maker = naming.some(isOwn) ? null : personOf(naming[0]?.author ?? '');
  const trusted = log.filter((change) => isOwn(change) || personOf(change.author) === maker);
  const { body } = materialise(trusted);
  return typeof body.sha256 === 'string' ? (body as unknown as Naming) : null;
}

/**
 * The hashes of bytes that stay on the device whichever record names them: those that evidence of a protected source has
 * or had by anybody's word, the clean copies among them (S26).
 */
export async function readBytesStaying(db: Database): Promise<Set<Sha256>> {
  const ids = new Set((await everyProtected(db)).flatMap(({ body }) => membersOf(body, 'evidence')));
  const logs = await logsOf(db, [...ids]);
  return new Set([...logs.values()].flat().flatMap(hashesIn));
}

/** The hashes that evidence names. */
export const hashesOf = ({ sha256, clean }: Partial<Naming>): Sha256[] =>
  [sha256, clean?.sha256].filter((hash) => typeof hash === 'string');
