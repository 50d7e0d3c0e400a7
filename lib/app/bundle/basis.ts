import type { Database } from '../../store/schema.ts';
import { readBook } from './address-book.ts';

/** Something was taken in, or a key decided about, since a file was opened: what was said of it holds no more. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Reads what the word on a file stands upon: how far each key is known here, and which files are taken in. Another
 * window may change either while a person reads.
 * @returns the same text while nothing of it changed
 */
export async function readBasis(db: Database): Promise<string> {
  const [book, applied] = await Promise.all([readBook(db), db.bundles.where('state').equals('applied').primaryKeys()]);
  return JSON.stringify([book.map(({ key, person, state }) => `${key} ${person} ${state}`).sort(), applied]);
}
