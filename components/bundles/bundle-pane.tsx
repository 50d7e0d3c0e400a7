import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';

interface Props {
  title: string;
  onClose(): void;
  /** Whether the focus goes to its title when it opens; not where the hand goes to the list first. */
  takesFocus?: boolean;
  children: ComponentChildren;
}

/** What is open beside the list of files. Escape closes it. */
export function BundlePane({ title, onClose, takesFocus = true, children }: Props) {
  const { desk } = useDeskWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, []);
  useKeys((key) => {
    if (key === 'Escape') onClose();
    return key === 'Escape';
  });
  return (
    <section class="pane side" aria-label={title}>
      <div class="ph">
        {/* In a narrow window it takes the list's place, and the list's heading is gone with it. */}
        <h1 ref={heading} class="bundle-title" tabIndex={-1}>
          {title}
        </h1>
        <span class="grow" />
        <button type="button" class="ib" aria-label={desk.close} title={desk.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
      <div class="body">{children}</div>
    </section>
  );
}
