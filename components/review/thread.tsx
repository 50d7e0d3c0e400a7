import { useState } from 'preact/hooks';
import { markDone, readComment } from '../../lib/app/review/comments.ts';
import type { VisitThreads } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useOpener } from '../ui/opener.ts';
import { useSome } from '../ui/use-some.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentLine } from './comment-line.tsx';
import { useWhoWhen } from './use-people.ts';

/** A comment with the answers to it. */
export type ShownThread = NonNullable<ReturnType<VisitThreads['threads']['get']>>[number];

interface Props {
  visit: string;
  thread: ShownThread;
  /** What it speaks of, in words. */
  about: string;
  /** The way to what it speaks of; null for none. */
  way: (() => void) | null;
  shared: Pick<VisitThreads, 'people' | 'mayClose'>;
  /** Whether an answer was begun: then its field is open. */
  isBegun: boolean;
  /** Whether the last return asks for it. */
  isAsked?: boolean;
}

/** A thread of comments: read, answered in place, and said to be done with by whoever asked or may decide. */
export function Thread({ visit, thread, about, way, shared, isBegun, isAsked }: Props) {
  const { session } = useApp();
  const { review } = useLaterWords();
  const { people, mayClose } = shared;
  const { who, when } = useWhoWhen(people);
  const [answering, setAnswering] = useState(false);
  const opener = useOpener(answering || isBegun ? thread.id : null);
  const { first, done } = thread;
  const replies = useSome(thread.replies, 'last');
  const closes = first !== null && (mayClose || first.person === session.me.id);
  return (
    <li class={done ? 'rv-thread done' : 'rv-thread'}>
      <p class="t12 q rv-about">
        {isAsked && <b class="amber">{review.asked}</b>}
        {way ? (
          <button type="button" class="btn text anyword" aria-label={review.goTo(about)} onClick={way}>
            {about}
          </button>
        ) : (
          <span class="anyword">{about}</span>
        )}
      </p>
      {first ? <CommentLine comment={first} people={people} /> : <p class="q t13">{review.firstGone}</p>}
      {thread.replies.length > 0 && (
        <div class="rv-replies">
          {replies.more}
          {replies.shown.map((reply) => (
            <CommentLine key={reply.rec} comment={reply} people={people} />
          ))}
        </div>
      )}
      {done && <p class="t12 green">{review.doneBy(who(done.person), when(done))}</p>}
      {answering || isBegun ? (
        <CommentForm
          visit={visit}
          of={{ on: thread.on, thread: thread.id, ...(thread.field && { field: thread.field }) }}
          label={review.answerTo(about)}
          act={review.keepAnswer}
          autofocus={answering}
          onKept={() => setAnswering(false)}
          {...(answering && !isBegun && { onClose: () => setAnswering(false) })}
        />
      ) : (
        <div class="rv-acts">
          <button type="button" class="btn text" {...opener(thread.id)} onClick={() => setAnswering(true)}>
            {review.answer}
          </button>
          {closes && <DoneButton thread={thread} />}
        </div>
      )}
    </li>
  );
}

function DoneButton({ thread: { id, done } }: { thread: ShownThread }) {
  const { session, run } = useApp();
  const { review } = useLaterWords();
  const mark = async () => {
    const entry = await readComment(session, id);
    if (entry) await markDone(session, entry, !done);
  };
  return (
    <button type="button" class="btn text" onClick={() => run(mark)}>
      {done ? review.notDone : review.isDone}
    </button>
  );
}
