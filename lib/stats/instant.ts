import { type Moment, shownTime } from '../model/time.ts';

/** A whole minute in milliseconds. */
export const MINUTE = 60_000;

/**
 * When a moment was, as people know it, in Unix milliseconds at the start of the minute: the typed time in the moment's
 * own zone where there is one, else the device's. Null where what was typed is no time that exists (`2026-02-30T09:00`).
 */
export function instantOf(moment: Moment): number | null {
  const { typed, device, offset } = moment;
  if (typed === undefined) return Math.floor(device / MINUTE) * MINUTE;
  const millis = Date.parse(`${typed}:00Z`);
  // A day that a month hasn't got is not refused by every engine, but moved into the next month.
  if (Number.isNaN(millis) || !new Date(millis).toISOString().startsWith(typed)) return null;
  return millis - offset * MINUTE;
}

/** The month of a moment in its own zone: `YYYY-MM`. */
export function monthOf(moment: Moment): string {
  return shownTime(moment).date.slice(0, 7);
}
