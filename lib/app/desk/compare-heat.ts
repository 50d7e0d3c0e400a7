import type { Id } from '../../model/ids.ts';
import { type Drop, dropsOf } from '../../stats/drop.ts';
import { groupBy } from '../../stats/group-by.ts';
import { byMean, byWorst, type ColumnSum, sumColumns } from '../../stats/heat-map.ts';
import {
  type Against,
  type CompareColumn,
  type CompareRow,
  type Counting,
  columnsOf,
  countedVisits,
  rowOf,
} from './compare-cells.ts';
import type { ComparedUnit, Field } from './compare-field.ts';

export type { Drop } from '../../stats/drop.ts';

/** The orders of a heat map: by the unit above, by mean, by worst, by name. */
export const HEAT_ORDERS = ['parent', 'mean', 'worst', 'name'] as const;
export type HeatOrder = (typeof HEAT_ORDERS)[number];

/** A line of a heat map: a unit, or the drop from the unit above to those below it. */
export type HeatLine =
  | { is: 'unit'; row: CompareRow; head: boolean }
  | { is: 'drop'; unit: ComparedUnit; drops: readonly (Drop | null)[] };

/** A heat map, ready to be drawn. */
export interface HeatMap {
  columns: readonly CompareColumn[];
  lines: readonly HeatLine[];
  rows: readonly CompareRow[];
  /** Under each column: how many low, of how many. */
  sums: readonly ColumnSum[];
  /** Units that have no visit, and so no line. */
  unvisited: number;
}

/** How a heat map is to be made. */
interface HeatAsked {
  against: Against;
  counting: Counting;
  order: HeatOrder;
  /** Compares names as the screen's language does. */
  collate(a: string, b: string): number;
}

/**
 * The heat map of some units. Those without a visit have no line, unless some below them have one: then they head those.
 * By the unit above, a group is a head and those right below it; those that stand under nobody and head nobody come last.
 */
export function heatMapOf(field: Field, units: readonly ComparedUnit[], asked: HeatAsked): HeatMap {
  const counted = new Map(units.map((unit) => [unit.id, countedVisits(unit, asked.counting)]));
  const columns = columnsOf(field, asked.against, [...counted.values()].flat());
  const rows = units.map((unit) => rowOf(unit, counted.get(unit.id) ?? [], columns));
  const visited = rows.filter((row) => row.counted.length > 0);
  const named = visited.toSorted((a, b) => asked.collate(a.unit.name, b.unit.name));
  return {
    columns,
    rows: visited,
    lines: linesOf(field, rows, named, columns, asked),
    sums: sumColumns(
      visited.map(({ cells }) => cells.map((cell) => (cell?.stray ? null : cell))),
      columns.length,
    ),
    unvisited: units.length - visited.length,
  };
}

function linesOf(
  field: Field,
  rows: readonly CompareRow[],
  named: readonly CompareRow[],
  columns: readonly CompareColumn[],
  { order, collate }: HeatAsked,
): HeatLine[] {
  const plain = (some: readonly CompareRow[]) => some.map((row): HeatLine => ({ is: 'unit', row, head: false }));
  if (order === 'name') return plain(named);
  if (order === 'mean') return plain(byMean(named));
  if (order === 'worst') return plain(byWorst(named));
  const byId = new Map(rows.map((row) => [row.unit.id, row]));
  const drops = groupBy(dropsBetween(field, rows, columns), ({ unit }) => unit);
  const groups = groupBy(named, (row) => {
    const parent = field.family.parent.get(row.unit.id) ?? null;
    return parent !== null && byId.has(parent) ? parent : null;
  });
  const heads = [...groups.keys()].flatMap((id) => (id === null ? [] : (byId.get(id) ?? [])));
  const alone = (groups.get(null) ?? []).filter(({ unit }) => !groups.has(unit.id));
  const grouped = heads
    .sort((a, b) => depthOf(field, a.unit.id) - depthOf(field, b.unit.id) || collate(a.unit.name, b.unit.name))
    .flatMap((head): HeatLine[] => [
      { is: 'unit', row: head, head: true },
      ...plain((groups.get(head.unit.id) ?? []).filter(({ unit }) => !groups.has(unit.id))),
      { is: 'drop', unit: head.unit, drops: inColumns(drops.get(head.unit.id) ?? [], columns) },
    ]);
  return [...grouped, ...plain(alone)];
}

function inColumns(drops: readonly Drop[], columns: readonly CompareColumn[]): (Drop | null)[] {
  const byColumn = new Map(drops.map((drop) => [drop.column, drop]));
  return columns.map(({ id }) => byColumn.get(id) ?? null);
}

/** How many units stand above one. */
function depthOf({ family }: Field, unit: Id): number {
  let depth = 0;
  for (let at = family.parent.get(unit); at; at = family.parent.get(at)) depth += 1;
  return depth;
}

/** The drops between units and those below them, both among the rows (S35): the largest first. */
export function dropsBetween(field: Field, rows: readonly CompareRow[], columns: readonly CompareColumn[]): Drop[] {
  const place = new Map(columns.map(({ id }, at) => [id, at]));
  const byId = new Map(rows.map((row) => [row.unit.id, row]));
  return dropsOf(
    field.family,
    columns.map(({ id }) => id),
    (unit, column) => byId.get(unit)?.cells[place.get(column) ?? -1],
  );
}
