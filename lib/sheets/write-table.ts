import type { CellObject, WorkSheet } from '@e965/xlsx';
import { SHEET_LIMITS } from './limits.ts';
import { SheetError } from './sheet-error.ts';

/** A sheet to be written. */
export interface SheetToWrite {
  /** 1 to 31 characters, none of `: \ / ? * [ ]`, unlike every other sheet's. */
  name: string;
  rows: readonly (readonly string[])[];
  /** Of the columns from the left, in characters. */
  widths?: readonly number[];
}

/**
 * Writes a workbook of which every cell is text: nothing in it is ever a formula, and no code loses its zeros.
 * @throws SheetError `badSheetName`; `cellTooLong`, `tooManyRows`, `tooManyColumns` with sheet, line and column
 */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  checkNames(sheets.map(({ name }) => name));
  const written = sheets.map((sheet) => [sheet.name, toWorkSheet(sheet)] as const);
  const { write } = await import('@e965/xlsx');
  const book = { SheetNames: written.map(([name]) => name), Sheets: Object.fromEntries(written) };
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true });
  return new Uint8Array(bytes);
}

function checkNames(names: readonly string[]): void {
  if (names.length === 0) throw new SheetError('badSheetName');
  names.forEach((sheet, index) => {
    const double = names.findIndex((other) => other.toLowerCase() === sheet.toLowerCase()) < index;
    if (double || !/^(?!')[^:\\/?*[\]]{1,31}(?<!')$/.test(sheet)) throw new SheetError('badSheetName', { sheet });
  });
}

function toWorkSheet({ name, rows, widths }: SheetToWrite): WorkSheet {
  const { rows: mostRows, columns: mostColumns } = SHEET_LIMITS;
  if (rows.length > mostRows) throw new SheetError('tooManyRows', { sheet: name, limit: mostRows });
  const data = rows.map((row, index) => {
    if (row.length > mostColumns) {
      throw new SheetError('tooManyColumns', { sheet: name, line: index + 1, limit: mostColumns });
    }
    return row.map((text, column) => toCell(text, { sheet: name, line: index + 1, column: column + 1 }));
  });
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  return {
    // The library asks for the first row even of an empty sheet.
    '!data': data.length > 0 ? data : [[]],
    '!ref': `A1:${columnName(width)}${Math.max(rows.length, 1)}`,
    ...(widths && { '!cols': widths.map((wch) => ({ wch })) }),
  } as unknown as WorkSheet;
}

function toCell(text: string, place: { sheet: string; line: number; column: number }): CellObject {
  const limit = SHEET_LIMITS.cellLength;
  if (text.length > limit) throw new SheetError('cellTooLong', { ...place, limit });
  if (text === '') return { t: 'z' };
  // `_x0041_` means a character to every reader (ECMA-376, ST_Xstring): its first line is written so itself.
  return { t: 's', v: text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), z: '@' };
}

/** 1 is A, 27 is AA. */
function columnName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return number > 26 ? columnName(Math.floor((number - 1) / 26)) + letter : letter;
}

/**
 * Where a spreadsheet would begin a formula: at a cell's start, or after a line break in it for careless readers, some of
 * whom take every break that Unicode knows (UAX #14, BK and NL) for one.
 */
const FORMULA_START = /(?<=^|[\r\n\v\f\u0085\u2028\u2029])(?=[\t\r]|[^\S\r\n\v\f\u2028\u2029]*[=+\-@＝＋－＠])/g;

/**
 * Writes a text table: UTF-8 with its mark, so that Excel reads it as such, commas, CRLF (RFC 4180). What a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`);
}

function csvCell(text: string): string {
  const safe = text.replace(FORMULA_START, "'");
  return /[",;\t\r\n\v\f\u0085\u2028\u2029，]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
