import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { OpenConflicts } from '../../lib/app/review/conflicts.ts';
import { type ReviewView, watchReview } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { askedIn } from './asked-in.ts';
import { BesidePart } from './beside-part.tsx';
import { ChangedList } from './changed-list.tsx';
import { CommentsPart } from './comments-part.tsx';
import { ConflictList, useConflicts } from './conflict-list.tsx';
import { JudgedTags } from './judged-tags.tsx';
import { ReviewActs } from './review-acts.tsx';
import { EarlierSteps, NewestSteps } from './review-steps.tsx';
import { useHeldFocus } from './use-held-focus.ts';
import { type ShownTags, useJudgedTags } from './use-judged-tags.ts';
import { useParts } from './use-parts.ts';
import { type ShownThreads, useThreads } from './use-threads.ts';
import './review.css';

/**
 * The review of a visit at the desk: where it stands and why, what may be decided, and then what waits for whoever reads
 * it before what doesn't.
 */
export function ReviewPart({ visit }: { visit: string }) {
  const { session } = useApp();
  const { review } = useLaterWords();
  const parts = useParts(visit);
  const threads = useThreads(visit);
  const conflicts = useConflicts(visit);
  const tags = useJudgedTags(visit);
  const view = useWatch<ReviewView>((on) => watchReview(session, visit, on), [session.db, visit]);
  const ready = Boolean(view && threads && conflicts && tags);
  const held = useHeldFocus(ready);
  const order = useOrder(view, { conflicts, threads, tags });
  if (!view || !threads || !conflicts || !tags) return <section aria-label={review.title} aria-busy="true" />;
  const { is } = view.review.state;
  const asked = new Set(askedIn(view)?.asks);
  const shown: Record<Place, ComponentChildren> = {
    conflicts: <ConflictList key="conflicts" visit={visit} parts={parts} found={conflicts} />,
    changed: <ChangedList key="changed" visit={visit} parts={parts} />,
    comments: <CommentsPart key="comments" visit={visit} threads={threads} parts={parts} asked={asked} />,
    tags: <JudgedTags key="tags" visit={visit} parts={parts} found={tags} />,
    beside: <BesidePart key="beside" visit={visit} />,
  };
  return (
    <section ref={held} aria-label={review.title} class="rv">
      <h3 class="h3 rv-head" tabIndex={-1}>
        {review.title} <b class={is === 'accepted' ? 'green' : 'amber'}>{review.states[is]}</b>
      </h3>
      <NewestSteps view={view} />
      <ReviewActs visit={visit} view={view} threads={threads} parts={parts} />
      {order.map((place) => shown[place])}
      <EarlierSteps view={view} />
    </section>
  );
}

const PLACES = ['conflicts', 'changed', 'comments', 'tags', 'beside'] as const;
type Place = (typeof PLACES)[number];

interface Found {
  conflicts: OpenConflicts | undefined;
  threads: ShownThreads | undefined;
  tags: ShownTags | undefined;
}

/** What waits for somebody first; as it was when the visit was opened, so that nothing moves under the hand. */
function useOrder(view: ReviewView | undefined, { conflicts, threads, tags }: Found): readonly Place[] {
  const order = useRef<readonly Place[] | null>(null);
  if (!order.current && view && conflicts && threads && tags) {
    const isHanded = view.review.state.is !== 'written';
    const waits: Readonly<Record<Place, boolean>> = {
      conflicts: conflicts.conflicts.length > 0,
      changed: view.review.state.is === 'submitted',
      comments: threads.open > 0,
      tags: isHanded && tags.tags.some(({ standing }) => standing.by === 'word'),
      beside: false,
    };
    order.current = PLACES.toSorted((one, other) => Number(waits[other]) - Number(waits[one]));
  }
  return order.current ?? PLACES;
}
