import { useMemo } from 'preact/hooks';
import { type DraftShown, type Todo, watchDraft } from '../../lib/app/briefing/drafts.ts';
import { EDITIONS, type Edition } from '../../lib/model/briefing.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { joinTodo, saidOnce } from './todo-joined.ts';

/**
 * What must be looked at in the editions that are to be issued, also in the one that isn't on screen; the same of both
 * once.
 */
export function useBothEditions(shown: DraftShown, editions: ReadonlySet<Edition>): readonly Todo[] {
  const { session } = useApp();
  const other = EDITIONS.find((edition) => edition !== shown.edition) ?? shown.edition;
  const { id } = shown.briefing;
  const beside = useWatch<DraftShown | null>((on) => watchDraft(session, id, other, on), [session, id, other]);
  return useMemo(() => {
    const drafts = [shown, beside].filter((one) => one && editions.has(one.edition)) as DraftShown[];
    const all = drafts.flatMap(({ todo }) => todo);
    return joinTodo(saidOnce(all));
  }, [shown, beside, editions]);
}
