import { type Signal, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/** The group that a row stands in: what it is called, and, where groups have an order of their own, its place there. */
interface GroupName {
  name: string;
  place: number;
}

/** A column of a list. */
export interface Column<T> {
  key: string;
  title: string;
  width?: string;
  align?: 'end';
  /** Shown only where the list has that much room; without it, the first three columns always, others from `middle` on. */
  room?: 'any' | 'middle' | 'wide';
  /** True where only a view that names it shows it. */
  extra?: boolean;
  cell(row: T): ComponentChildren;
  /** What a file says of a row; without it, what the column sorts by. */
  text?(row: T): string;
  /** By what it sorts; null comes last, whichever way. Without it the column doesn't sort. */
  sort?(row: T): string | number | null;
  /** The group that a row stands in when the list is grouped by this column; null or '' for none. Without it, it isn't. */
  group?(row: T): string | GroupName | null;
}

/** What a list can be narrowed by; a row may have several values. */
export interface Filter<T> {
  key: string;
  title: string;
  choices: readonly { value: string; name: string }[];
  of(row: T): string | readonly string[];
}

export interface Order {
  key: string;
  down: boolean;
}

/** Where a person is in a list: what they search and filter by, in which order and groups it stands, and what is folded. */
export interface ListPlace {
  typed: string;
  order: Order | null;
  /** The values that each filter lets pass; none, or an empty list, where it isn't used. */
  chosen: Readonly<Record<string, readonly string[]>>;
  /** The key of the column that the list is grouped by. */
  group: string | null;
  /** The keys of the columns that are shown, in their order; null for the list's own. */
  columns: readonly string[] | null;
  /** The groups that are folded, by name. */
  folded: ReadonlySet<string>;
  /** The view that the list was last set up by. */
  view: { id: string; name: string } | null;
}

/** A list that nobody has set up yet. */
export const START: ListPlace = {
  typed: '',
  order: null,
  chosen: {},
  group: null,
  columns: null,
  folded: new Set(),
  view: null,
};

const places = new Map<string, Signal<ListPlace>>();

/** The place in a list; it outlives the page that shows the list. */
export function placeOf(name: string): Signal<ListPlace> {
  const known = places.get(name);
  if (known) return known;
  const made = signal<ListPlace>(START);
  places.set(name, made);
  return made;
}

/** The columns that are shown: those that the place names, as far as there are such, else the list's own. */
export function shownColumns<T>(columns: readonly Column<T>[], { columns: keys }: ListPlace): readonly Column<T>[] {
  const named = (keys ?? []).flatMap((key) => columns.find((column) => column.key === key) ?? []);
  return named.length > 0 ? named : columns.filter(({ extra }) => !extra);
}
