import type { ReviewView } from '../../lib/app/review/watch.ts';

/** The step that asks the author for something now: the newest return or reopening that no acceptance came after; null for none. */
export function askedIn({ review: { taken } }: ReviewView): ReviewView['review']['taken'][number] | null {
  const decided = taken.findLast(({ to }) => to === 'returned' || to === 'reopened' || to === 'accepted');
  return decided && decided.to !== 'accepted' ? decided : null;
}
