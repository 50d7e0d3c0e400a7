import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Leads the focus back to the button that opened a part in its place, once that part closes: what had the focus goes
 * with it.
 * @param open which part is open; null for none
 * @returns what the button that opens a part must bear
 */
export function useOpener<T>(open: T | null) {
  const was = useRef<T | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (open === null && was.current !== null) button.current?.focus();
    was.current = open;
  }, [open]);
  return (one: T) => (one === was.current ? { ref: button } : {});
}
