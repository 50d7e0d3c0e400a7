import type { BlockOf, TableCell } from '../blocks/blocks.ts';
import { cellStyle } from './cell.ts';
import { CELL_PADDING, type Setup } from './format.ts';
import { naturalWidth } from './setting.ts';

/** A number as it is read: digits, what divides them, and a percent sign. */
const NUMBER = /[><]?\d[\d.,]*%?/gu;
/** A number wider than this share of the page is no figure but a run of digits: its column isn't widened for it. */
const MOST = 0.4;

/**
 * How wide the columns of a table are, in points: as the block asks, but none is narrower than the longest number in it,
 * so that no figure is broken over two lines. What one gains is taken from those that can spare it, each in proportion.
 * Where the numbers together have no room, the widths stay as they were asked for.
 */
export function columnWidths(block: BlockOf<'table'>, setup: Setup): number[] {
  const { textWidth } = setup.format.page;
  const total = block.columns.reduce((sum, width) => sum + width, 0);
  const asked = block.columns.map((width) => (width / total) * textWidth);
  const least = leastWidths(block, setup);
  const wanted = asked.map((width, at) => Math.max(width, least[at] ?? 0));
  const over = wanted.reduce((sum, width) => sum + width, 0) - textWidth;
  const narrowest = NARROWEST * setup.format.styles.cell.size + PADDING;
  const spares = wanted.map((width, at) => Math.max(0, width - Math.max(least[at] ?? 0, narrowest)));
  const spare = spares.reduce((sum, width) => sum + width, 0);
  if (over <= 0 || over > spare) return asked;
  return wanted.map((width, at) => width - (over * (spares[at] ?? 0)) / spare);
}

const PADDING = CELL_PADDING.x * 2;
/** In characters, beside the padding: less no column gives away. */
const NARROWEST = 3;

/** What the longest number of each column needs. Cells that span several columns ask for nothing. */
function leastWidths({ columns, head, rows }: BlockOf<'table'>, setup: Setup): number[] {
  const least = columns.map(() => 0);
  for (const { cells } of head ? [head, ...rows] : rows) {
    let column = 0;
    for (const cell of cells) {
      const span = cell.span ?? 1;
      if (span === 1 && column < least.length) least[column] = Math.max(least[column] ?? 0, numberWidth(cell, setup));
      column += span;
    }
  }
  return least;
}

function numberWidth(cell: TableCell, { format, measure }: Setup): number {
  const style = cellStyle(cell, format);
  const widths = [...cell.text.matchAll(NUMBER)].map(([number]) => naturalWidth(number, style, measure));
  const most = Math.max(0, ...widths.filter((width) => width <= format.page.textWidth * MOST));
  // Lines that are not centred are set to a whole number of characters.
  return most > 0 ? Math.ceil(most / style.size) * style.size + PADDING : 0;
}
