import { setText, type TextShown } from '../../lib/app/briefing/drafts.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** Puts the composed text back in place of what somebody wrote, and offers to undo that: their words are out of sight then. */
export function useRestore(): (briefing: string, part: TextShown['part']) => void {
  const { session, run, say, undo, words: all } = useApp();
  const { briefingDesk: words } = useDeskWords();
  return (briefing, part) =>
    run(async () => {
      await setText(session, briefing, part, null);
      say(words.text.restored, { label: all.common.undo, run: undo });
    });
}
