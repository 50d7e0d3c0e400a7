import { useLayoutEffect, useState } from 'preact/hooks';

/** What was last opened from each list. */
const opened = new Map<string, string>();

/** Notes which row of a list the page stands for that takes the list's place, however somebody came there. */
export function useRowOpened(list: string, id: string): void {
  useLayoutEffect(() => {
    opened.set(list, id);
  }, [list, id]);
}

/**
 * Leads the keys back to the row that was opened, where its page took the place of the list.
 * @param list the list's name
 * @param isReady whether its rows are there
 * @returns what the list is to be told is open, for a moment
 */
export function useReturned(list: string, isReady: boolean): string | null {
  const [open, setOpen] = useState(() => opened.get(list) ?? null);
  useLayoutEffect(() => {
    if (!isReady) return;
    opened.delete(list);
    setOpen(null);
  }, [isReady]);
  return open;
}
