import type { CellObject, WorkSheet } from '@e965/xlsx';
import { SHEET_LIMITS } from './limits.ts';
import { SheetError } from './sheet-error.ts';

/** A number, and how it is shown: `0%`. */
export interface NumberCell {
  readonly value: number;
  readonly format: string;
}

/** A sheet to be written. */
export interface SheetToWrite {
  /** 1 to 31 characters, none of `: \ / ? * [ ]`, unlike every other sheet's. */
  name: string;
  rows: readonly (readonly (string | NumberCell)[])[];
  /** Of the columns from the left, in characters. */
  widths?: readonly number[];
  /** Whether the first row stays in sight while the others are scrolled. */
  hasHead?: boolean;
}

/**
 * Writes a workbook of which every cell is text but for those that are given as numbers: nothing in it is ever a formula,
 * and no code loses its zeros.
 * @throws SheetError `badSheetName`; `cellTooLong`, `tooManyRows`, `tooManyColumns` with sheet, line and column
 */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  checkNames(sheets.map(({ name }) => name));
  const written = sheets.map((sheet) => [sheet.name, toWorkSheet(sheet)] as const);
  const { CFB, write } = await import('@e965/xlsx');
  const book = { SheetNames: written.map(([name]) => name), Sheets: Object.fromEntries(written) };
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true });
  return withHeads(new Uint8Array(bytes), sheets, CFB);
}

/** The view of a sheet as the library writes it, and with its first row held (ECMA-376 part 1, 18.3.1.66). */
const VIEW = '<sheetView workbookViewId="0"/>';
const HELD =
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';

/** What is used of the library's own reader and writer of zips, which it gives no types. */
interface Packer {
  read(bytes: Uint8Array, options: { type: 'array' }): unknown;
  find(zip: unknown, path: string): { content: ArrayLike<number>; size: number } | null;
  write(zip: unknown, options: { type: 'array'; fileType: 'zip'; compression: boolean }): ArrayLike<number>;
}

/** Holds the first rows, for which the library has no switch. */
function withHeads(bytes: Uint8Array, sheets: readonly SheetToWrite[], cfb: Packer): Uint8Array {
  if (!sheets.some(({ hasHead }) => hasHead)) return bytes;
  const zip = cfb.read(bytes, { type: 'array' });
  sheets.forEach(({ hasHead }, at) => {
    const part = hasHead ? cfb.find(zip, `/xl/worksheets/sheet${at + 1}.xml`) : null;
    if (!part) return;
    const xml = new TextDecoder().decode(Uint8Array.from(part.content));
    part.content = new TextEncoder().encode(xml.replace(VIEW, HELD));
    part.size = part.content.length;
  });
  return new Uint8Array(cfb.write(zip, { type: 'array', fileType: 'zip', compression: true }));
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
    return row.map((cell, column) => toCell(cell, { sheet: name, line: index + 1, column: column + 1 }));
  });
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  return {
    // The library asks for the first row even of an empty sheet.
    '!data': data.length > 0 ? data : [[]],
    '!ref': `A1:${columnName(width)}${Math.max(rows.length, 1)}`,
    ...(widths && { '!cols': widths.map((wch) => ({ wch })) }),
  } as unknown as WorkSheet;
}

function toCell(cell: string | NumberCell, place: { sheet: string; line: number; column: number }): CellObject {
  return typeof cell === 'string' ? textCell(cell, place) : { t: 'n', v: cell.value, z: cell.format };
}

function textCell(text: string, place: { sheet: string; line: number; column: number }): CellObject {
  const limit = SHEET_LIMITS.cellLength;
  if (text.length > limit) throw new SheetError('cellTooLong', { ...place, limit });
  if (text === '') return { t: 'z' };
  // `_x0041_` means a character to every reader (ECMA-376, ST_Xstring): its first line is written so itself.
  return { t: 's', v: text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), z: '@' };
}

/** What no sheet may be called by, and what stands in its place. */
const NO_NAME = /[:\\/?*[\]\p{Cc}\p{Cs}\ufffe\uffff]+/gu;
const LONGEST_NAME = 31;

/**
 * Names for sheets after what they hold, as Excel takes them: cut to 31 characters, no two alike whatever their case.
 * @param instead stands for a title of which nothing is left
 */
export function nameSheets(titles: readonly string[], instead: string): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    // Excel counts in units of UTF-16, and takes no quotation mark at the ends.
    const plain = title.replace(NO_NAME, ' ').replace(/^[\s']+|[\s']+$/gu, '') || instead;
    for (let count = 1; ; count += 1) {
      const mark = count > 1 ? `（${count}）` : '';
      const name = `${cut(plain, LONGEST_NAME - mark.length)}${mark}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** So many units of a text at the most, no pair halved, and no white space or quotation mark at its end. */
const cut = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s']+$/u, '');

/** As a spreadsheet counts: no zeros before, no more digits than it keeps. */
const NUMBER = /^(?<number>-?(0|[1-9]\d{0,11})(\.(?<decimals>\d{1,6}))?)(?<percent>%?)$/;

/** A text as a cell: a number where it is nothing but one, or a share of a hundred; shown as it was written. */
export function cellOf(text: string): string | NumberCell {
  const groups = NUMBER.exec(text.trim())?.groups;
  if (!groups) return text;
  const { number = '', decimals = '', percent = '' } = groups;
  const format = `${decimals === '' ? '0' : `0.${'0'.repeat(decimals.length)}`}${percent}`;
  // Divided as text is read, so that 92.5% is .925 and not what is next to it.
  return { value: percent ? Number(`${number}e-2`) : Number(number), format };
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
