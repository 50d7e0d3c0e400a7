import type { Standing } from '../../lib/app/findings-read.ts';

/** How a finding stands with its days, in the order in which it asks for a look. */
export const STANDINGS = ['overdue', 'lookAgain', 'soon', 'later', 'noDeadline', 'lookAgainLater', 'closed'] as const;

export const standingGroup = ({ is }: Standing): (typeof STANDINGS)[number] => is;
