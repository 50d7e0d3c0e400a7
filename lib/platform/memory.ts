import { browser } from 'wxt/browser';

/** What this installation remembers outside its database, so that a lost database is noticed. */
export interface Tally {
  /** The database's id. */
  database: string;
  /** Records it held. */
  records: number;
  /** Unix milliseconds of the count. */
  at: number;
}

/** Keeps the count of records beside the database. */
export async function keepTally(tally: Tally): Promise<void> {
  await browser.storage.local.set({ tally });
}

/** The last count that was kept, or null. */
export async function readTally(): Promise<Tally | null> {
  const { tally } = await browser.storage.local.get('tally');
  return isTally(tally) ? tally : null;
}

function isTally(value: unknown): value is Tally {
  const tally = value as Partial<Tally> | null | undefined;
  return typeof tally?.database === 'string' && typeof tally.records === 'number' && typeof tally.at === 'number';
}

const UNSAVED = 'unsaved.';

/**
 * Keeps what a window could not write to the database in memory that outlives it (storage.session: left nothing on disk
 * when it was measured), until the browser closes. Each window has a place of its own: two that fail at once overwrite
 * nothing of each other's.
 * @param value plain JSON; null forgets it
 */
export async function keepUnsaved(window: string, value: unknown): Promise<void> {
  const key = `${UNSAVED}${window}`;
  if (value === null) await browser.storage.session?.remove(key);
  else await browser.storage.session?.set({ [key]: value });
}

/** What windows kept last, by window; of those that live and those that are gone. */
export async function readUnsaved(): Promise<Map<string, unknown>> {
  const all = (await browser.storage.session?.get(null)) ?? {};
  const own = Object.entries(all).filter(([key]) => key.startsWith(UNSAVED));
  return new Map(own.map(([key, value]) => [key.slice(UNSAVED.length), value]));
}
