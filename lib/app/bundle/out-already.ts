import { fieldsOf } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import { logsOf } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import type { Fated, Scoped } from './batches-going.ts';
import type { Staying } from './stays.ts';

/** How much of a record's words that are to stay lies in batches that go: all, or what was put before some of it. */
type Out = 'all' | 'some';

/**
 * Finds records of which words that are to stay went out before, in a batch that goes again: it goes whole, as it was
 * signed. @returns by the record's id
 */
export async function readOut(
  { db }: Pick<Session, 'db'>,
  scopes: readonly Scoped[],
  fates: ReadonlyMap<string, Fated>,
): Promise<Map<Id, Out>> {
  const found = new Map<Id, Out>();
  for (const { scope, stays } of scopes.filter(({ scope: { about } }) => about !== null)) {
    const own = new Set(scope.records.map(({ id }) => id));
    const ids = stays.staying.flatMap(({ record }) => (own.has(record.id) ? [record.id] : []));
    if (ids.length === 0) continue;
    for (const [id, log] of await logsOf(db, ids)) {
      const words = log.filter((change) => !stays.goes(change) && !fieldsOf(change).every(isPermit));
      const out = words.filter(({ batch }) => batch !== undefined && fates.get(batch)?.fate === 'goes');
      if (out.length > 0) found.set(id, out.length === words.length ? 'all' : 'some');
    }
  }
  return found;
}

/** What says that words may go is no word itself, and never leaves. */
const isPermit = (field: string): boolean => field.startsWith('mayGo.');

/** What still is to be said to stay where words went out before: bytes of evidence, and what was put since. */
export function withoutOut(staying: readonly Staying[], out: ReadonlyMap<Id, Out>): Staying[] {
  return staying.flatMap((one): Staying[] => {
    const is = one.why === 'source' && one.record.kind !== 'evidence' ? out.get(one.record.id) : undefined;
    if (is === 'all') return [];
    return [is === 'some' ? { ...one, wordsOnly: true, since: true } : one];
  });
}
