import { type VisitThreads, watchThreads } from '../../lib/app/review/watch.ts';
import { type BegunComment, watchBegunComments } from '../../lib/app/review/watch-parts.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import type { ShownThread } from './thread.tsx';

/** The threads of a visit in the order in which they were begun, and the comments that were begun and not put down. */
export interface ShownThreads extends Omit<VisitThreads, 'threads'> {
  readonly all: readonly ShownThread[];
  readonly begun: readonly BegunComment[];
}

/** Watches what was said of a visit; undefined until it is known. */
export function useThreads(visit: string): ShownThreads | undefined {
  const { session } = useApp();
  const found = useWatch<VisitThreads>((on) => watchThreads(session, visit, on), [session.db, visit]);
  const begun = useWatch<BegunComment[]>((on) => watchBegunComments(session, visit, on), [session.db, visit]);
  if (!found || !begun) return undefined;
  const { threads, ...rest } = found;
  // Ids rise with time.
  const all = [...threads.values()].flat().sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...rest, all, begun };
}
