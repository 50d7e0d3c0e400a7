import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { disputePlace } from '../ui/disputed-mark.tsx';

/** Says that two people or windows wrote into a field, and leads to where one side is chosen. */
export function Disagreement({ briefing, field }: { briefing: Entry<'briefing'>; field: string }) {
  const { go } = useApp();
  const { briefingDesk: words, disputes } = useDeskWords();
  if (!briefing.conflicts.includes(field)) return null;
  return (
    <p class="ask">
      <span>{words.todo.says.conflict()}</span>
      <button type="button" onClick={() => go(disputePlace(briefing.id, field))}>
        {disputes.mark}
      </button>
    </p>
  );
}
