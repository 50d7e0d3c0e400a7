import { useLaterWords } from '../ui/later-words.ts';
import { useSome } from '../ui/use-some.tsx';
import { Thread } from './thread.tsx';
import type { Parts } from './use-parts.ts';
import type { ShownThreads } from './use-threads.ts';
import { useWay } from './use-way.ts';

interface Props {
  visit: string;
  threads: ShownThreads;
  parts: Parts;
  /** Those of which the last return asks. */
  asked?: ReadonlySet<string>;
  /** Which of them are shown; all where it is left out. */
  only?(id: string): boolean;
}

/** The threads of a visit: those that are open, and below them, folded, those that are done with. */
export function ThreadList({ visit, threads, parts, asked, only = () => true }: Props) {
  const { review } = useLaterWords();
  const wayTo = useWay(visit);
  const shown = threads.all.filter(({ id }) => only(id));
  const line = (thread: ShownThreads['all'][number]) => (
    <Thread
      key={thread.id}
      visit={visit}
      thread={thread}
      about={parts.name(thread.on, thread.field)}
      way={wayTo(
        parts.all.find(({ id }) => id === thread.on),
        thread.field,
      )}
      shared={threads}
      isBegun={threads.begun.some((one) => one.thread === thread.id)}
      isAsked={asked?.has(thread.id) ?? false}
    />
  );
  const [open, done] = [shown.filter((thread) => !thread.done), shown.filter((thread) => thread.done)];
  const some = { open: useSome(open, 'first'), done: useSome(done, 'first') };
  return (
    <>
      <ul class="rv-threads">{some.open.shown.map(line)}</ul>
      {some.open.more}
      {done.length > 0 && (
        <details class="rv-fold">
          <summary>{review.doneThreads(done.length)}</summary>
          <ul class="rv-threads">{some.done.shown.map(line)}</ul>
          {some.done.more}
        </details>
      )}
    </>
  );
}
