import type { Id } from '../model/ids.ts';
import type { Kind } from '../model/records.ts';
import type { Entry } from './queries.ts';
import type { Database } from './schema.ts';

/** So many are asked for at once: whoever saves a word meanwhile waits for as long as a read lasts. */
const SLICE = 200;

/**
 * Finds the records in which a field took the place of another word, or in which several stand side by side: only their
 * history tells all that was said. The change that says a field names what it replaced, so that no history need be read.
 * @param fieldsOf the fields that are asked about
 */
export async function readRewritten<K extends Kind>(
  db: Database,
  records: readonly Entry<K>[],
  fieldsOf: (record: Entry<K>) => readonly string[],
): Promise<Set<Id>> {
  const found = new Set<Id>();
  const asked = records.filter((record) => fieldsOf(record).length > 0);
  for (let at = 0; at < asked.length; at += SLICE) {
    await db.transaction('r', db.changes, () =>
      Promise.all(
        asked.slice(at, at + SLICE).map(async (record) => {
          if (await isRewritten(db, record, fieldsOf(record))) found.add(record.id);
        }),
      ),
    );
  }
  return found;
}

async function isRewritten(db: Database, { heads }: Entry<Kind>, fields: readonly string[]): Promise<boolean> {
  const own = fields.map((field) => heads[field] ?? []);
  if (own.some((some) => some.length > 1)) return true;
  const ids = [...new Set(own.flat())];
  const changes = await Promise.all(ids.map((id) => db.changes.where('id').equals(id).first()));
  return changes.some((change) => (change?.sup.length ?? 0) > 0);
}
