import { type ReviewView, watchReview } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { askedIn } from './asked-in.ts';
import { ChangedList } from './changed-list.tsx';
import { ConflictList, useConflicts } from './conflict-list.tsx';
import { ReviewSteps } from './review-steps.tsx';
import { ThreadList } from './thread-list.tsx';
import { useHeldFocus } from './use-held-focus.ts';
import { useJudgedTags } from './use-judged-tags.ts';
import { useParts } from './use-parts.ts';
import { useWhoWhen } from './use-people.ts';
import { type ShownThreads, useThreads } from './use-threads.ts';
import { isJudged, JudgedList } from './verdicts.tsx';
import './review.css';

/** The author's side of a review: what was asked, answered in place, what changed since, and where people disagree. */
export function AskedPart({ visit }: { visit: string }) {
  const { session } = useApp();
  const { review } = useLaterWords();
  const parts = useParts(visit);
  const threads = useThreads(visit);
  const conflicts = useConflicts(visit);
  const judged = useJudgedTags(visit);
  const view = useWatch<ReviewView>((on) => watchReview(session, visit, on), [session.db, visit]);
  const steps = view ? [...view.review.taken, ...view.review.void.map(({ step }) => step)] : [];
  const isReviewed = Boolean(threads?.all.length || judged?.tags.some(isJudged) || steps.some(isDecision));
  const isShown = Boolean(view && threads && conflicts && judged && (isReviewed || conflicts.conflicts.length > 0));
  const held = useHeldFocus(isShown);
  if (!view || !threads || !conflicts || !judged || !isShown) return null;
  const { taken } = view.review;
  return (
    <section ref={held} aria-label={review.title}>
      <ConflictList visit={visit} parts={parts} found={conflicts} />
      {isReviewed && (
        <section aria-label={review.askedTitle} class="rv">
          <h2 class="day rv-head" tabIndex={-1}>
            {review.askedTitle} <span>{review.states[view.review.state.is]}</span>
          </h2>
          <Decided view={view} />
          <Asked visit={visit} view={view} threads={threads} parts={parts} />
          <ChangedList visit={visit} parts={parts} />
          <JudgedList {...judged} parts={parts} />
          <details class="rv-fold">
            <summary>{review.path(taken.length)}</summary>
            <ReviewSteps view={view} />
          </details>
        </section>
      )}
    </section>
  );
}

const isDecision = ({ to }: { to: string }): boolean => to !== 'submitted' && to !== 'takenBack';

/** The newest decision: whose it is, and why. */
function Decided({ view }: { view: ReviewView }) {
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(view.people);
  const decided = view.review.taken.findLast(isDecision);
  if (!decided) return null;
  const { to, person, reason } = decided;
  const says = to === 'accepted' ? review.acceptedBy : to === 'reopened' ? review.reopenedBy : review.askedBy;
  return (
    <div class="rv-line">
      <p class="t13 q anyword">{says(who(person), when(decided))}</p>
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
