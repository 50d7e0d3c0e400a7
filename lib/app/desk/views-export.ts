import { handOut } from '../../platform/files.ts';
import { SHEET_LIMITS } from '../../sheets/limits.ts';
import { writeCsv, writeXlsx } from '../../sheets/write-table.ts';

export { SheetError } from '../../sheets/sheet-error.ts';

/** A list as it is handed out: each column with its title and what it says of a row, as text. */
export interface ListToExport<T> {
  /** What the list is called: the file says it, and the sheet. */
  title: string;
  campaign: string;
  /** A day such as 2026-11-21. */
  day: string;
  columns: readonly { title: string; text(row: T): string }[];
  rows: readonly T[];
}

export type ListFormat = 'xlsx' | 'csv';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const;

/**
 * Writes a list as a file and hands it to the person.
 * @throws SheetError where a workbook can't hold it: a cell that is too long, too many rows; nothing is written then
 */
export async function exportList<T>(list: ListToExport<T>, format: ListFormat): Promise<void> {
  const file = await fileOfList(list, format);
  handOut(file, file.name);
}

/** The file of a list: the titles, then a line a row. @throws SheetError as `exportList` */
export async function fileOfList<T>(list: ListToExport<T>, format: ListFormat): Promise<File> {
  const { title, columns, rows } = list;
  const table = [columns.map((column) => column.title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  const bytes = format === 'csv' ? writeCsv(table) : await writeXlsx([{ name: sheetName(title), rows: table }]);
  return new File([bytes as BlobPart], `${fileName(list)}.${format}`, { type: TYPES[format] });
}

/** So many signs of a name a file's name holds. */
const MOST_OF_NAME = 60;

/** List, campaign and day, without what a file system would take amiss. */
function fileName({ title, campaign, day }: Pick<ListToExport<never>, 'title' | 'campaign' | 'day'>): string {
  const part = (name: string) => [...safe(name)].slice(0, MOST_OF_NAME).join('');
  return [title, campaign, day].map(part).filter(Boolean).join('-');
}

/** The title as Excel takes a sheet's name: at most 31 units, no apostrophe at either end. */
function sheetName(title: string): string {
  let name = '';
  for (const sign of safe(title.replace(/[[\]]/g, '_'))) if (name.length + sign.length <= 31) name += sign;
  return name.replace(/^'+|'+$/g, '') || 'list';
}

const safe = (name: string): string =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a file's name
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]/gu, '_')
    .toWellFormed()
    .replace(/^[\s.]+|[\s.]+$/gu, '');

/** The longest text that a cell of a workbook holds, in UTF-16 units; a text table has no such limit. */
export const LONGEST_CELL = SHEET_LIMITS.cellLength;
