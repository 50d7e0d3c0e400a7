import type { Hlc } from './change.ts';

/**
 * A hybrid logical clock (Kulkarni et al. 2014, "Logical Physical Clocks"), pure: the caller keeps `last`.
 *
 * What it must give: an author's changes rise strictly, whatever the device's clock does. What it can't give: (last,
 * now) look alike for a clock that was days ahead and is right again, and for one that was right and is now days
 * behind. Going back would be wrong for the second, so `tick` never does. While `last` leads, only the counter rises
 * (a millisecond each 65,536 changes), so the lead shrinks as time passes and is gone once the device's clock catches
 * up. Where that is too far off, `isStranded` says so, and a person may begin a new epoch of the author with
 * `tick(null, now)`: changes rise strictly within one epoch, and `sup`, not the clock, says what replaced what.
 */

/** How far ahead of the device's clock a clock that we see may be and still move ours: an hour, in milliseconds. */
export const MAX_LEAD = 3_600_000;
const MAX_MILLIS = 2 ** 48 - 1;
const MAX_COUNT = 0xffff;

/** The clock has no later time to give (year 10889): only a broken store holds such a `last`. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  readonly last: Hlc;
  constructor(last: Hlc) {
    super(`no time after ${last}`);
    this.last = last;
  }
}

/**
 * The time of the next change: later than `last`, and the device's where that is later.
 * @param last the time of this author's change before, or of the newest one seen; null for none
 * @param nowMillis the device's Unix milliseconds; one that can't be a time counts as the nearest that can
 * @throws ClockError when `last` is the last time there is
 */
export function tick(last: Hlc | null, nowMillis: number): Hlc {
  const now = toMillis(nowMillis);
  if (last === null || now > millisOf(last)) return write(now, 0);
  const count = Number.parseInt(last.slice(13), 16);
  if (count < MAX_COUNT) return write(millisOf(last), count + 1);
  if (millisOf(last) >= MAX_MILLIS) throw new ClockError(last);
  return write(millisOf(last) + 1, 0);
}

/**
 * What `last` becomes when another's change is seen: the later of the two, so that an answer sorts after what it
 * answers. A clock more than an hour ahead of the device's does not drag ours along.
 * @returns `last` or `seen`; null when there was no `last` and `seen` does not count
 */
export function observe(last: Hlc | null, seen: Hlc, nowMillis: number): Hlc | null {
  if (millisOf(seen) > toMillis(nowMillis) + MAX_LEAD) return last;
  return last === null || seen > last ? seen : last;
}

/** The Unix milliseconds in a time. */
export function millisOf(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(0, 12), 16);
}

/** Whether our own clock leads the device's by more than others would follow; see the head of this file. */
export function isStranded(last: Hlc | null, nowMillis: number): boolean {
  return last !== null && millisOf(last) > toMillis(nowMillis) + MAX_LEAD;
}

/** A device's clock may stand before 1970 or nowhere: no reason not to save. */
function toMillis(millis: number): number {
  return Number.isNaN(millis) ? 0 : Math.min(Math.max(Math.floor(millis), 0), MAX_MILLIS);
}

function write(millis: number, count: number): Hlc {
  return `${millis.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}`;
}
