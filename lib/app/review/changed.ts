import type { Hlc } from '../../changes/change.ts';
import { type ChangedField, changedSince } from '../../changes/since.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { handedBefore } from '../../review/visit-review.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, logsOf } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { readReview } from './read.ts';
import { recordsOf } from './scope.ts';

/** What of a record says something else than when it was handed over. */
export interface ChangedRecord {
  readonly entry: Entry<Kind>;
  /** It was not there then. */
  readonly isNew: boolean;
  readonly fields: readonly ChangedField[];
}

/** Handing over is no answer to what was asked. */
const NO_ANSWER: ReadonlySet<string> = new Set(['handed', 'ended', 'draft']);

/** What of a visit says something else than it did at a moment; what is still being written is left out. */
export async function readChangedSince(session: Session, visit: Id, since: Hlc): Promise<ChangedRecord[]> {
  const records = (await recordsOf(session.db, visit)).filter(({ shelf }) => shelf !== 'draft');
  const logs = await logsOf(
    session.db,
    records.map(({ id }) => id),
  );
  return records.flatMap((entry) => {
    const log = logs.get(entry.id) ?? [];
    const fields = changedSince(log, since).filter(({ field }) => !NO_ANSWER.has(field));
    const isNew = log.every(({ hlc }) => hlc > since);
    // What came and went in between is nothing that anybody has to look at.
    return fields.length > 0 && !(isNew && entry.shelf === 'deleted') ? [{ entry, isNew, fields }] : [];
  });
}

/**
 * Watches what was changed in a visit since the hand-over that was last looked at; null for one that was never handed
 * over. @returns stops watching
 */
export function watchChangedSince(session: Session, visit: Id, on: Watch<ChangedRecord[] | null>): () => void {
  return watch(async () => {
    const since = handedBefore((await readReview(session, visit)).review);
    return since === null ? null : readChangedSince(session, visit, since);
  }, on);
}
