import type { Language } from '../../lib/i18n/language.ts';
import type { Column, Filter, ListPlace } from './data-list-state.ts';

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

/** What is searched in the rows of a list, for as long as it is asked in the same way. */
const textsOf = new WeakMap<readonly unknown[], { textOf: unknown; texts: readonly string[] }>();

function foldRows<T>(rows: readonly T[], textOf: (row: T) => string): readonly string[] {
  const known = textsOf.get(rows);
  if (known?.textOf === textOf) return known.texts;
  const texts = rows.map((row) => foldRow(row, textOf(row)));
  textsOf.set(rows, { textOf, texts });
  return texts;
}

interface Shape<T> {
  columns: readonly Column<T>[];
  filters: readonly Filter<T>[];
  textOf(row: T): string;
}

/** The rows that pass: each word that was typed stands in the text, each filter holds; in the order that was asked for. */
export function select<T>(rows: readonly T[], shape: Shape<T>, place: ListPlace, language: Language): readonly T[] {
  const words = fold(place.typed).split(/\s+/u).filter(Boolean);
  const filters = shape.filters.flatMap(({ key, of }) => {
    const wanted = place.chosen[key] ?? [];
    return wanted.length > 0 ? [{ of, wanted: new Set(wanted) }] : [];
  });
  const ordered = inOrder(rows, shape.columns, place, language);
  if (words.length === 0 && filters.length === 0) return ordered;
  const texts = words.length > 0 ? foldRows(ordered, shape.textOf) : [];
  return ordered.filter(
    (row, at) =>
      filters.every(({ of, wanted }) => holds(of(row), wanted)) && words.every((word) => texts[at]?.includes(word)),
  );
}

const holds = (values: string | readonly string[], wanted: ReadonlySet<string>): boolean =>
  typeof values === 'string' ? wanted.has(values) : values.some((value) => wanted.has(value));

type Sort<T> = NonNullable<Column<T>['sort']>;

/** The last order of each list's rows: a key in the search field must not sort them anew. */
const orders = new WeakMap<readonly unknown[], { by: unknown; down: boolean; language: Language; rows: unknown }>();

function inOrder<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  { order }: ListPlace,
  language: Language,
): readonly T[] {
  const by = columns.find(({ key }) => key === order?.key)?.sort;
  if (!by || !order) return rows;
  const { down } = order;
  const known = orders.get(rows);
  if (known?.by === by && known.down === down && known.language === language) return known.rows as readonly T[];
  const sorted = sortRows(rows, by, down, language);
  orders.set(rows, { by, down, language, rows: sorted });
  return sorted;
}

/** Sorts stably; rows without a value come last, whichever way. */
function sortRows<T>(rows: readonly T[], by: Sort<T>, down: boolean, language: Language): readonly T[] {
  const values = rows.map(by);
  const weight = weigh(values, language);
  const sign = down ? -1 : 1;
  return rows
    .map((row, at) => ({ row, weight: weight(values[at] ?? null) }))
    .sort((a, b) => {
      if (a.weight === null || b.weight === null) return a.weight === b.weight ? 0 : a.weight === null ? 1 : -1;
      return sign * (a.weight - b.weight);
    })
    .map(({ row }) => row);
}

/** A number for each value, rising in the order of the language: each text is compared once, however many rows have it. */
function weigh(values: readonly (string | number | null)[], language: Language) {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => typeof value === 'number'))
    return (value: string | number | null) => value as number | null;
  const collator = new Intl.Collator(language, { numeric: true });
  const sorted = [...new Set(known.map(String))].sort(collator.compare);
  const weights = new Map<string, number>();
  let weight = 0;
  for (const [at, text] of sorted.entries()) {
    // Texts that the language holds for equal keep the order that they came in.
    const before = sorted[at - 1];
    if (before !== undefined && collator.compare(before, text) !== 0) weight += 1;
    weights.set(text, weight);
  }
  return (value: string | number | null) => (value === null ? null : (weights.get(String(value)) ?? null));
}
