import type { BlockOf, TableCell, TableRow } from '../blocks/blocks.ts';
import { type CellText, setCell } from './cell.ts';
import { columnWidths } from './columns.ts';
import { CELL_PADDING, GAP, type Setup } from './format.ts';
import { drawing, edgesOf, type GridLook, type PlacedCell, rowSlab, rowsTogether } from './grid.ts';
import type { Element, PageItem } from './page.ts';
import { type Slab, space, unread } from './slab.ts';

/** The rows of a table; its head is set again on top of every page that it runs on to. */
export function setTable(block: BlockOf<'table'>, setup: Setup): Slab[] {
  const { page, styles } = setup.format;
  const edges = edgesOf(page.left, columnWidths(block, setup));
  const look: GridLook = { edges, padding: CELL_PADDING, lineHeight: styles.cell.lineHeight, framed: true };
  const table: Element = { type: 'Table' };
  const head =
    block.head && rowSlab({ cells: placeCells(block.head, 'TH', { table, edges, setup }), keep: true }, look);
  const repeat = head && unread(head);
  const rows = block.rows.map((row, i) =>
    rowSlab(
      {
        cells: placeCells(row, 'TD', { table, edges, setup }),
        keep: row.keep === true && i < block.rows.length - 1,
        repeat,
      },
      look,
    ),
  );
  const set = rowsTogether(rows, look);
  return apart(head ? [head, ...set] : set);
}

/** Slabs with room above and below; on top of a page it falls away. */
export function apart(slabs: readonly Slab[]): Slab[] {
  const [first, ...rest] = slabs;
  return first ? [{ ...first, above: GAP }, ...rest, { ...space(0, false), above: GAP }] : [];
}

/** The row's cells in their columns. Cells beyond the last column share it; the last cell fills what is left. */
function placeCells(
  row: TableRow,
  type: 'TH' | 'TD',
  { table, edges, setup }: { table: Element; edges: readonly number[]; setup: Setup },
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
    const isHead = type === 'TH' || cell.strong === true;
    const element: Element = {
      ...{ type: isHead ? 'TH' : 'TD', within },
      ...(isHead && { scope: type === 'TH' ? 'Column' : 'Row' }),
      ...(to - from > 1 && { columns: to - from }),
    };
    return { x, width, text: set(cell, textWidth(width, cell, setup), setup), element };
  });
}

/** A cell's text. One that is empty is said to be there all the same: else those behind it were heard in a wrong column. */
function set(cell: TableCell, width: number, setup: Setup): CellText<PageItem> {
  const text = setCell(cell, width, setup);
  if (text.lines.length > 0) return text;
  const { role, size } = setup.format.styles.cell;
  return drawing((x, y) => [{ kind: 'run', text: '', x, y, size, role, tracking: 0, spaceTracking: 0 }]);
}

/** A whole number of characters, so that full lines end on one edge; what is left widens the padding on the right. */
function textWidth(width: number, cell: TableCell, { format }: Setup): number {
  const { size } = format.styles.cell;
  const room = width - CELL_PADDING.x * 2;
  const whole = Math.floor(room / size) * size;
  return cell.align === 'center' || whole < size ? room : whole;
}
