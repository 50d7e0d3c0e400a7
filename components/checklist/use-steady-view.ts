import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What is to happen on screen when the current item changes. */
export interface SteadyView {
  /** The cells that were just pressed stay under the finger, though what is above them folds. */
  hold(cells: Element): void;
  /** The new current item gets the focus, so that it is read out. */
  focus(): void;
}

/** Keeps the current item in view, without moving away what a person has just pressed. */
export function useSteadyView(list: RefObject<HTMLElement | null>, current: string | null): SteadyView {
  const held = useRef<number | null>(null);
  const focuses = useRef(false);
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current]');
    const scroller = list.current?.closest('main');
    if (!row) return;
    const cells = row.querySelector('.rate');
    if (held.current !== null && cells && scroller) {
      scroller.scrollTop += cells.getBoundingClientRect().top - held.current;
    } else row.scrollIntoView({ block: 'nearest' });
    if (focuses.current) row.focus({ preventScroll: true });
    held.current = null;
    focuses.current = false;
  }, [current]);
  return {
    hold: (cells) => {
      held.current = cells.getBoundingClientRect().top;
    },
    focus: () => {
      focuses.current = true;
    },
  };
}
