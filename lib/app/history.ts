import type { Json } from '../changes/change.ts';
import { millisOf } from '../changes/clock.ts';
import { conflictsOf } from '../changes/conflicts.ts';
import { valueIn } from '../changes/fields.ts';
import { headsOf } from '../changes/heads.ts';
import { historyOf, type Version } from '../changes/history.ts';
import type { Kind } from '../model/records.ts';
import { changesOf, type Entry } from '../store/queries.ts';
import type { Session } from './session.ts';

/** The versions of a field, newest first. */
export async function readHistory(session: Session, rec: string, field: string): Promise<Version[]> {
  return historyOf(await changesOf(session.db, rec), field);
}

/** Puts an earlier value back, as a new change; undoable. */
export function restoreValue(session: Session, entry: Entry<Kind>, field: string, value: Json): Promise<void> {
  return session.undo.act('restored', [
    { rec: entry.id, kind: entry.kind, parent: entry.parent || null, field, value },
  ]);
}

/** One side of a conflict. */
interface Side {
  /** The change's id. */
  id: string;
  value: Json;
  author: string;
  /** The change's time, Unix milliseconds. */
  at: number;
}

/** The sides of a field, newest first, and what they began with. */
export interface Sides {
  /** One side means no conflict. */
  sides: Side[];
  /** Null where they began with nothing, or with what left the log. */
  began: { value: Json } | null;
}

/** The sides of a field on which two people or windows disagree. */
export async function readSides(session: Session, rec: string, field: string): Promise<Sides> {
  const log = await changesOf(session.db, rec);
  const sides = headsOf(log, field).map(
    (head): Side => ({ id: head.id, value: valueIn(head, field), author: head.author, at: millisOf(head.hlc) }),
  );
  return { sides: sides.reverse(), began: conflictsOf(log).find((one) => one.field === field)?.ancestor ?? null };
}
