import type { Id } from '../model/ids.ts';
import { awaitLock, holdLock } from '../platform/files.ts';
import { getKept, keptKeys, putKept } from '../store/kept.ts';
import type { Database } from '../store/schema.ts';
import { GOING } from './drafts.ts';
import type { Session } from './session.ts';

/** What stands in a field and was not taken yet. */
export interface Typed {
  text: string;
  /** What was chosen beside the words; null where that isn't known. */
  choice: string | null;
}

/** What this window typed into a field, or took up there: others leave it alone until the window goes. */
interface Line {
  key: string;
  typed: Typed;
  release: Promise<(() => void) | null>;
}

/** The lines of this window, by the spot where each stands. */
const own = new WeakMap<Database, Map<string, Line>>();

function linesOf(db: Database): Map<string, Line> {
  const lines = own.get(db) ?? new Map<string, Line>();
  own.set(db, lines);
  return lines;
}

const spotOf = (rec: Id, field: string): string => `typed ${rec} ${field}`;
const lockOf = (key: string): string => `typed:${key}`;

/**
 * Keeps what a person typed and did not put down yet, or what can't be taken as it stands (letters where a number
 * belongs), so that closing the page loses nothing of it. It is no part of the record: nobody else sees it, and nothing
 * counts it. Each window's words are its own.
 * @param text null once the field says something that was taken, or nothing
 * @param choice what is chosen beside the words
 */
export function keepTyped(
  session: Session,
  rec: Id,
  field: string,
  text: string | null,
  choice: string | null = null,
): Promise<void> {
  if (text === null) return endTyped(session, rec, field)();
  const lines = linesOf(session.db);
  const spot = spotOf(rec, field);
  const line = lines.get(spot) ?? begin(`${spot} ${session.newId()}`);
  line.typed = { text, choice };
  lines.set(spot, line);
  return putKept(session.db, line.key, line.typed);
}

function begin(key: string): Line {
  return { key, typed: { text: '', choice: null }, release: holdLock(lockOf(key)) };
}

/** What stands in the field is being put down: what is typed from now on is another line. @returns forgets the first, once it is safe */
export function endTyped({ db }: Session, rec: Id, field: string): () => Promise<void> {
  const spot = spotOf(rec, field);
  const line = linesOf(db).get(spot);
  linesOf(db).delete(spot);
  return async () => {
    if (!line) return;
    await putKept(db, line.key, null);
    (await line.release)?.();
  };
}

/**
 * What `keepTyped` keeps for a field: this window's words, else the newest that a window left which is gone. The others
 * wait for the next time.
 * @param isFree asked when words were found: where it says no, they wait as well
 * @returns null for nothing
 */
export async function readTyped(
  { db }: Session,
  rec: Id,
  field: string,
  isFree: () => boolean = () => true,
): Promise<Typed | null> {
  const lines = linesOf(db);
  const spot = spotOf(rec, field);
  const mine = lines.get(spot);
  if (mine) return isFree() ? mine.typed : null;
  for (const key of await keysAt(db, spot)) {
    const release = (await holdLock(lockOf(key))) ?? (await awaitLock(lockOf(key), AbortSignal.timeout(GOING)));
    if (!release) continue;
    const typed = await read(db, key);
    if (typed && !lines.has(spot) && isFree()) {
      lines.set(spot, { key, typed, release: Promise.resolve(release) });
      return typed;
    }
    release();
  }
  return null;
}

/** The keys at a spot, newest first; one without an id is from a version that knew one line for all windows. */
async function keysAt(db: Database, spot: string): Promise<string[]> {
  const keys = (await keptKeys(db, spot)).filter((key) => key === spot || key.startsWith(`${spot} `));
  return keys.sort((a, b) => (a < b ? 1 : -1));
}

async function read(db: Database, key: string): Promise<Typed | null> {
  const kept = await getKept(db, key);
  if (typeof kept === 'string') return { text: kept, choice: null };
  const { text, choice } = (kept ?? {}) as Partial<Typed>;
  return typeof text === 'string' ? { text, choice: typeof choice === 'string' ? choice : null } : null;
}
