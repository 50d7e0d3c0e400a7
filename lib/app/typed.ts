import type { Id } from '../model/ids.ts';
import { dropBeside, keepBeside, readBeside } from '../store/beside.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Session } from './session.ts';

const keyOf = (rec: Id, field: string): string => `typed ${rec} ${field}`;

/**
 * Keeps what a person typed where it can't be taken as it stands (letters where a number belongs), so that closing the
 * page loses nothing of it. It is no part of the record: nobody else sees it, and nothing counts it.
 * @param text null once the field says something that was taken
 */
export async function keepTyped({ db }: Session, rec: Id, field: string, text: string | null): Promise<void> {
  const key = keyOf(rec, field);
  // The write to the database dies with a page that closes at once, and what was kept before it would come back.
  const kept = keepBeside(key, text);
  if (text === null) await db.meta.delete(key);
  else await writeMeta(db, key, text);
  if (readBeside(key) === kept) dropBeside(key);
}

/** What `keepTyped` keeps for a field; null for nothing. */
export async function readTyped({ db }: Session, rec: Id, field: string): Promise<string | null> {
  const key = keyOf(rec, field);
  const beside = readBeside(key);
  const kept: unknown = beside === null ? await readMeta(db, key) : JSON.parse(beside);
  return typeof kept === 'string' ? kept : null;
}
