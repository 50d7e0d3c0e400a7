import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx';
import { cellDoubt, cellText } from './cell-text.ts';
import { fillMerged } from './fill-merged.ts';
import { hiddenRows } from './hidden-rows.ts';
import type { SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';
import { SheetRows } from './sheet-rows.ts';
import type { DoubtfulCell, Sheet, TableFile } from './table-file.ts';
import { type Part, unpack } from './unpack.ts';

/** The library's own picture of a zip: exported by its module, and left out of its types. */
type ParseZip = (
  zip: { FullPaths: string[]; FileIndex: { name: string; type: number; content: Uint8Array }[] },
  options: ParsingOptions,
) => WorkBook;

/** Excel's last row and column: an address beyond them is a false one. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

const OPTIONS: ParsingOptions = {
  dense: true,
  // Dates come as UTC moments: neither the file's 1904 epoch nor the device's time zone moves a day.
  cellDates: true,
  UTC: true,
  // So that a formula which was never calculated is seen.
  cellFormula: true,
  sheetStubs: true,
  cellHTML: false,
};

/**
 * Reads a workbook: numbers as they are shown, dates as ISO 8601, formulas by their saved value, merged ranges filled,
 * hidden rows and sheets kept, and which rows those are.
 * @throws SheetError `notXlsx`, `damaged`, or the limit that was passed, with sheet, line and column
 */
export async function readXlsx(file: Uint8Array, limits: SheetLimits): Promise<TableFile> {
  const parts = await unpack(file, limits);
  const cells = parts.reduce((all, { name, bytes }) => all + (/worksheets\//i.test(name) ? countCells(bytes) : 0), 0);
  if (cells > limits.cells) throw new SheetError('tooManyCells', { limit: limits.cells });
  const book = parseParts(parts, (await import('@e965/xlsx')) as unknown as { parse_zip: ParseZip });
  const budget = { cells: limits.cells - cells };
  const hidden = hiddenRows(parts);
  const sheets = book.SheetNames.map((name, at) => {
    const sheet = book.Sheets[name];
    // The library leaves a sheet out that it can't read, without a word.
    if (!sheet) throw new SheetError('damaged', { sheet: name });
    return toSheet(name, sheet, limits, { budget, hidden: hidden[at] });
  });
  return { kind: 'xlsx', sheets };
}

function parseParts(parts: readonly Part[], { parse_zip }: { parse_zip: ParseZip }): WorkBook {
  const zip = {
    FullPaths: parts.map(({ name }) => `Root Entry/${name}`),
    FileIndex: parts.map(({ name, bytes }) => ({ name, type: 2, content: bytes })),
  };
  try {
    return parse_zip(zip, OPTIONS);
  } catch (error) {
    // The library has no errors of its own: whatever it throws, the parts don't make a workbook.
    throw new SheetError('damaged', {}, { cause: error });
  }
}

/** How many `<c …>` a worksheet has, without making anything of them. */
function countCells(xml: Uint8Array): number {
  let count = 0;
  for (let at = xml.indexOf(0x63); at >= 0; at = xml.indexOf(0x63, at + 1)) {
    const [before, after] = [xml[at - 1], xml[at + 1]];
    if ((before === 0x3c || before === 0x3a) && (after === 0x20 || after === 0x3e || after === 0x2f)) count++;
  }
  return count;
}

interface OfBook {
  /** What merged ranges may still fill, in cells of the whole file; counted down. */
  budget: { cells: number };
  hidden: ReadonlySet<number> | undefined;
}

function toSheet(name: string, sheet: WorkSheet, limits: SheetLimits, { budget, hidden }: OfBook): Sheet {
  const { grid, formulas, doubtful } = toGrid(name, sheet, limits);
  fillMerged(grid, sheet['!merges'] ?? [], (count) => {
    budget.cells -= count;
    if (budget.cells < 0) throw new SheetError('tooManyCells', { sheet: name, limit: limits.cells });
  });
  const rows = new SheetRows(name, limits);
  grid.forEach((texts, row) => {
    // Asked before the holes are filled: one cell far to the right would make thousands of empty ones.
    if (texts.length > limits.columns) throw tooWide(name, row, texts.length, limits);
    const whole = Array.from(texts, (text) => text ?? '');
    rows.add(row + 1, whole);
  });
  return rows.done(formulas, doubtful, hidden);
}

interface Grid {
  /** With holes where a cell or a whole row is empty. */
  grid: string[][];
  formulas: number;
  doubtful: DoubtfulCell[];
}

function toGrid(name: string, sheet: WorkSheet, limits: SheetLimits): Grid {
  const read: Grid = { grid: [], formulas: 0, doubtful: [] };
  const data = (sheet['!data'] ?? []) as CellObject[][];
  if (Object.keys(data).some((row) => Number(row) >= MOST_ROWS)) throw new SheetError('damaged', { sheet: name });
  data.forEach((cells, row) => {
    if (cells.length > MOST_COLUMNS) throw tooWide(name, row, cells.length, limits);
    const texts: string[] = [];
    cells.forEach((cell, column) => {
      if (cell.f !== undefined || cell.F !== undefined) read.formulas++;
      const why = cellDoubt(cell);
      if (why) read.doubtful.push({ row: row + 1, column: column + 1, why });
      const text = cellText(cell);
      if (text !== '') texts[column] = text;
    });
    if (texts.length > 0) read.grid[row] = texts;
  });
  return read;
}

function tooWide(sheet: string, row: number, column: number, { columns }: SheetLimits): SheetError {
  return new SheetError('tooManyColumns', { sheet, line: row + 1, column, limit: columns });
}
