import { foldText } from '../text/fold.ts';
import { countTitles } from './match-columns.ts';
import { rowKind, type SkipReason } from './row-kinds.ts';
import { SERIAL } from './titles.ts';

/** The rows of a sheet, as the reader of table files gives them. */
export interface SheetRows {
  rows: readonly (readonly string[])[];
  /** The file's line or the sheet's row of each, from 1; without it rows count from 1. */
  lines?: readonly number[];
}

/** A row of a table's body. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}

/** A table as it stands under its header. */
export interface FoundTable {
  /** Lines of the header's first and last row. */
  header: { from: number; to: number };
  /** From the left, `column` from 0; the parts of a title over several rows with `|` between them, '' where there is none. */
  columns: { column: number; title: string }[];
  rows: TableRow[];
  /** What is no unit, and why. */
  skipped: { line: number; why: SkipReason }[];
}

/** A header stands among the first rows: titles and notes above it are a handful. */
const LOOK_AT = 60;
/** A header has at most so many rows. */
const MOST_HEADER_ROWS = 3;

/**
 * Finds the header of an office table and takes the table apart: titles and notes above, a header of up to three rows,
 * totals, remarks, group headings, empty rows and repeated headers below.
 * @param chosen lines of the header, where the person says which they are
 * @returns null where no row looks like a header
 */
export function findHeader(sheet: SheetRows, chosen?: { from: number; to: number }): FoundTable | null {
  const lineOf = (index: number) => sheet.lines?.[index] ?? index + 1;
  const range = chosen ? rangeOf(sheet, lineOf, chosen) : detectRange(sheet.rows);
  if (!range) return null;
  const header = sheet.rows.slice(range.from, range.to + 1).map((row) => row.map(foldCell));
  const above = new Set(sheet.rows.slice(0, range.from).flatMap((row) => row.map(foldCell)));
  const serial = header.at(-1)?.findIndex((_, column) => header.some((row) => SERIAL.test(row[column] ?? ''))) ?? -1;
  const skipped: FoundTable['skipped'] = [];
  const rows: TableRow[] = [];
  sheet.rows.forEach((cells, index) => {
    if (index >= range.from && index <= range.to) return;
    const why = index < range.from ? 'above' : rowKind(withoutNumber(cells, serial), header, above);
    if (why) skipped.push({ line: lineOf(index), why });
    else rows.push({ line: lineOf(index), cells });
  });
  return {
    header: { from: lineOf(range.from), to: lineOf(range.to) },
    columns: titlesOf(sheet.rows.slice(range.from, range.to + 1), rows),
    rows,
    skipped,
  };
}

/**
 * The sheet of a workbook that looks most like a roster: the best header, then the most rows.
 * @returns its index, or null where none has a header
 */
export function findRosterSheet(sheets: readonly SheetRows[]): number | null {
  const scored = sheets.flatMap((sheet, index) => {
    const best = Math.max(0, ...sheet.rows.slice(0, LOOK_AT).map(countTitles));
    return best >= 2 ? [{ index, best, rows: sheet.rows.length }] : [];
  });
  return scored.sort((a, b) => b.best - a.best || b.rows - a.rows)[0]?.index ?? null;
}

/** A form's empty lines are often numbered beforehand: a number alone is no row. */
function withoutNumber(cells: readonly string[], serial: number): readonly string[] {
  return /^\s*\d+\s*$/.test(cells[serial] ?? '') ? cells.with(serial, '') : cells;
}

interface Range {
  from: number;
  to: number;
}

const foldCell = (cell: string) => foldText(cell).replace(/\s/g, '');

function rangeOf(sheet: SheetRows, lineOf: (index: number) => number, chosen: Range): Range | null {
  const inside = sheet.rows.flatMap((_, index) =>
    lineOf(index) >= chosen.from && lineOf(index) <= chosen.to ? [index] : [],
  );
  const [from, to] = [inside[0], inside.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The row that names the most fields, with the rows that make one header with it. */
function detectRange(rows: SheetRows['rows']): Range | null {
  let best = { index: -1, score: 1 };
  rows.slice(0, LOOK_AT).forEach((row, index) => {
    const score = countTitles(row);
    if (score > best.score) best = { index, score };
  });
  if (best.index < 0) return null;
  const range = { from: best.index, to: best.index };
  const grows = () => range.to - range.from + 1 < MOST_HEADER_ROWS;
  while (grows() && belongs(rows[range.from - 1], rows[range.from])) range.from--;
  while (grows() && belongs(rows[range.to], rows[range.to + 1])) range.to++;
  return range;
}

/**
 * Whether two rows are one header: the lower splits a group of the upper (所在地 into 县区 and 乡镇), and says nothing
 * new where the upper has a title of its own.
 */
function belongs(upper: readonly string[] | undefined, lower: readonly string[] | undefined): boolean {
  if (!upper || !lower) return false;
  const top = upper.map(foldCell);
  const titles = top.filter((cell) => cell !== '');
  if (new Set(titles).size < 2 || titles.some((cell) => /[:：]|\d{4}/.test(cell) || cell.length > 20)) return false;
  const groups = groupColumns(top);
  let split = false;
  for (const [column, cell] of lower.map(foldCell).entries()) {
    if (cell === '' || cell === top[column]) continue;
    if (!groups.has(column) || cell.length > 20 || /^\d/.test(cell)) return false;
    split = true;
  }
  return split;
}

/** Columns of a title that spans several: merged cells repeat it, text files leave the rest of it empty. */
function groupColumns(top: readonly string[]): Set<number> {
  const groups = new Set<number>();
  for (let column = 0; column < top.length; column++) {
    const next = top[column + 1];
    if (top[column] === '' || (next !== top[column] && next !== '')) continue;
    for (let at = column; at < top.length && (at === column || top[at] === top[column] || top[at] === ''); at++) {
      groups.add(at);
    }
  }
  return groups;
}

function titlesOf(header: SheetRows['rows'], rows: readonly TableRow[]): FoundTable['columns'] {
  const width = [...header, ...rows.map(({ cells }) => cells)].reduce((most, row) => Math.max(most, row.length), 0);
  const filled = header.map((row, index) => (index < header.length - 1 ? spread(row, header[index + 1] ?? []) : row));
  return Array.from({ length: width }, (_, column) => {
    const parts = filled.map((row) => (row[column] ?? '').replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
    return { column, title: parts.filter((part, at) => part !== parts[at - 1]).join('|') };
  });
}

/** Carries the title of a group over the columns that a text file left empty. */
function spread(row: readonly string[], below: readonly string[]): string[] {
  const spreaded: string[] = [];
  for (let column = 0; column < Math.max(row.length, below.length); column++) {
    const own = row[column] ?? '';
    const left = spreaded[column - 1] ?? '';
    const splits = own === '' && below[column]?.trim() && below[column - 1]?.trim() && left !== below[column - 1];
    spreaded.push(splits ? left : own);
  }
  return spreaded;
}
