/**
 * Moves the focus among the rows of a list; from outside of it to its first or last.
 * @param rows selects the rows
 * @returns whether there was one to go to
 */
export function moveRowFocus(rows: string, by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(rows)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  return next !== undefined;
}
