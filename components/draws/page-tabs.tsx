import { useDeskWords } from '../ui/desk-words.ts';
import type { Place } from './place.ts';

/** Leads from the draws to the tasks and back. */
export function PageTabs({ at, onGo }: { at: 'draws' | 'tasks'; onGo(place: Place): void }) {
  const { draws } = useDeskWords();
  return (
    <nav class="pagetabs" aria-label={draws.title}>
      {(['draws', 'tasks'] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === at ? 'page' : undefined}
          onClick={() => onGo({ at: tab })}
        >
          {draws.tabs[tab]}
        </button>
      ))}
    </nav>
  );
}
