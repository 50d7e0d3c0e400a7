import type { ComponentChildren } from 'preact';
import { useDeskWords } from './desk-words.ts';

interface Props {
  /** How many are picked, and how many of them the list doesn't show now. */
  picked: number;
  hidden: number;
  /** How many the list shows at all. */
  shown: number;
  onAll(): void;
  onNone(): void;
  children?: ComponentChildren;
}

/** What can be done with all that is picked. It says so where some of it is out of sight. */
export function BulkBar({ picked, hidden, shown, onAll, onNone, children }: Props) {
  const { views } = useDeskWords();
  return (
    <section class="ph bulk" aria-label={views.bulk}>
      <span class="b">
        {views.picked(picked)}
        {hidden > 0 && <span class="amber">{views.hidden(hidden)}</span>}
      </span>
      {children}
      <span class="grow" />
      {picked - hidden < shown && (
        <button type="button" class="btn text" onClick={onAll}>
          {views.pickAll(shown)}
        </button>
      )}
      <button type="button" class="btn text" onClick={onNone}>
        {views.pickNone}
      </button>
    </section>
  );
}
