import type { Shows } from '../../lib/app/desk/views.ts';
import { type Column, type Filter, type ListPlace, START } from './data-list-state.ts';

/** A view that the program itself offers. */
export interface BuiltInView {
  id: string;
  name: string;
  shows: Partial<Shows>;
}

/** The part of a place that a view keeps, written in one way, so that two that show the same are the same. */
export function showsOf({ typed, order, chosen, group, columns }: ListPlace): Shows {
  const used = Object.entries(chosen).filter(([, values]) => values.length > 0);
  const sorted = used.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]) => [key, [...values].sort()] as const);
  return { typed, order, chosen: Object.fromEntries(sorted), group, columns };
}

/** Whether a list shows what a view says. */
export function isAsIn(place: ListPlace, shows: Partial<Shows>): boolean {
  return JSON.stringify(showsOf(place)) === JSON.stringify(showsOf({ ...START, ...shows }));
}

/**
 * What of a view a list can show: parts that name columns or filters which it hasn't are left out.
 * @returns the rest, and the keys that the list hasn't, each once
 */
export function fitShows<T>(
  shows: Shows,
  columns: readonly Column<T>[],
  filters: readonly Filter<T>[],
): { shows: Shows; gone: string[] } {
  const column = (key: string) => columns.find((one) => one.key === key);
  const gone = new Set<string>();
  const known = (key: string, is: boolean) => {
    if (!is) gone.add(key);
    return is;
  };
  const { order, group } = shows;
  const chosen = Object.entries(shows.chosen).filter(([key]) =>
    known(
      key,
      filters.some((filter) => filter.key === key),
    ),
  );
  const named = shows.columns?.filter((key) => known(key, column(key) !== undefined)) ?? null;
  const fitting: Shows = {
    typed: shows.typed,
    order: order && known(order.key, column(order.key)?.sort !== undefined) ? order : null,
    chosen: Object.fromEntries(chosen),
    group: group !== null && known(group, column(group)?.group !== undefined) ? group : null,
    columns: named && named.length > 0 ? named : null,
  };
  return { shows: fitting, gone: [...gone] };
}
