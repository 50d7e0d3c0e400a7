import { useApp } from './context.ts';
import type { Line, Lines } from './data-list-groups.ts';
import type { Picking } from './data-list-picked.ts';
import { useKeys } from './keys.ts';

interface KeyParts<T> {
  lines: Lines<T>;
  current: number;
  open: string | null;
  idOf(row: T): string;
  focus(at: number): void;
  fold(group: string): void;
  onOpen(id: string | null): void;
  pickShown(): void;
  /** Null where nothing can be picked. */
  picking: Picking | null;
}

/** The keys of a list: to walk it, fold its groups, pick and open. */
export function useListKeys<T>(parts: KeyParts<T>): void {
  const { singleKeys } = useApp();
  useKeys((key, event) => {
    const { lines, current, open, picking, focus } = parts;
    const inList = document.activeElement?.hasAttribute('data-at') ?? false;
    const to = stepOf(key, parts, inList, singleKeys);
    if (to !== null) {
      if (picking && event.shiftKey && inList) picking.reach(current, Math.min(Math.max(to, 0), lines.length - 1));
      else picking?.rest();
      focus(to);
      return true;
    }
    if (key === 'Escape' && open) parts.onOpen(null);
    else if (!inList) return false;
    else return pressInList(key, parts, singleKeys);
    return true;
  });
}

/** The line that a key leads to; null where it leads nowhere. */
function stepOf<T>(key: string, { lines, current }: KeyParts<T>, inList: boolean, singleKeys: boolean): number | null {
  if (key === 'ArrowDown' || (singleKeys && key === 'j')) return inList ? current + 1 : current;
  if (key === 'ArrowUp' || (singleKeys && key === 'k')) return current - 1;
  if (key === 'Home' && inList) return 0;
  if (key === 'End' && inList) return lines.length - 1;
  return null;
}

function pressInList<T>(key: string, parts: KeyParts<T>, singleKeys: boolean): boolean {
  const { lines, current, picking } = parts;
  const line = lines.at(current);
  if (!line) return false;
  if (key === 'Enter' && line.is === 'row') parts.onOpen(parts.idOf(line.row));
  else if (picking && singleKeys && key === 'x') picking.toggle(current);
  else if (picking && key === 'Ctrl+a') parts.pickShown();
  else if (key === 'ArrowLeft' || key === 'ArrowRight') return foldBy(key, parts, line);
  else return false;
  return true;
}

/** Left folds a group or leads from a row to its head, right unfolds. */
function foldBy<T>(key: 'ArrowLeft' | 'ArrowRight', { lines, focus, fold }: KeyParts<T>, line: Line<T>): boolean {
  if (line.is === 'group') {
    if (line.open === (key === 'ArrowLeft')) fold(line.group.name);
    return true;
  }
  if (key === 'ArrowRight' || line.group === null) return false;
  focus(lines.findIndex((one) => one.is === 'group' && one.group.name === line.group));
  return true;
}
