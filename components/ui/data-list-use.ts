import { useMemo, useRef, useState } from 'preact/hooks';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from './context.ts';
import { linesOf } from './data-list-groups.ts';
import { useListKeys } from './data-list-keys.ts';
import type { LineParts } from './data-list-lines.tsx';
import { usePicking } from './data-list-picked.ts';
import { select } from './data-list-select.ts';
import { type Column, type Filter, type ListPlace, placeOf, shownColumns } from './data-list-state.ts';
import { useFocusLine, useLostLine, useWayBack, useWindow } from './data-list-window.ts';

/** What a list holds, and what is done with it. */
export interface ListParts<T> {
  /** By this the list's order, filters and search words outlive a way to another page and back; views are kept by it. */
  name: string;
  rows: readonly T[];
  idOf(row: T): string;
  /** What the row is called, for screen readers. */
  nameOf(row: T): string;
  /** Those with `group` are offered to group the list by. */
  columns: readonly Column<T>[];
  filters: readonly Filter<T>[];
  /** The text in which is searched. */
  textOf(row: T): string;
  open: string | null;
  onOpen(id: string | null): void;
  /** The ids that are picked (X, Shift+arrows); without it nothing can be. */
  selected?: ReadonlySet<string> | undefined;
  onSelect?: ((ids: ReadonlySet<string>) => void) | undefined;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A list as it stands: what of it is shown, in which lines, and how keys and presses move and pick. */
export function useList<T>(list: ListParts<T>) {
  const { rows, columns: all, filters, open, onOpen, idOf, onSelect } = list;
  const { language } = useApp();
  const place = placeOf(list.name);
  const at = place.value;
  const move = (to: Partial<ListPlace>) => {
    place.value = { ...place.value, ...to };
  };
  const shown = useMemo(
    () => select(rows, { columns: all, filters, textOf: list.textOf }, at, language),
    [rows, at.typed, at.order, at.chosen, language, all, filters],
  );
  const lines = useMemo(() => linesOf(shown, all, at, language), [shown, at.group, at.folded, at.order, language, all]);
  const columns = useMemo(() => shownColumns(all, at), [all, at.columns]);
  const [line, setLine] = useState(0);
  const current = Math.min(line, Math.max(lines.length - 1, 0));
  const body = useRef<HTMLDivElement>(null);
  const inSight = useWindow(body, lines.length);
  const focus = useFocusLine(body, lines.length, setLine);

  const selected = onSelect ? (list.selected ?? NOTHING) : null;
  const idsAt = (index: number, passing: boolean): string[] => {
    const found = lines.at(index);
    if (found?.is === 'row') return [idOf(found.row)];
    return found && !(passing && found.open) ? found.group.rows.map(idOf) : [];
  };
  const picking = usePicking(idsAt, selected ?? NOTHING, onSelect ?? (() => undefined));
  const pickShown = () => onSelect?.(new Set([...(selected ?? []), ...shown.map(idOf)]));
  const pickNone = () => onSelect?.(NOTHING);
  const fold = (group: string) => {
    const folded = new Set(place.value.folded);
    if (!folded.delete(group)) folded.add(group);
    move({ folded });
  };
  useListKeys({ lines, current, open, idOf, focus, fold, onOpen, pickShown, picking: onSelect ? picking : null });
  const none = useRef<HTMLElement>(null);
  // Where it was is what came after it.
  const stay = () => (lines.length > 0 ? focus(current) : none.current?.querySelector('button')?.focus());
  useWayBack(body, open, (id) => {
    const at = lines.findIndex((one) => one.is === 'row' && idOf(one.row) === id);
    if (at < 0) stay();
    else focus(at);
  });
  useLostLine(body, lines, stay);

  const parts: LineParts<T> = {
    columns,
    idOf,
    nameOf: (row) => showInLine(list.nameOf(row)),
    open,
    current,
    picked: selected,
    onOpen: (index) => {
      picking.rest();
      setLine(index);
      const found = lines.at(index);
      if (found?.is === 'row') onOpen(idOf(found.row));
    },
    onAt: setLine,
    onToggle: picking.toggle,
    onReach: (index) => {
      picking.reach(current, index);
      setLine(index);
    },
    onFold: fold,
  };
  // How many of those that are picked the list shows now.
  const pickedHere = selected && selected.size > 0 ? shown.filter((row) => selected.has(idOf(row))).length : 0;
  const back = () => focus(current);
  return {
    at,
    move,
    shown,
    lines,
    columns,
    selected,
    pickedHere,
    pickShown,
    pickNone,
    focus,
    back,
    body,
    none,
    inSight,
    parts,
  };
}
