import type { ComponentChildren } from 'preact';
import { useDeskWords } from './desk-words.ts';
import { isComposing } from './keys.ts';

interface Props {
  /** How many are picked, and how many of them the list doesn't show now. */
  picked: number;
  hidden: number;
  /** How many the list shows at all. */
  shown: number;
  onAll(): void;
  onNone(): void;
  /** Leads back to the row that the keys are at. */
  onBack(): void;
  children?: ComponentChildren;
}

/**
 * What can be done with all that is picked: it is drawn above the rows, and one Tab after them. It says so where some of
 * what is picked is out of sight.
 */
export function BulkBar({ picked, hidden, shown, onAll, onNone, onBack, children }: Props) {
  const { views } = useDeskWords();
  return (
    <section
      class="ph bulk"
      aria-label={views.bulk}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        event.stopPropagation();
        onBack();
      }}
    >
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
