import type { Change, Hlc } from '../changes/change.ts';
import { millisOf } from '../changes/clock.ts';
import { readMeta } from '../store/meta.ts';
import { PACK_AUTHOR } from './seed.ts';
import type { Session } from './session.ts';

// Apart from backup.ts, so that the first screen can ask without loading what packs a file.

/** The last time that everything was saved to a file. */
export interface SavedToFile {
  /** Unix milliseconds. */
  at: number;
  /** The newest change that is in it. */
  hlc: Hlc | null;
}

const WEEK = 7 * 24 * 3_600_000;

/** When everything was saved to a file last; null for never. */
export async function lastSaved(session: Session): Promise<SavedToFile | null> {
  return ((await readMeta(session.db, 'savedToFile')) as SavedToFile | undefined) ?? null;
}

/**
 * Whether a person should be reminded: something was written since the last file, and that file (or, where there was
 * none, the first change) is a week old.
 */
export async function backupDue(session: Session, now: number = Date.now()): Promise<boolean> {
  const saved = await lastSaved(session);
  if (saved && now - saved.at < WEEK) return false;
  const isOwn = ({ author, hlc }: Pick<Change, 'author' | 'hlc'>) =>
    author !== PACK_AUTHOR && (!saved?.hlc || hlc > saved.hlc);
  const own = await session.db.changes.filter(isOwn).first();
  return own !== undefined && (saved !== null || now - millisOf(own.hlc) >= WEEK);
}
