import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  type ITableCellOptions,
  type ITableOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { BlockOf, TableCell as Cell } from '../../blocks/blocks.ts';
import { toParagraphs, toSingleLine } from '../../layout/clean.ts';
import { columnWidths } from '../../layout/columns.ts';
import { CELL_PADDING, type Format, GAP, RULE_WIDTH } from '../../layout/format.ts';
import { naturalWidth } from '../../layout/setting.ts';
import { gridOf } from '../grid.ts';
import { exactly, twips } from './style-sheet.ts';
import { paragraphs, ROUGH } from './texts.ts';

/** A row of so many lines or fewer stays on one page. */
const SHORT = 8;

/** In eighths of a point, as borders are measured. */
export const eighths = (points: number): number => Math.max(2, Math.round(points * 8));

/** A row that is to be written. */
interface Row {
  readonly cells: readonly Cell[];
  readonly isHead?: boolean;
  /** Where the next row has to stand on the same page. */
  readonly keep?: boolean | undefined;
  /** Its texts but the first cell's are short, and need no room beside them. */
  readonly isMarks?: boolean;
  /** So high at the least, in points, with its texts but the first cell's running downwards. */
  readonly downwards?: number;
}

/** A table; its head is repeated on every page. */
export function tableOf(block: BlockOf<'table'>, format: Format): (Paragraph | Table)[] {
  const { head, rows } = block;
  const columns = columnWidths(block, { format, measure: ROUGH });
  return framed(columns, [...(head ? [{ ...head, isHead: true }] : []), ...rows], format);
}

/** Marks of units against items: a table, with the columns' names read downwards. */
export function heatMapOf(block: BlockOf<'heatMap'>, format: Format): (Paragraph | Table)[] {
  const { head, rows, notes } = gridOf(block);
  const { size } = format.styles.cell;
  const longest = Math.max(...block.columns.map((text) => naturalWidth(toSingleLine(text), format.styles.cell, ROUGH)));
  const all: Row[] = [
    {
      cells: (head ?? []).map((text) => ({ text, align: 'center', strong: true })),
      isHead: true,
      isMarks: true,
      downwards: Math.min(longest, MOST_DOWN * size) + size,
    },
    ...rows.map((cells, at) => ({
      isMarks: true,
      cells: cells.map(
        (text, column): Cell => ({
          text,
          strong: column === 0 || block.rows[at]?.sum === true,
          ...(column > 0 && { align: 'center' }),
        }),
      ),
    })),
  ];
  return framed(marksWidths(block, format), all, format, notes);
}

/** A name longer than so many characters stands in several columns of letters. */
const MOST_DOWN = 12;

/** Bars and lines: their figures in rows. */
export function figuresOf(block: BlockOf<'bars' | 'trend'>, format: Format): (Paragraph | Table)[] {
  const { head, rows, notes } = gridOf(block);
  const figures = rows.map(
    (cells): Row => ({
      cells: cells.map((text, column) => ({ text, ...(column > 0 && { align: 'center' }) })),
    }),
  );
  const top: Row[] = head
    ? [{ cells: head.map((text) => ({ text, align: 'center', strong: true })), isHead: true }]
    : [];
  return framed(naturalWidths([...(head ? [head] : []), ...rows], format), [...top, ...figures], format, notes);
}

/** How wide a text is in a cell, about, with what is free on either side. */
const widthIn = (text: string, { styles }: Format): number =>
  naturalWidth(toSingleLine(text), styles.cell, ROUGH) + CELL_PADDING.x * 2;

/** The parts of the text's width that names may take beside marks. */
const NAMES = { least: 0.15, most: 0.35 } as const;

/** The names are as wide as the longest, in bounds, and the marks share the rest. */
function marksWidths({ columns, rows }: BlockOf<'heatMap'>, format: Format): number[] {
  const { textWidth } = format.page;
  const longest = Math.max(0, ...rows.map(({ label }) => widthIn(label, format)));
  const names = Math.min(textWidth * NAMES.most, Math.max(textWidth * NAMES.least, longest));
  return [names, ...columns.map(() => (textWidth - names) / columns.length)];
}

/** So wide in points as one of few columns asks for at the least, and at the most. */
const COLUMN = { least: 48, most: 160 } as const;

/** Each column in proportion to what is longest in it. */
function naturalWidths(rows: readonly (readonly string[])[], format: Format): number[] {
  return (rows[0] ?? []).map((_, at) => {
    const longest = Math.max(...rows.map((row) => widthIn(row[at] ?? '', format)));
    return Math.min(COLUMN.most, Math.max(COLUMN.least, longest));
  });
}

/** A table with lines around its cells; its head, its last row and its notes aren't parted from what they belong to. */
function framed(
  columns: readonly number[],
  rows: readonly Row[],
  format: Format,
  notes: readonly string[] = [],
): (Paragraph | Table)[] {
  if (rows.length === 0) return [];
  const line = { style: BorderStyle.SINGLE, size: eighths(RULE_WIDTH), color: '000000' };
  const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
  const total = columns.reduce((sum, width) => sum + width, 0);
  const widths = columns.map((width) => twips((width / total) * format.page.textWidth));
  const isNoted = notes.length > 0;
  const written = rows.map((row, at) => {
    const isLast = at === rows.length - 1;
    const keep = row.isHead || row.keep || at === rows.length - 2;
    return rowOf({ ...row, keep: isLast ? isNoted : keep }, widths, format);
  });
  // Two tables without a paragraph between them would become one.
  return [
    gap({ keepNext: true }),
    tableOn(widths, written, { borders, margins: PADDING }),
    gap({ keepNext: isNoted }),
    ...notes.flatMap((note) => paragraphs('caption', note)),
  ];
}

const PADDING = {
  ...{ left: twips(CELL_PADDING.x), right: twips(CELL_PADDING.x) },
  ...{ top: twips(CELL_PADDING.y), bottom: twips(CELL_PADDING.y) },
};

/** A table as wide as its columns, which don't change by what stands in them. */
export function tableOn(widths: readonly number[], rows: readonly TableRow[], more: Partial<ITableOptions>): Table {
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows,
    ...more,
  });
}

/** A cell of a width in twips. */
export const cellOf = (width: number, options: ITableCellOptions): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, ...options });

/** An empty line that is next to nothing high. */
export const gap = (more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, ...exactly(GAP) }, ...more });

function rowOf(row: Row, widths: readonly number[], format: Format): TableRow {
  const placed = place(row.cells, widths);
  const lines = placed.map(({ cell, width }) => linesOf(cell, width, format));
  return new TableRow({
    children: placed.map(({ cell, width, span }, at) => {
      const isDown = row.downwards !== undefined && at > 0;
      const margins = at > 0 ? NARROW : NAMED;
      return cellOf(width, {
        ...(span > 1 && { columnSpan: span }),
        ...(row.isMarks && { margins }),
        ...(isDown && { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT }),
        children: cellTexts(cell),
      });
    }),
    ...(row.isHead && { tableHeader: true }),
    ...(row.keep && { keepNext: true }),
    ...(row.downwards && { height: { value: twips(row.downwards), rule: HeightRule.ATLEAST } }),
    ...((row.isHead || Math.max(...lines) <= SHORT) && { cantSplit: true }),
  });
}

/** As on paper, where a map of marks stands closer than other tables. */
const LOW = { top: twips(2), bottom: twips(2) };
const NARROW = { left: 0, right: 0, ...LOW };
const NAMED = { left: PADDING.left, right: PADDING.right, ...LOW };

function cellTexts({ text, align, strong }: Cell): Paragraph[] {
  const alignment = align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT;
  return paragraphs(strong ? 'cellStrong' : 'cell', text, { alignment });
}

/** About how many lines a cell's text takes. */
function linesOf({ text }: Cell, width: number, { styles }: Format): number {
  const room = Math.max(styles.cell.size, width / 20 - CELL_PADDING.x * 2);
  return toParagraphs(text).reduce((sum, line) => sum + Math.ceil(naturalWidth(line, styles.cell, ROUGH) / room), 0);
}

/** The cells in their columns; the last one takes what is left, and what has no column of its own stands in the last. */
function place(cells: readonly Cell[], widths: readonly number[]): { cell: Cell; width: number; span: number }[] {
  const placed: { cell: Cell; width: number; span: number }[] = [];
  let column = 0;
  for (const [at, cell] of cells.entries()) {
    const left = widths.length - column;
    const last = placed.at(-1);
    if (left === 0 && last) {
      last.cell = { ...last.cell, text: `${last.cell.text}\n${cell.text}` };
      continue;
    }
    const span = at === cells.length - 1 ? left : Math.min(left, cell.span ?? 1);
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    placed.push({ cell, width, span });
    column += span;
  }
  return placed;
}
