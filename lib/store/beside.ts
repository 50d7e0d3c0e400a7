const PREFIX = 'xunji-';

/** Workers have no such place. */
const place = (): Storage | null => (typeof localStorage === 'undefined' ? null : localStorage);

/**
 * Keeps a value in the origin's plain storage, beside the database: it is there when the call returns, also for a page
 * that closes in the next moment. A second line of defence: where it can't be had (it is full, or switched off), the
 * database has its turn all the same.
 * @returns the text that stands there now
 */
export function keepBeside(key: string, value: unknown): string {
  const text = JSON.stringify(value);
  try {
    place()?.setItem(PREFIX + key, text);
  } catch (error) {
    console.error('beside the database', error);
  }
  return text;
}

/** What `keepBeside` keeps, as JSON; null for nothing. */
export const readBeside = (key: string): string | null => place()?.getItem(PREFIX + key) ?? null;

/** Lets go of what is in the database now. */
export const dropBeside = (key: string): void => place()?.removeItem(PREFIX + key);

/** The keys that begin so. */
export function keysBeside(start: string): string[] {
  const keys = Object.keys(place() ?? {}).filter((key) => key.startsWith(PREFIX + start));
  return keys.map((key) => key.slice(PREFIX.length));
}
