import { useLayoutEffect, useState } from 'preact/hooks';

/** What was last opened from each list. */
const opened = new Map<string, string>();

/**
 * Leads the keys back to the row that was opened, where its page took the place of the list.
 * @param list the list's name
 * @param isReady whether its rows are there
 * @returns what the list is to be told is open, for a moment; and what notes that a row is opened
 */
export function useReturned(list: string, isReady: boolean): { open: string | null; note(id: string): void } {
  const [open, setOpen] = useState(() => opened.get(list) ?? null);
  useLayoutEffect(() => {
    if (!isReady) return;
    opened.delete(list);
    setOpen(null);
  }, [isReady]);
  return { open, note: (id) => opened.set(list, id) };
}
