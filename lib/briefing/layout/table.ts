import type { BlockOf, TableCell, TableRow } from '../blocks/blocks.ts';
import { type CellText, setCell } from './cell.ts';
import { columnWidths } from './columns.ts';
import { CELL_PADDING, GAP, PAGE, RULE_WIDTH, STYLES } from './format.ts';
import type { Element, Measure, PageItem, Rule } from './page.ts';
import { partOf, type Slab, space } from './slab.ts';

/** A cell of a row that has its place and its lines. */
interface PlacedCell {
  readonly x: number;
  readonly width: number;
  readonly text: CellText;
  readonly element: Element;
}

/** Lines of a row that stay together on either side of a cut. */
const TOGETHER = 2;

/** The rows of a table; its head is set again on top of every page that it runs on to. */
export function setTable(block: BlockOf<'table'>, measure: Measure): Slab[] {
  const edges = edgesOf(columnWidths(block, measure));
  const table: Element = { type: 'Table' };
  const head = block.head && rowSlab(placeCells(block.head, 'TH', { table, edges, measure }), edges, { keep: true });
  const rows = block.rows.map((row, i) =>
    rowSlab(placeCells(row, 'TD', { table, edges, measure }), edges, {
      keep: row.keep === true && i < block.rows.length - 1,
      ...(head && { repeat: head }),
    }),
  );
  const slabs = head ? [head, ...rows] : rows;
  // What follows stands apart from the last rule; on top of a page the space falls away.
  const below: Slab = { ...space(0, false), above: GAP };
  return slabs.map((slab, i) => (i === 0 ? { ...slab, above: GAP } : slab)).concat(slabs.length > 0 ? below : []);
}

/** @param widths of the columns, in points */
function edgesOf(widths: readonly number[]): number[] {
  const edges = [PAGE.left];
  let edge = PAGE.left;
  for (const width of widths) {
    edge += width;
    edges.push(edge);
  }
  return edges;
}

/** The row's cells in their columns. Cells beyond the last column share it; the last cell fills what is left. */
function placeCells(
  row: TableRow,
  type: 'TH' | 'TD',
  { table, edges, measure }: { table: Element; edges: readonly number[]; measure: Measure },
): PlacedCell[] {
  const within: Element = { type: 'TR', within: table };
  const columns = edges.length - 1;
  let column = 0;
  return row.cells.map((cell: TableCell, i) => {
    const from = Math.min(column, columns - 1);
    const to = i === row.cells.length - 1 ? columns : Math.min(from + (cell.span ?? 1), columns);
    column = to;
    const x = edges[from] ?? 0;
    const width = (edges[to] ?? 0) - x;
    const element: Element = { type: cell.strong ? 'TH' : type, within };
    return { x, width, text: setCell(cell, textWidth(width, cell), measure), element };
  });
}

/** A whole number of characters, so that full lines end on one edge; what is left widens the padding on the right. */
function textWidth(width: number, cell: TableCell): number {
  const room = width - CELL_PADDING.x * 2;
  const whole = Math.floor(room / STYLES.cell.size) * STYLES.cell.size;
  return cell.align === 'center' || whole < STYLES.cell.size ? room : whole;
}

const LINE = STYLES.cell.lineHeight;

function rowSlab(
  cells: readonly PlacedCell[],
  edges: readonly number[],
  options: { keep: boolean; repeat?: Slab; from?: number; to?: number },
): Slab {
  const from = options.from ?? 0;
  const most = Math.max(1, ...cells.map((cell) => cell.text.lines.length));
  const to = options.to ?? most;
  const height = (to - from) * LINE + CELL_PADDING.y * 2;
  return {
    height,
    above: 0,
    onGrid: false,
    keep: options.keep,
    ...(options.repeat && { repeat: options.repeat }),
    paint: (y) => [...frame(cells, edges, y, height), ...cells.flatMap((cell) => paintCell(cell, y, from, to, most))],
    split: (room, force) => {
      const lines = Math.floor((room - CELL_PADDING.y * 2) / LINE);
      const least = force ? 1 : TOGETHER;
      const cut = from + Math.min(lines, to - from - least);
      if (cut - from < least || cut >= to) return null;
      return [
        rowSlab(cells, edges, { ...options, from, to: cut, keep: false }),
        rowSlab(cells, edges, { ...options, from: cut, to }),
      ];
    },
  };
}

/** A row's share of its cells. Short cells stand in the middle of a whole row and on top of one that was cut. */
function paintCell(cell: PlacedCell, y: number, from: number, to: number, most: number): PageItem[] {
  const whole = from === 0 && to === most;
  const drop = whole ? ((most - cell.text.lines.length) * LINE) / 2 : 0;
  return partOf(cell.element, cell.text.paint(cell.x + CELL_PADDING.x, y + CELL_PADDING.y + drop, from, to));
}

function frame(cells: readonly PlacedCell[], edges: readonly number[], y: number, height: number): Rule[] {
  const left = edges[0] ?? 0;
  const right = edges[edges.length - 1] ?? 0;
  const rule = (x1: number, y1: number, x2: number, y2: number): Rule => ({
    kind: 'rule',
    x1,
    y1,
    x2,
    y2,
    width: RULE_WIDTH,
  });
  return [
    rule(left, y, right, y),
    rule(left, y + height, right, y + height),
    ...cells.map((cell) => rule(cell.x, y, cell.x, y + height)),
    rule(right, y, right, y + height),
  ];
}
