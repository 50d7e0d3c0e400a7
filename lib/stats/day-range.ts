/** Days of the calendar such as 2023-11-30, both of them within; null for no bound. */
export interface DayRange {
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * Where a day lies. Days are compared as they are written, so a whole day is in or out, whatever the time.
 * @param day '' where it was lost: with any bound nobody can say that it lies within
 */
export function placeInRange(day: string, { from, until }: DayRange): 'in' | 'out' | 'noDay' {
  if (from === null && until === null) return 'in';
  if (day === '') return 'noDay';
  return (from === null || day >= from) && (until === null || day <= until) ? 'in' : 'out';
}

/** Whether a range ends before it begins: nothing lies in it. */
export const isBackwards = ({ from, until }: DayRange): boolean => from !== null && until !== null && until < from;
