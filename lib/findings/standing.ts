import type { FindingState } from '../model/findings.ts';

/** How near a deadline is when it counts as near, in days. */
const SOON = 3;

/**
 * How a finding stands with its days. `days` is how many lie between today and the day that counts: the deadline of one
 * that is not closed, the day to look again (S40) of one that is.
 */
export type Standing =
  | { readonly is: 'overdue' | 'soon' | 'later'; readonly days: number; readonly on: string }
  | { readonly is: 'lookAgain' | 'lookAgainLater'; readonly days: number; readonly on: string }
  | { readonly is: 'noDeadline' | 'closed' };

/**
 * How a finding stands on a day.
 * @param today a day of the calendar, such as 2026-11-21
 */
export function standingOf(
  finding: { readonly deadline?: string | null | undefined; readonly lookAgain?: string | null | undefined },
  state: FindingState,
  today: string,
): Standing {
  if (state === 'closed') {
    const { lookAgain } = finding;
    if (!lookAgain) return { is: 'closed' };
    const days = daysBetween(today, lookAgain);
    return { is: days <= 0 ? 'lookAgain' : 'lookAgainLater', days: Math.abs(days), on: lookAgain };
  }
  const { deadline } = finding;
  if (!deadline) return { is: 'noDeadline' };
  const days = daysBetween(today, deadline);
  return { is: days < 0 ? 'overdue' : days <= SOON ? 'soon' : 'later', days: Math.abs(days), on: deadline };
}

/** Farther than any deadline, in days. */
const FAR = 1e7;

/** A number that rises as a finding asks less for a look: the longest overdue has the lowest. */
export function rankOf(standing: Standing): number {
  switch (standing.is) {
    case 'overdue':
    case 'lookAgain':
      return -standing.days;
    case 'soon':
    case 'later':
      return standing.days;
    case 'noDeadline':
      return FAR;
    case 'lookAgainLater':
      return FAR + 1 + standing.days;
    default:
      return 3 * FAR;
  }
}

/** The order in which findings ask for a look: longest overdue first, then what is due, then the rest. */
export const byUrgency = (a: Standing, b: Standing): number => rankOf(a) - rankOf(b);

const DAY = 86_400_000;

/** Whole days from one day of the calendar to another, below nought when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The day that lies so many days after another. @param day such as 2026-11-21 */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
