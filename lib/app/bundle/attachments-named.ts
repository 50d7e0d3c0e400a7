import type { Change, Json } from '../../changes/change.ts';
import { fieldsOf, valueIn } from '../../changes/fields.ts';
import type { Sha256 } from '../../model/ids.ts';
import { logsOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { everyOf } from '../../store/under.ts';

/** Records that are read at once. */
const PAGE = 500;

/** The hashes of attachments that a change names and that travel with it: those of evidence, and rosters of draws. */
export function hashesIn(change: Change): Sha256[] {
  const fields = fieldsOf(change);
  if (change.kind === 'draw') return textsOf(fields.includes('rosterHash') ? [valueIn(change, 'rosterHash')] : []);
  if (change.kind !== 'evidence') return [];
  const clean = valueIn(change, 'clean') as { readonly sha256?: Json } | null;
  return textsOf([valueIn(change, 'sha256'), clean?.sha256]);
}

/**
 * The files of briefings that a change names: PDFs that were issued, what they were made from, an office's own font. They
 * stay on their device, but for a backup.
 */
export function briefingFilesIn(change: Change): Sha256[] {
  const named = (field: string) => (valueIn(change, field) as { readonly sha256?: Json } | null)?.sha256;
  if (change.kind === 'office') return textsOf([named('font')]);
  if (change.kind !== 'issue') return [];
  const files = fieldsOf(change).filter((field) => field.startsWith('file.'));
  return textsOf([valueIn(change, 'snapshot'), ...files.map(named)]);
}

const textsOf = (values: readonly (Json | undefined)[]): Sha256[] =>
  values.filter((value) => typeof value === 'string');

/**
 * Of attachments that a file brings those that something names: a change that comes in with it, or a record here. What
 * nobody names no screen would ever show, and nothing would let it go.
 * @param coming the changes that come in
 */
export async function namedOf<A extends { readonly sha256: Sha256 }>(
  db: Database,
  brought: readonly A[],
  coming: readonly Change[],
): Promise<A[]> {
  const named = new Set(coming.flatMap(hashesIn));
  if (brought.some(({ sha256 }) => !named.has(sha256))) for (const hash of await hashesHere(db)) named.add(hash);
  return brought.filter(({ sha256 }) => named.has(sha256));
}

async function hashesHere(db: Database): Promise<Sha256[]> {
  const found: Sha256[] = [];
  for (const kind of ['evidence', 'draw'] as const)
    for await (const page of everyOf(db, kind, PAGE)) {
      const logs = await logsOf(
        db,
        page.map(({ id }) => id),
      );
      found.push(...[...logs.values()].flat().flatMap(hashesIn));
    }
  return found;
}
