import type { Id } from '../model/ids.ts';
import { type Moment, shownTime } from '../model/time.ts';
import type { Entry } from '../store/queries.ts';

/** The minute up to which a person types a time, in milliseconds. */
const MINUTE = 60_000;

/** When a record was begun, in Unix milliseconds, by its id: an author's ids never go back, also where the clock does. */
export const timeInId = (id: Id): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** Something that was at a moment. */
export interface Timed {
  readonly id: Id;
  readonly moment: Moment | undefined;
}

/**
 * Whether one thing was before another. A typed time counts to the end of its minute. Of two that the device timed, the
 * clock and the ids must both say so: a clock that was set back makes nothing older.
 */
export function isOlder(one: Timed, other: Timed): boolean {
  const than = other.moment?.device ?? timeInId(other.id);
  const { id, moment } = one;
  if (moment?.typed) return Date.parse(`${moment.typed}Z`) + MINUTE - 1 - moment.offset * MINUTE < than;
  return (moment?.device ?? timeInId(id)) < than && id < other.id;
}

/** Whether a visit began before a finding was made: then nothing of it shows that the finding was put right. */
export function beganBefore(visit: Entry<'visit'>, finding: Entry<'finding'>): boolean {
  return isOlder({ id: visit.id, moment: visit.body.began }, { id: finding.id, moment: finding.body.at });
}

/**
 * Whether a visit was over before something: by its end, else by its handing over. One that has neither lasts to the end
 * of the day on which it began, and longer where a note of it says so.
 * @param hasSince whether a note of the visit is not older than that
 */
export function wasOver({ id, body }: Entry<'visit'>, other: Timed, hasSince: boolean): boolean {
  const { began, ended, handed } = body;
  const end = ended ?? handed;
  if (end) return isOlder({ id, moment: end }, other);
  if (hasSince || !began) return false;
  return isOlder({ id, moment: dayEnd(began) }, other);
}

/** The end of a moment's local day. */
function dayEnd(moment: Moment): Moment {
  const { date } = shownTime(moment);
  if (moment.typed) return { ...moment, typed: `${date}T23:59` };
  return { ...moment, device: Date.parse(`${date}T23:59:59.999Z`) - moment.offset * MINUTE };
}
