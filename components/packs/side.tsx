import type { ComponentChildren } from 'preact';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';

interface Props {
  title: string;
  onClose(): void;
  children: ComponentChildren;
}

/** What is open beside the list. */
export function Side({ title, onClose, children }: Props) {
  const { desk } = useDeskWords();
  return (
    <aside class="pane side" aria-label={title}>
      <div class="ph">
        <h2>{title}</h2>
        <span class="grow" />
        <button type="button" class="ib" aria-label={desk.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard, and arrows scroll it */}
      <section class="body" tabIndex={0} aria-label={title}>
        {children}
      </section>
    </aside>
  );
}
