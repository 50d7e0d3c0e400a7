import { type ReviewView, watchReview } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { askedIn } from './asked-in.ts';
import { BesidePart } from './beside-part.tsx';
import { ChangedList } from './changed-list.tsx';
import { CommentsPart } from './comments-part.tsx';
import { ConflictList } from './conflict-list.tsx';
import { JudgedTags } from './judged-tags.tsx';
import { ReviewActs } from './review-acts.tsx';
import { ReviewSteps } from './review-steps.tsx';
import { useParts } from './use-parts.ts';
import { useThreads } from './use-threads.ts';
import './review.css';

/** The review of a visit at the desk: where it stands and why, what may be decided, what was said, and where people disagree. */
export function ReviewPart({ visit }: { visit: string }) {
  const { session } = useApp();
  const { review } = useLaterWords();
  const parts = useParts(visit);
  const threads = useThreads(visit);
  const view = useWatch<ReviewView>((on) => watchReview(session, visit, on), [session.db, visit]);
  if (!view || !threads) return <section aria-label={review.title} aria-busy="true" />;
  const { is } = view.review.state;
  return (
    <section aria-label={review.title} class="rv">
      <h3 class="h3">
        {review.title} <b class={is === 'accepted' ? 'green' : 'amber'}>{review.states[is]}</b>
      </h3>
      <ReviewSteps view={view} />
      <ChangedList visit={visit} parts={parts} />
      <ReviewActs visit={visit} view={view} threads={threads} parts={parts} />
      <ConflictList visit={visit} parts={parts} />
      <CommentsPart visit={visit} threads={threads} parts={parts} asked={new Set(askedIn(view)?.asks)} />
      <JudgedTags visit={visit} parts={parts} />
      <BesidePart visit={visit} />
    </section>
  );
}
