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

/** The order in which findings ask for a look: longest overdue first, then what is due, then the rest. */
export function byUrgency(a: Standing, b: Standing): number {
  return urgency(a) - urgency(b);
}

/** Days until it is due, below nought when it is past; far beyond any deadline for what nobody waits for. */
function urgency(standing: Standing): number {
  if (!('days' in standing)) return standing.is === 'noDeadline' ? 1e9 : 1e9 + 1;
  const past = standing.is === 'overdue' || standing.is === 'lookAgain';
  return past ? -standing.days : standing.days;
}

const DAY = 86_400_000;

/** Whole days from one day of the calendar to another, below nought when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
