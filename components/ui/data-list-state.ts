import { type Signal, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Language } from '../../lib/i18n/language.ts';

/** A column of a list. */
export interface Column<T> {
  key: string;
  title: string;
  width?: string;
  align?: 'end';
  /** Shown only where the list has that much room; without it, the first three columns always, others from `middle` on. */
  room?: 'any' | 'middle' | 'wide';
  cell(row: T): ComponentChildren;
  /** By what it sorts; null comes last, whichever way. Without it the column doesn't sort. */
  sort?(row: T): string | number | null;
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

/** Where a person is in a list: what they search and filter by, and in which order it stands. */
export interface ListPlace {
  typed: string;
  order: Order | null;
  chosen: Readonly<Record<string, string>>;
}

const places = new Map<string, Signal<ListPlace>>();

/** The place in a list; it outlives the page that shows the list. */
export function placeOf(name: string): Signal<ListPlace> {
  const known = places.get(name);
  if (known) return known;
  const made = signal<ListPlace>({ typed: '', order: null, chosen: {} });
  places.set(name, made);
  return made;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const foldedOf = new WeakMap<object, { text: string; folded: string }>();

/** What is searched in a row, folded once: a key in the search field asks every row anew. */
function foldRow(row: unknown, text: string): string {
  if (typeof row !== 'object' || row === null) return fold(text);
  const known = foldedOf.get(row);
  if (known?.text === text) return known.folded;
  const folded = fold(text);
  foldedOf.set(row, { text, folded });
  return folded;
}

interface Shape<T> {
  columns: readonly Column<T>[];
  filters: readonly Filter<T>[];
  textOf(row: T): string;
}

/** The rows that pass: each word that was typed stands in the text, each filter holds; in the order that was asked for. */
export function select<T>(rows: readonly T[], shape: Shape<T>, place: ListPlace, language: Language): readonly T[] {
  const words = fold(place.typed).split(/\s+/u).filter(Boolean);
  const filters = shape.filters.filter((filter) => place.chosen[filter.key]);
  const passing = rows.filter((row) => {
    const holds = filters.every((filter) => [filter.of(row)].flat().includes(place.chosen[filter.key] ?? ''));
    if (!holds || words.length === 0) return holds;
    const text = foldRow(row, shape.textOf(row));
    return words.every((word) => text.includes(word));
  });
  const by = shape.columns.find((column) => column.key === place.order?.key)?.sort;
  if (!by || !place.order) return passing;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = place.order.down ? -1 : 1;
  return passing
    .map((row) => ({ row, value: by(row) }))
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
      const way = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
      return sign * way;
    })
    .map(({ row }) => row);
}
