import { moveRowFocus } from '../ui/row-focus.ts';

const ROWS = '.sresults button';

interface Parts {
  results: HTMLElement | null;
  field: HTMLInputElement | null;
  /** Whether J and K move too. */
  letters: boolean;
}

/** Moves between the field and the hits by a key. @returns whether the key was one for that */
export function moveInHits(name: string, { results, field, letters }: Parts): boolean {
  const inHits = results?.contains(document.activeElement) ?? false;
  if (name === 'ArrowDown' || (letters && name === 'j')) return moveRowFocus(ROWS, 1);
  if (name === 'ArrowUp' || (letters && name === 'k')) {
    if (!inHits) return false;
    if (results?.querySelector('button') === document.activeElement) field?.focus();
    else moveRowFocus(ROWS, -1);
    return true;
  }
  if (!inHits || (name !== 'Home' && name !== 'End')) return false;
  const rows = results?.querySelectorAll<HTMLElement>('button');
  rows?.[name === 'Home' ? 0 : rows.length - 1]?.focus();
  return true;
}

/** Where the hit that had the focus is gone, the first one takes it, or the field: keys must not go nowhere. */
export function keepFocus(results: HTMLElement | null, field: HTMLElement | null): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  (results?.querySelector<HTMLElement>('.hit') ?? field)?.focus();
}
