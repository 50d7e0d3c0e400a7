import { canonicalJson } from '../changes/canonical.ts';
import { type Change, SEVERAL } from '../changes/change.ts';
import { millisOf, tick } from '../changes/clock.ts';
import { fieldsOf, touches, valueIn } from '../changes/fields.ts';
import { headsOf } from '../changes/heads.ts';
import { makeChange } from '../changes/make-change.ts';
import { absorb } from './absorb.ts';
import { dropBeside, keepBeside, keysBeside, readBeside } from './beside.ts';
import type { ChangeRow, Database } from './schema.ts';

const KEY = 'last-words:';

/** A change that a closing page made. */
export interface LastWord extends Change {
  /** The page did not know what the store held: then it replaces what was there at its time, as a saved edit would. */
  unseen?: boolean;
}

/** As it waits in `meta`, with the window it was typed in. */
type Waiting = LastWord & { window: string };

/**
 * Writes changes while the page is going away: one raw transaction, committed at once. A Dexie put that starts in
 * `pagehide` survived 0 of 25 navigations, this 25 of 25. They wait in `meta`, and `hearLastWords` puts them in order
 * when the store is next opened (a closing page can't wait for what it would have to read first).
 * Never throws: there is nobody left to tell. What fails here was shown as not saved.
 * @param underWay whether a save is: then this write waits behind it and dies with the page (2 of 8 came through when a
 *   window lost the focus and closed), so the words are kept beside the database as well
 * @returns the keys of `meta` under which they wait; should the page live on, its next save withdraws them
 */
export function speakLastWords(db: Database, words: readonly LastWord[], window: string, underWay: boolean): string[] {
  const waiting = words.map((word): Waiting => ({ ...word, window }));
  if (underWay) keepBeside(KEY + window, waiting);
  try {
    const transaction = db.backendDB().transaction('meta', 'readwrite', { durability: 'strict' });
    for (const word of waiting) transaction.objectStore('meta').put({ key: KEY + word.id, value: word });
    transaction.commit();
  } catch (error) {
    console.error('last words', error);
  }
  return words.map((word) => KEY + word.id);
}

/** What closing pages kept beside the database, as it would stand in `meta`. */
export function lastWordsBeside(): Map<string, unknown> {
  const words = keysBeside(KEY).flatMap((key) => JSON.parse(readBeside(key) ?? '[]') as Waiting[]);
  return new Map(words.map((word) => [KEY + word.id, word]));
}

/** Lets go of what was kept beside the database: it is in the store now. @param words as `lastWordsBeside` gave them */
export function clearBeside(words: ReadonlyMap<string, unknown>): void {
  for (const word of words.values()) withdrawBeside((word as Waiting).window);
}

/** A page lived on after its last words: they were said again. */
export const withdrawBeside = (window: string): void => dropBeside(KEY + window);

/**
 * Takes in what closing pages left.
 * @param meta all of `meta`, as it was read at the opening, with what was kept beside it
 * @returns how many changes there were
 * @throws StoreFailure; then they stay where they are
 */
export async function hearLastWords(db: Database, meta: ReadonlyMap<string, unknown>, now: number): Promise<number> {
  const keys = [...meta.keys()].filter((key) => key.startsWith(KEY));
  const words = keys.map((key) => meta.get(key) as Waiting).sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  for (const word of words) {
    const row = await afterOwn(db, word);
    if (row) await absorb(db, [row], now);
  }
  if (keys.length > 0) await db.meta.bulkDelete(keys);
  return keys.length;
}

/**
 * A closing page can't know whether the save that was under way went through. Where it did, its last word comes after
 * that, not beside it: what one window typed into one field is one line of versions, never a conflict with itself.
 * @returns null where that save said the same already
 */
async function afterOwn(db: Database, word: Waiting): Promise<ChangeRow | null> {
  const { window, unseen, ...change } = word;
  const log: ChangeRow[] = await db.changes.where('rec').equals(change.rec).toArray();
  const fields = fieldsOf(change);
  const own = log.filter((row) => row.window === window && fields.some((field) => touches(row, field)));
  if (own.some((row) => saysSame(row, change, log))) return null;
  // Who takes a record away says so of all its fields (plan-commit.ts).
  const replaced = valueIn(change, 'deleted') ? [...new Set(log.flatMap(fieldsOf))] : fields;
  const found = unseen ? replaced.flatMap((field) => headsOf(log, field)).filter((head) => head.hlc < change.hlc) : [];
  const sup = [...new Set([...change.sup, ...found.map((head) => head.id), ...own.map((row) => row.id)])];
  // Other windows may have driven the store's clock on, of which the page that closed didn't hear.
  const newest = own.map((row) => row.hlc).reduce((a, b) => (a > b ? a : b), '');
  const hlc = newest >= change.hlc ? tick(newest, millisOf(change.hlc)) : change.hlc;
  return { ...makeChange({ ...change, sup, hlc }), window };
}

/** Whether a change that was written is the very act that a last word tells of: the field still says so, or it made the record. */
function saysSame(row: ChangeRow, word: Change, log: readonly Change[]): boolean {
  if (row.field !== word.field || canonicalJson(row.value) !== canonicalJson(word.value)) return false;
  return word.field === SEVERAL || headsOf(log, word.field).some((head) => head.id === row.id);
}
