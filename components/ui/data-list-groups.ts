import type { Language } from '../../lib/i18n/language.ts';
import type { Column, ListPlace } from './data-list-state.ts';

/** Rows that stand together; the group of those that have none has no name. */
export interface Group<T> {
  name: string;
  rows: readonly T[];
}

/** A line of the list as it is drawn: a row, or the head of a group. */
export type Line<T> = { is: 'row'; row: T; group: string | null } | { is: 'group'; group: Group<T>; open: boolean };

/** The lines of a list, of which few are ever asked for: an array is one. */
export interface Lines<T> {
  readonly length: number;
  at(index: number): Line<T> | undefined;
  slice(first: number, last: number): Line<T>[];
  findIndex(is: (line: Line<T>) => boolean): number;
}

interface Gathered<T> extends Group<T> {
  place: number;
  rows: T[];
}

/**
 * Rows in groups, each row once and in the order it came in. Groups stand by their place, then by name; those without a
 * group come last.
 */
export function groupRows<T>(
  rows: readonly T[],
  of: NonNullable<Column<T>['group']>,
  language: Language,
): readonly Group<T>[] {
  const groups = new Map<string, Gathered<T>>();
  for (const row of rows) {
    const found = of(row) ?? '';
    const { name, place } = typeof found === 'string' ? { name: found, place: 0 } : found;
    const known = groups.get(name);
    if (known) known.rows.push(row);
    else groups.set(name, { name, place, rows: [row] });
  }
  const collator = new Intl.Collator(language, { numeric: true });
  return [...groups.values()].sort((a, b) => {
    if (a.name === '' || b.name === '') return a.name === '' ? 1 : -1;
    return a.place - b.place || collator.compare(a.name, b.name);
  });
}

/** The lines that a list draws: its rows, or groups with the rows of those that are not folded. */
export function linesOf<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  { group: key, folded, order }: ListPlace,
  language: Language,
): Lines<T> {
  const of = columns.find((column) => column.key === key)?.group;
  if (!of) return plainLines(rows);
  const groups = groupRows(rows, of, language);
  // A list that is sorted down by what it is grouped by has its groups so too.
  const down = order?.key === key && order?.down;
  return (down ? upsideDown(groups) : groups).flatMap((group): Line<T>[] => {
    const open = !folded.has(group.name);
    const shown = open ? group.rows : [];
    return [{ is: 'group', group, open }, ...shown.map((row): Line<T> => ({ is: 'row', row, group: group.name }))];
  });
}

/** Lines of rows alone, made when they are asked for: 10,000 made at each key would take as long as finding them. */
function plainLines<T>(rows: readonly T[]): Lines<T> {
  const line = (row: T): Line<T> => ({ is: 'row', row, group: null });
  return {
    length: rows.length,
    at: (index) => (index >= 0 && index < rows.length ? line(rows[index] as T) : undefined),
    slice: (first, last) => rows.slice(first, last).map(line),
    findIndex: (is) => rows.findIndex((row) => is(line(row))),
  };
}

function upsideDown<T>(groups: readonly Group<T>[]): readonly Group<T>[] {
  const named = groups.filter(({ name }) => name !== '');
  return [...named.reverse(), ...groups.filter(({ name }) => name === '')];
}
