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

/**
 * Keeps what could not be written to the database in memory that outlives the panel (storage.session: left nothing on
 * disk when it was measured), until the browser closes.
 * @param value plain JSON; null forgets it
 */
export async function keepUnsaved(value: unknown): Promise<void> {
  if (value === null) await browser.storage.session?.remove('unsaved');
  else await browser.storage.session?.set({ unsaved: value });
}

/** What `keepUnsaved` kept last, or null. */
export async function readUnsaved(): Promise<unknown> {
  return (await browser.storage.session?.get('unsaved'))?.unsaved ?? null;
}
