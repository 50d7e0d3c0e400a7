import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { showText } from '../../lib/model/one-line.ts';
import { useWords } from './context.ts';
import { Icon } from './icon.tsx';
import { useSaveState } from './use-save.ts';

/** One line at the bottom, with what can be done about it. */
export interface Line {
  text: string;
  act?: { label: string; run(): void };
  /** Something went wrong: it stays until it is closed. */
  failed?: boolean;
  /** It may be the store that failed. */
  ofStore?: boolean;
}

const SHOWN = 10_000;

/**
 * Shows a line for ten seconds, and as long as it is pointed at or has the focus. It takes room of its own and lies over
 * nothing: what is above it becomes lower for as long.
 */
export function Toast({ line, onEnd }: { line: Line; onEnd(): void }) {
  const words = useWords();
  const [held, setHeld] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const save = useSaveState();
  useLayoutEffect(() => keepInSight(element.current), [line]);
  const back = useWayBack(element, line);
  useEffect(() => {
    if (held || line.failed) return;
    const timer = setTimeout(onEnd, SHOWN);
    return () => clearTimeout(timer);
  }, [line, held]);
  // What could not be saved is said where it stands, once; a reading may have heard of it first.
  if (line.ofStore && save.is === 'failed') return null;
  return (
    <div
      ref={element}
      class={line.failed ? 'toast bad' : 'toast'}
      role={line.failed ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={(event) => {
        back.came(event);
        setHeld(true);
      }}
      onFocusOut={(event) => {
        back.left(event);
        setHeld(false);
      }}
    >
      <span>{showText(line.text)}</span>
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

/** Leads the keys back to where they came from: what was pressed in a line goes with it, or gives way to the next line. */
function useWayBack(element: { readonly current: HTMLElement | null }, line: Line) {
  const from = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body && from.current?.isConnected) from.current.focus();
    from.current = null;
  }, [line]);
  useLayoutEffect(
    () => () => {
      if (element.current?.contains(document.activeElement) && from.current?.isConnected) from.current.focus();
    },
    [],
  );
  const isOutside = (target: EventTarget | null): target is HTMLElement =>
    target instanceof HTMLElement && !element.current?.contains(target);
  return {
    came: ({ relatedTarget }: FocusEvent) => {
      if (isOutside(relatedTarget)) from.current = relatedTarget;
    },
    left: ({ relatedTarget }: FocusEvent) => {
      if (isOutside(relatedTarget)) from.current = null;
    },
  };
}

/** Nearer to the end of what scrolls than this, in pixels, is at its end. */
const AT_END = 16;

/** What stood at the end of what scrolls, and what has the focus, stays in sight where a line takes room below it. */
function keepInSight(line: HTMLElement | null): void {
  const main = document.querySelector('main');
  const taken = (line?.offsetHeight ?? 0) + AT_END;
  if (main && main.scrollHeight - main.clientHeight - main.scrollTop <= taken) main.scrollTop = main.scrollHeight;
  const focused = document.activeElement;
  if (focused && focused !== document.body && !line?.contains(focused)) focused.scrollIntoView({ block: 'nearest' });
}
