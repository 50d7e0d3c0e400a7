import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './context.ts';
import { Icon } from './icon.tsx';

/** One line at the bottom, with what can be done about it. */
export interface Line {
  text: string;
  act?: { label: string; run(): void };
  /** Something went wrong: it stays until it is closed. */
  failed?: boolean;
}

const SHOWN = 10_000;

/** Shows a line for ten seconds, and as long as it is pointed at or has the focus. */
export function Toast({ line, onEnd }: { line: Line; onEnd(): void }) {
  const words = useWords();
  const [held, setHeld] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Above the bar: what is written next must not be covered.
    const bar = document.querySelector<HTMLElement>('.foot')?.offsetHeight ?? 0;
    element.current?.style.setProperty('--bar', `${bar}px`);
  });
  useEffect(() => {
    if (held || line.failed) return;
    const timer = setTimeout(onEnd, SHOWN);
    return () => clearTimeout(timer);
  }, [line, held]);
  return (
    <div
      ref={element}
      class={line.failed ? 'toast bad' : 'toast'}
      role={line.failed ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{line.text}</span>
      {line.act && (
        <button type="button" onClick={line.act.run}>
          <u>{line.act.label}</u>
        </button>
      )}
      <button type="button" class="ib" aria-label={words.common.close} onClick={onEnd}>
        <Icon name="x" small />
      </button>
    </div>
  );
}
