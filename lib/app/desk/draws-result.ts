import { readRecord } from '../../draw/answer-question.ts';
import type { DrawDifference, EarlierDraw } from '../../draw/check-draw.ts';
import type { DrawRecord } from '../../draw/draw-record.ts';
import type { RosterEntry } from '../../draw/roster.ts';
import { shownTime } from '../../model/time.ts';
import { SealMismatch } from '../../store/attachments.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { drawsOf } from './draws.ts';
import { readKeptRoster } from './draws-roster.ts';
import { askOverRoster } from './draws-worker.ts';

/** What drawing again says of a draw. */
type Recheck =
  | { is: 'matches' }
  | { is: 'differs'; difference: DrawDifference }
  /** Its frozen roster is not on this device. */
  | { is: 'noRoster' }
  /** The roster that is here is not the one that was sealed. */
  | { is: 'rosterChanged' };

/** A draw, opened and drawn again. */
export interface OpenedDraw {
  record: DrawRecord;
  /** The units as they stood on the frozen roster, by id; null where it can't be read. */
  units: ReadonlyMap<string, RosterEntry> | null;
  recheck: Recheck;
}

/**
 * Opens a draw and recomputes it from its frozen roster.
 * @returns null where there is no such draw
 * @throws DrawError naming the field of a record that this version can't read
 */
export async function openDraw(session: Session, id: string): Promise<OpenedDraw | null> {
  const entry = await getRecord(session.db, 'draw', id);
  if (!entry) return null;
  const text = await rosterOf(entry);
  if (typeof text !== 'string') return { record: readRecord(entry.body.record), units: null, recheck: text };
  const earlier = (await drawsOf(session.db)).filter((other) => other.id < entry.id).map(earlierOf);
  const asked = { ask: 'check', record: entry.body.record, roster: text, earlier } as const;
  const { record, roster, difference } = await askOverRoster(asked);
  const units = new Map(roster.units.map((unit) => [unit.id, unit]));
  return { record, units, recheck: difference ? { is: 'differs', difference } : { is: 'matches' } };
}

/**
 * The file by which anybody can draw again: the draw with its frozen roster. Its name tells the time and no unit.
 * @returns null where the roster is not on this device
 * @throws SealMismatch | DrawError when the roster or the record can't be read
 */
export async function exportDraw(session: Session, id: string): Promise<{ blob: Blob; name: string } | null> {
  const entry = await getRecord(session.db, 'draw', id);
  const roster = entry && (await readKeptRoster(entry.body.rosterHash));
  if (!entry || !roster) return null;
  const { date, time } = shownTime(entry.body.at);
  const { text } = await askOverRoster({ ask: 'file', record: entry.body.record, roster });
  const name = `xunji-draw-${date.replaceAll('-', '')}-${time.replace(':', '')}.json`;
  return { blob: new Blob([text], { type: 'application/json' }), name };
}

/** What a newer version wrote of an earlier draw is no fault of this one. */
function earlierOf({ id, body }: Entry<'draw'>): EarlierDraw {
  return { id, seed: String(body.record.seed) };
}

async function rosterOf({ body }: Entry<'draw'>): Promise<string | Recheck> {
  try {
    return (await readKeptRoster(body.rosterHash)) ?? { is: 'noRoster' };
  } catch (error) {
    if (error instanceof SealMismatch) return { is: 'rosterChanged' };
    throw error;
  }
}
