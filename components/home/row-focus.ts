/** Moves the focus among the rows of a list. @returns whether there was a row to go to */
export function moveRowFocus(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('main .v')];
  if (rows.length === 0) return false;
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.focus();
  return true;
}
