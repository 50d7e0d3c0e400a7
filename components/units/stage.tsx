import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  acts: ComponentChildren;
  children: ComponentChildren;
}

/** A step of an import. The focus goes to its heading, so that what comes next is read out and reached by Tab. */
export function Stage({ title, acts, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <main class="roster">
      <div class="ph">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <span class="grow" />
        {acts}
      </div>
      <div class="body">{children}</div>
    </main>
  );
}

/** Says that something is under way, for which there is no measure. */
export function Busy({ words, children }: { words: string; children?: ComponentChildren }) {
  return (
    <div class="empty" aria-busy="true">
      <p role="status">{words}</p>
      <progress aria-label={words} />
      {children}
    </div>
  );
}
