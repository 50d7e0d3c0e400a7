import type { Standing } from '../../lib/app/findings-read.ts';

/** How a finding stands with its days, in the order in which it asks for a look. */
export const STANDINGS = ['overdue', 'lookAgain', 'soon', 'later', 'noDeadline', 'lookAgainLater', 'closed'] as const;

export const standingGroup = ({ is }: Standing): (typeof STANDINGS)[number] => is;

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
