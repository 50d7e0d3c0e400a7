import { dropLost, type Todo } from '../../lib/app/briefing/drafts.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What can be done with words whose paragraph is gone: they are taken elsewhere, or let go. */
export function LostWords({ briefing, about, field = '' }: Pick<Todo, 'about' | 'field'> & { briefing: string }) {
  const { session, run, words: all, say } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const copy = async () => {
    await navigator.clipboard.writeText(about);
    say(all.common.save.copied);
  };
  return (
    <p class="ask">
      <button type="button" onClick={() => run(copy)}>
        {all.common.save.copy}
      </button>
      <button type="button" onClick={() => run(() => dropLost(session, briefing, field))}>
        {words.todo.letWordsGo}
      </button>
    </p>
  );
}
