import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The height of a row in pixels: only those in sight are drawn, so that 10,000 scroll as 10 do. */
export const ROW = 32;
const SPARE = 12;

/** Which rows are in sight, with some to spare above and below. */
export function useWindow(body: { current: HTMLDivElement | null }, count: number) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(1000);
  useLayoutEffect(() => {
    const box = body.current;
    if (!box) return;
    const measure = () => setHeight(box.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const first = Math.max(0, Math.min(Math.floor(top / ROW) - SPARE, count - 1));
  return {
    first,
    last: Math.min(count, Math.ceil((top + height) / ROW) + SPARE),
    onScroll: (event: { currentTarget: HTMLDivElement }) => setTop(event.currentTarget.scrollTop),
  };
}

/** Where what is open takes the list's place the focus goes along; when it closes, the focus goes back to its row. */
export function useWayBack(
  body: { current: HTMLElement | null },
  open: string | null,
  focusRow: (id: string) => void,
): void {
  const before = useRef(open);
  useLayoutEffect(() => {
    const [was, list] = [before.current, body.current];
    before.current = open;
    if (was === open) return;
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body || !focused.checkVisibility();
    if (open !== null && list && !list.checkVisibility()) {
      list.closest('.split')?.querySelector<HTMLElement>('.side button')?.focus();
    } else if (open === null && was !== null && (isLost || list?.contains(focused))) focusRow(was);
  }, [open]);
}

/**
 * Where the line that has the focus goes with what it stood for, says so: the focus is lost with it.
 * @param lines the lines as they are now; what is merely scrolled out of sight is still one of them
 */
export function useLostLine(body: { current: HTMLElement | null }, lines: unknown, onLost: () => void): void {
  // Asked before the lines change: afterwards nobody knows.
  const focused = document.activeElement;
  const hadFocus = focused?.hasAttribute('data-at') === true && body.current?.contains(focused) === true;
  useLayoutEffect(() => {
    if (hadFocus && !body.current?.contains(document.activeElement)) onLost();
  }, [lines]);
}

/** Moves the focus to a line, into sight first where it isn't. @param count how many lines there are */
export function useFocusLine(
  body: { current: HTMLElement | null },
  count: number,
  onAt: (at: number) => void,
): (at: number) => void {
  return (index) => {
    if (count === 0) return;
    const to = Math.min(Math.max(index, 0), count - 1);
    onAt(to);
    const box = body.current;
    if (box) {
      const top = to * ROW;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + 2 * ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * ROW - box.clientHeight;
    }
    const line = () => body.current?.querySelector<HTMLElement>(`[data-at="${to}"]`);
    // At once where it is drawn: the next key may be on its way, and belongs to that line.
    const drawn = line();
    if (drawn) drawn.focus();
    else requestAnimationFrame(() => line()?.focus());
  };
}
