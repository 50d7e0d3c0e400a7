import { type ReviewView, watchReview } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { askedIn } from './asked-in.ts';
import { ChangedList } from './changed-list.tsx';
import { ConflictList } from './conflict-list.tsx';
import { ReviewSteps } from './review-steps.tsx';
import { ThreadList } from './thread-list.tsx';
import { useParts } from './use-parts.ts';
import { useWhoWhen } from './use-people.ts';
import { type ShownThreads, useThreads } from './use-threads.ts';
import './review.css';

/** The author's side of a review: what was asked, answered in place, what changed since, and where people disagree. */
export function AskedPart({ visit }: { visit: string }) {
  const { session } = useApp();
  const { review } = useLaterWords();
  const parts = useParts(visit);
  const threads = useThreads(visit);
  const view = useWatch<ReviewView>((on) => watchReview(session, visit, on), [session.db, visit]);
  if (!view || !threads) return null;
  const { taken, void: refused } = view.review;
  const isReviewed = threads.all.length > 0 || [...taken, ...refused.map(({ step }) => step)].some(isDecision);
  return (
    <>
      <ConflictList visit={visit} parts={parts} />
      {isReviewed && (
        <section aria-label={review.askedTitle} class="rv">
          <h2 class="day">
            {review.askedTitle} <span>{review.states[view.review.state.is]}</span>
          </h2>
          <Decided view={view} />
          <Asked visit={visit} view={view} threads={threads} parts={parts} />
          <ChangedList visit={visit} parts={parts} />
          <details class="rv-fold">
            <summary>{review.path(taken.length)}</summary>
            <ReviewSteps view={view} />
          </details>
        </section>
      )}
    </>
  );
}

const isDecision = ({ to }: { to: string }): boolean => to !== 'submitted' && to !== 'takenBack';

/** The newest decision: whose it is, and why. */
function Decided({ view }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(view.people);
  const decided = view.review.taken.findLast(isDecision);
  if (!decided) return null;
  const { to, person, hlc, reason } = decided;
  const says = to === 'accepted' ? review.acceptedBy : to === 'reopened' ? review.reopenedBy : review.askedBy;
  return (
    <div class="rv-line">
      <p class="t13 q anyword">{says(who(person), when(hlc))}</p>
      {reason && <p class="anyword">{reason}</p>}
    </div>
  );
}

interface AskedProps {
  visit: string;
  view: ReviewView;
  threads: ShownThreads;
  parts: ReturnType<typeof useParts>;
}

/** The threads of which the decision asks, then the others. */
function Asked({ visit, view, threads, parts }: AskedProps) {
  const { review } = useLaterWords();
  const asked = new Set(askedIn(view)?.asks);
  const others = threads.all.filter(({ id }) => !asked.has(id));
  const shared = { visit, threads, parts };
  return (
    <>
      {asked.size > 0 && <ThreadList {...shared} asked={asked} only={(id) => asked.has(id)} />}
      {others.length > 0 && (
        <>
          {asked.size > 0 && <p class="rv-line t13 q">{review.others(others.length)}</p>}
          <ThreadList {...shared} only={(id) => !asked.has(id)} />
        </>
      )}
    </>
  );
}
