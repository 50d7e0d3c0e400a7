import type { Id } from '../model/ids.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Session } from './session.ts';

const keyOf = (rec: Id, field: string): string => `typed ${rec} ${field}`;

/**
 * Keeps what a person typed where it can't be taken as it stands (letters where a number belongs), so that closing the
 * page loses nothing of it. It is no part of the record: nobody else sees it, and nothing counts it.
 * @param text null once the field says something that was taken
 */
export async function keepTyped({ db }: Session, rec: Id, field: string, text: string | null): Promise<void> {
  if (text === null) await db.meta.delete(keyOf(rec, field));
  else await writeMeta(db, keyOf(rec, field), text);
}

/** What `keepTyped` keeps for a field; null for nothing. */
export async function readTyped({ db }: Session, rec: Id, field: string): Promise<string | null> {
  const kept = await readMeta(db, keyOf(rec, field));
  return typeof kept === 'string' ? kept : null;
}
