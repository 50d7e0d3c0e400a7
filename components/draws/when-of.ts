import { type Moment, shownTime } from '../../lib/model/time.ts';

/** Day and time of a moment, as lists show it. */
export function whenOf(at: Moment): string {
  const { date, time } = shownTime(at);
  return `${date} ${time}`;
}
