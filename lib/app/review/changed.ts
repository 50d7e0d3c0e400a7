import { personOf } from '../../changes/change.ts';
import { type ChangedField, changedSince } from '../../changes/since.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { handedBefore, type ReviewStep } from '../../review/visit-review.ts';
import { type Watch, watch } from '../../store/live.ts';
import { changesOf, type Entry, logsOf } from '../../store/queries.ts';
import type { ChangeRow } from '../../store/schema.ts';
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

/** What of a visit says something else than when it was handed over; what is still being written is left out. */
export async function readChangedSince(session: Session, visit: Id, handed: ReviewStep): Promise<ChangedRecord[]> {
  const isBefore = wasBefore(session, handed, await changesOf(session.db, visit));
  const records = (await recordsOf(session.db, visit)).filter(({ shelf }) => shelf !== 'draft');
  const logs = await logsOf(
    session.db,
    records.map(({ id }) => id),
  );
  return records.flatMap((entry) => {
    const log = logs.get(entry.id) ?? [];
    const fields = changedSince(log, isBefore).filter(({ field }) => !NO_ANSWER.has(field));
    const isNew = !log.some(isBefore);
    // What came and went in between is nothing that anybody has to look at.
    return fields.length > 0 && !(isNew && entry.shelf === 'deleted') ? [{ entry, isNew, fields }] : [];
  });
}

/**
 * Says whether a change was made before a visit was handed over: by the clock of whoever handed it over, and of what was
 * written here by what came first here. Two devices' clocks may be hours apart.
 * @param log all changes of the visit
 */
function wasBefore({ me }: Session, { id, hlc, person }: ReviewStep, log: readonly ChangeRow[]) {
  const place = person === me.id ? undefined : log.find((change) => change.id === id)?.seq;
  return (change: ChangeRow): boolean => {
    const isHere = place !== undefined && change.seq !== undefined && personOf(change.author) === me.id;
    return isHere ? Number(change.seq) < place : change.hlc <= hlc;
  };
}

/**
 * Watches what was changed in a visit since the hand-over that was last looked at; null for one that was never handed
 * over. @returns stops watching
 */
export function watchChangedSince(session: Session, visit: Id, on: Watch<ChangedRecord[] | null>): () => void {
  return watch(async () => {
    const handed = handedBefore((await readReview(session, visit)).review);
    return handed && readChangedSince(session, visit, handed);
  }, on);
}
