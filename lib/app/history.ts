import type { Json } from '../changes/change.ts';
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
export interface Side {
  /** The change's id. */
  id: string;
  value: Json;
  author: string;
  /** The change's time, Unix milliseconds. */
  at: number;
}

/** The sides of a field on which two people or windows disagree, newest first; one side means no conflict. */
export async function readSides(session: Session, rec: string, field: string): Promise<Side[]> {
  const heads = headsOf(await changesOf(session.db, rec), field);
  return heads
    .map((head) => ({
      id: head.id,
      value: valueIn(head, field),
      author: head.author,
      at: Number.parseInt(head.hlc.slice(0, 12), 16),
    }))
    .reverse();
}
