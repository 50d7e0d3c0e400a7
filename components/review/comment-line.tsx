import { readComment, removeComment } from '../../lib/app/review/comments.ts';
import type { People, VisitThreads } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWhoWhen } from './use-people.ts';

type Comment = NonNullable<ReturnType<VisitThreads['threads']['get']>>[number]['replies'][number];

/** What one person said, as they said it; one's own can be taken away. */
export function CommentLine({ comment, people }: { comment: Comment; people: People }) {
  const { session, run } = useApp();
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const remove = async () => {
    const entry = await readComment(session, comment.rec);
    if (entry) await removeComment(session, entry);
  };
  return (
    <div class="rv-said">
      <p class="t12 q anyword">
        {review.byWhen(who(comment.person), when(comment))}
        {comment.person === session.me.id && (
          <button type="button" class="btn text" onClick={() => run(remove)}>
            {review.removeOwn}
          </button>
        )}
      </p>
      <p class="anyword">{comment.text}</p>
    </div>
  );
}
