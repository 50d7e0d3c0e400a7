import type { Moment } from '../model/time.ts';
import { instantOf, MINUTE } from './instant.ts';

/** The three times of a complaint (接诉即办, S44), in the order in which they should come. */
export const COMPLAINT_TIMES = ['received', 'takenUp', 'answered'] as const;
export type ComplaintTime = (typeof COMPLAINT_TIMES)[number];

export type ComplaintTimes = { readonly [time in ComplaintTime]?: Moment | null | undefined };

/** How far a complaint has come, and how long each step took. */
export interface ComplaintSpan {
  /** The last of the three times that is there; `received` also where none is. */
  stage: ComplaintTime;
  /** Minutes from receipt; null where one of the two is not there or is no time that exists. May be below nought. */
  toTakenUp: number | null;
  toAnswered: number | null;
  /** Pairs of times that stand in the wrong order, the one that should come first in front. Kept as they are. */
  disorder: (readonly [ComplaintTime, ComplaintTime])[];
}

/** Reads a complaint's times, as people know them: typed before the device's. */
export function complaintSpan(times: ComplaintTimes): ComplaintSpan {
  const at = (time: ComplaintTime) => {
    const moment = times[time];
    return moment ? instantOf(moment) : null;
  };
  const minutes = (from: ComplaintTime, to: ComplaintTime) => {
    const [start, end] = [at(from), at(to)];
    return start === null || end === null ? null : (end - start) / MINUTE;
  };
  const pairs = [
    ['received', 'takenUp'],
    ['takenUp', 'answered'],
    ['received', 'answered'],
  ] as const;
  return {
    stage: COMPLAINT_TIMES.findLast((time) => times[time]) ?? 'received',
    toTakenUp: minutes('received', 'takenUp'),
    toAnswered: minutes('received', 'answered'),
    disorder: pairs.filter(([first, then]) => (minutes(first, then) ?? 0) < 0),
  };
}

/** Open complaints on top, each group in the order in which it came; an answered one no longer waits for anybody. */
export function openFirst<T extends { readonly body: ComplaintTimes }>(complaints: readonly T[]): T[] {
  const isOpen = ({ body }: T) => !body.answered;
  return [...complaints.filter(isOpen), ...complaints.filter((one) => !isOpen(one))];
}
