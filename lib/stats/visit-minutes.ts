import { type Moment, shownTime } from '../model/time.ts';
import type { BurdenVisit } from './burden-input.ts';
import { instantOf, MINUTE } from './instant.ts';

/** How long a visit took; null where nobody can say. */
export interface SpentMinutes {
  minutes: number | null;
  /** True where it was worked out and not noted. */
  derived: boolean;
}

/** Why a visit can't be counted: it belongs to no month, or its times contradict each other; null where it can. */
export function whyUncounted({ began, ended }: BurdenVisit): 'endedBeforeBegan' | 'noSuchTime' | null {
  const start = began ? instantOf(began) : null;
  if (start === null) return 'noSuchTime';
  const end = ended ? instantOf(ended) : null;
  return end !== null && end < start ? 'endedBeforeBegan' : null;
}

/**
 * The minutes that were noted; else the end less the beginning, where a person typed both and both are on one day. The
 * device's own end is no measure: it is often that of the handing over, in the evening.
 */
export function minutesOf({ minutes, began, ended }: BurdenVisit): SpentMinutes {
  if (minutes != null) return { minutes, derived: false };
  const [start, end] = [typedInstant(began), typedInstant(ended)];
  if (!began || !ended || start === null || end === null || shownTime(began).date !== shownTime(ended).date) {
    return { minutes: null, derived: false };
  }
  return { minutes: (end - start) / MINUTE, derived: true };
}

function typedInstant(moment: Moment | null | undefined): number | null {
  return moment?.typed === undefined ? null : instantOf(moment);
}
