import type { CellText } from './cell.ts';
import type { Element, PageItem, Rule, Shape } from './page.ts';
import { rectangle, ruleFrom } from './shapes.ts';
import { partOf, type Slab } from './slab.ts';

/** A cell of a row that has its place and its lines. */
export interface PlacedCell {
  readonly x: number;
  readonly width: number;
  readonly text: CellText<PageItem>;
  readonly element: Element;
}

/** How the rows of a grid look. */
export interface GridLook {
  /** The columns' left edges, and the last one's right edge. */
  readonly edges: readonly number[];
  /** Between a cell's edges and its text. */
  readonly padding: { readonly x: number; readonly y: number };
  readonly lineHeight: number;
  /** Whether rules stand around the cells. */
  readonly framed: boolean;
  /** Where one rule stands along all rows, as a chart's axis. */
  readonly axis?: number;
}

export interface GridRow {
  readonly cells: readonly PlacedCell[];
  /** True where the next row begins on the same page. */
  readonly keep: boolean;
  /** The head, set again on top of a page that begins with the row. */
  readonly repeat?: Slab | undefined;
  /** The grey behind it, from 0 for black to 1 for white; none for none. */
  readonly shade?: number | undefined;
}

/** Edges of columns of these widths. */
export function edgesOf(left: number, widths: readonly number[]): number[] {
  const edges = [left];
  let edge = left;
  for (const width of widths) {
    edge += width;
    edges.push(edge);
  }
  return edges;
}

/** Lines of a row, and rows of a grid, that stay together on either side of a cut. */
const TOGETHER = 2;
/** A row of so many lines is short. */
const SHORT = 2;

/** A row: as high as its longest cell, and cut between lines where a page can't hold it. */
export const rowSlab = (row: GridRow, look: GridLook): Slab => partOfRow(row, look, 0, linesOf(row));

/**
 * Rows of which no short ones stand alone below a head or on top of the next page: so many at the first and the last
 * stay together. A row of many lines may stand alone.
 */
export function rowsTogether(rows: readonly Slab[], { lineHeight, padding }: GridLook, least = TOGETHER): Slab[] {
  const short = SHORT * lineHeight + padding.y * 2;
  const isShort = (at: number) => (rows[at]?.height ?? 0) <= short;
  return rows.map((row, at) => {
    const isInner = at >= least - 1 && at < rows.length - least;
    const hangs = at < rows.length - 1 && !isInner && isShort(at) && isShort(at + 1);
    return hangs ? { ...row, keep: true } : row;
  });
}

/** What is drawn in a cell, as high as one line. @param paint given the line's upper left corner */
export const drawing = (paint: (x: number, y: number) => PageItem[]): CellText<PageItem> => ({
  lines: [null],
  width: 0,
  paint: (x, y, from) => (from === 0 ? paint(x, y) : []),
});

const linesOf = ({ cells }: GridRow) => Math.max(1, ...cells.map(({ text }) => text.lines.length));

/** The lines of a row from `from` to before `to`. */
function partOfRow(row: GridRow, look: GridLook, from: number, to: number): Slab {
  const { padding, lineHeight } = look;
  const height = (to - from) * lineHeight + padding.y * 2;
  return {
    height,
    above: 0,
    onGrid: false,
    keep: row.keep,
    ...(row.repeat && { repeat: row.repeat }),
    paint: (y) => [
      ...(row.shade === undefined ? [] : [shadeOf(look, y, height, row.shade)]),
      ...rulesOf(row, look, y, height),
      ...paintCells(row, look, y, from, to),
    ],
    split: (room, force) => {
      const lines = Math.floor((room - padding.y * 2) / lineHeight);
      const least = force ? 1 : TOGETHER;
      const cut = from + Math.min(lines, to - from - least);
      if (cut - from < least || cut >= to) return null;
      return [partOfRow({ ...row, keep: false }, look, from, cut), partOfRow(row, look, cut, to)];
    },
  };
}

/** A row's share of its cells. Short cells stand in the middle of a whole row and on top of one that was cut. */
function paintCells(row: GridRow, { padding, lineHeight }: GridLook, y: number, from: number, to: number): PageItem[] {
  const most = linesOf(row);
  const whole = from === 0 && to === most;
  return row.cells.flatMap(({ x, text, element }) => {
    const drop = whole ? ((most - text.lines.length) * lineHeight) / 2 : 0;
    return partOf(element, text.paint(x + padding.x, y + padding.y + drop, from, to));
  });
}

const sidesOf = ({ edges }: GridLook) => ({ left: edges[0] ?? 0, right: edges[edges.length - 1] ?? 0 });

function rulesOf({ cells }: GridRow, look: GridLook, y: number, height: number): Rule[] {
  const { left, right } = sidesOf(look);
  const upright = (x: number) => ruleFrom(x, y, x, y + height);
  const axis = look.axis === undefined ? [] : [upright(look.axis)];
  if (!look.framed) return axis;
  return [
    ruleFrom(left, y, right, y),
    ruleFrom(left, y + height, right, y + height),
    ...cells.map((cell) => upright(cell.x)),
    upright(right),
    ...axis,
  ];
}

function shadeOf(look: GridLook, y: number, height: number, fill: number): Shape {
  const { left, right } = sidesOf(look);
  return rectangle({ x: left, y, width: right - left, height }, { fill, line: 0 });
}
