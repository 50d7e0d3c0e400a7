import type { BlockOf, TableCell } from '../blocks/blocks.ts';
import { cellStyle } from './cell.ts';
import { toParagraphs } from './clean.ts';
import { CELL_PADDING, type Setup } from './format.ts';
import { naturalWidth } from './setting.ts';

/** A number as it is read: digits, what divides them, and a percent sign. */
const NUMBER = /[><]?\d[\d.,]*%?/gu;
/** What is read in one as well: a day, or a part of one, and a short remark in brackets. */
const DAY = /(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日|[><]?\d[\d.,]*[%年月]?|（[^（）\n]{1,8}）/gu;
const PART = /[><]?\d[\d.,]*[%年月日]?|（[^（）\n]{1,8}）/gu;
/** A line of a cell of so many characters or fewer is a name or a state: it isn't broken. */
const NAME = 6;
/** A number wider than this share of the page is no figure but a run of digits: its column isn't widened for it. */
const MOST = 0.4;
/** Of a longer text no column is wide enough; so much of it is looked at. */
const LONG = 100;
/** Rounding errors of a sum of widths. */
const CLOSE = 1e-6;

/**
 * How wide the columns of a table are, in points: as the block asks, but none is narrower than the longest number, day,
 * remark or name in it, so that none of these is broken over two lines. What one gains is taken from those that can spare
 * it, each in proportion. Where they have no room, days may be broken, and then all but numbers; where these have no room
 * either, the widths stay as they were asked for. What is free then beside short texts goes to columns whose texts are broken.
 */
export function columnWidths(block: BlockOf<'table'>, setup: Setup): number[] {
  const { textWidth } = setup.format.page;
  const total = block.columns.reduce((sum, width) => sum + width, 0);
  const asked = block.columns.map((width) => (width / total) * textWidth);
  for (const piecesOf of KEPT_WHOLE) {
    const least = widest(block, setup, piecesOf, textWidth * MOST);
    const widths = widened(asked, least, setup);
    if (widths) return shared(widths, widest(block, setup, linesOf), setup);
  }
  return asked;
}

const found = (text: string, pieces: RegExp): string[] => [...text.matchAll(pieces)].map(([piece]) => piece);
const orName = (pieces: RegExp) => (text: string) =>
  text.split('\n').flatMap((line) => (line.length <= NAME ? [line] : found(line, pieces)));
/** What is kept whole, the most first. */
const KEPT_WHOLE = [orName(DAY), orName(PART), (text: string) => found(text, NUMBER)];
const linesOf = (text: string): string[] => toParagraphs(text.slice(0, LONG));

const PADDING = CELL_PADDING.x * 2;
/** In characters, beside the padding: less no column gives away. */
const NARROWEST = 3;
/** Of its width a column that isn't full keeps so much, so that the table stays what was asked for. */
const KEPT = 0.6;

/** Widths of which none is less than what is asked for at least; null where these have no room together. */
function widened(asked: readonly number[], least: readonly number[], { format }: Setup): number[] | null {
  const wanted = asked.map((width, at) => Math.max(width, least[at] ?? 0));
  const over = wanted.reduce((sum, width) => sum + width, 0) - format.page.textWidth;
  if (over <= 0) return wanted;
  const narrowest = NARROWEST * format.styles.cell.size + PADDING;
  const spares = wanted.map((width, at) => Math.max(0, width - Math.max(least[at] ?? 0, narrowest)));
  const spare = spares.reduce((sum, width) => sum + width, 0);
  return over > spare ? null : wanted.map((width, at) => width - (over * (spares[at] ?? 0)) / spare);
}

/** Widths of which those that have more than their texts need give it to the others: first to who needs least. */
function shared(widths: readonly number[], whole: readonly number[], { format }: Setup): number[] {
  // A text that fills its column to the edge looks cramped.
  const air = format.styles.cell.size;
  const spares = widths.map((width, at) => Math.max(0, width - Math.max((whole[at] ?? 0) + air, width * KEPT)));
  const spare = spares.reduce((sum, one) => sum + one, 0);
  const needs = widths.map((width, at) => ({ at, need: Math.max(0, (whole[at] ?? 0) - width) }));
  const needy = needs.filter(({ need }) => need > 0).sort((a, b) => a.need - b.need);
  const gains = widths.map(() => 0);
  let left = spare;
  needy.forEach(({ at, need }, done) => {
    const gain = Math.min(need, left / (needy.length - done));
    gains[at] = gain;
    left -= gain;
  });
  return widths.map(
    (width, at) => width + (gains[at] ?? 0) - (spare > 0 ? ((spare - left) * (spares[at] ?? 0)) / spare : 0),
  );
}

/** What the widest piece of each column needs. Cells that span several columns ask for nothing. */
function widest(
  { columns, head, rows }: BlockOf<'table'>,
  setup: Setup,
  piecesOf: (text: string) => readonly string[],
  most = Number.POSITIVE_INFINITY,
): number[] {
  const least = columns.map(() => 0);
  for (const { cells } of head ? [head, ...rows] : rows) {
    let column = 0;
    for (const cell of cells) {
      const span = cell.span ?? 1;
      if (span === 1 && column < least.length) {
        least[column] = Math.max(least[column] ?? 0, widthOf(cell, piecesOf(cell.text), most, setup));
      }
      column += span;
    }
  }
  return least;
}

function widthOf(cell: TableCell, pieces: readonly string[], most: number, { format, measure }: Setup): number {
  const style = cellStyle(cell, format);
  const widths = pieces.map((piece) => naturalWidth(piece, style, measure));
  const longest = Math.max(0, ...widths.filter((width) => width <= most));
  // Lines that are not centred are set to a whole number of characters.
  return longest > 0 ? Math.ceil(longest / style.size - CLOSE) * style.size + PADDING : 0;
}
