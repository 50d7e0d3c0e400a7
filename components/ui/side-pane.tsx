import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { showInLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from './desk-words.ts';
import { Icon } from './icon.tsx';
import { useKeys } from './keys.ts';

interface Props {
  title: string;
  onClose(): void;
  children: ComponentChildren;
  /** Whether the focus moves into the pane when it opens: for forms, which one opens to fill in. */
  takesFocus?: boolean;
}

/** What is open beside the list; Escape closes it. */
export function SidePane({ title, onClose, children, takesFocus = true }: Props) {
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
    <section class="pane side" aria-label={showInLine(title)}>
      <div class="ph">
        {/* In a narrow window it takes the list's place, and the list's heading is gone with it. */}
        <h1 ref={heading} class="sidetitle" tabIndex={-1}>
          {showInLine(title)}
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
