import { handOut } from '../../platform/files.ts';
import { SHEET_LIMITS } from '../../sheets/limits.ts';
import { nameSheets, writeCsv, writeXlsx } from '../../sheets/write-table.ts';
import { fileNameOf } from '../../text/file-name.ts';

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
  const bytes =
    format === 'csv' ? writeCsv(table) : await writeXlsx([{ name: nameSheets([title], 'list').join(), rows: table }]);
  return new File([bytes as BlobPart], `${fileName(list)}.${format}`, { type: TYPES[format] });
}

/** List, campaign and day, as far as each says anything. */
const fileName = ({ title, campaign, day }: Pick<ListToExport<never>, 'title' | 'campaign' | 'day'>): string =>
  [title, campaign, day]
    .map((part) => fileNameOf(part, ''))
    .filter(Boolean)
    .join('-');

/** The longest text that a cell of a workbook holds, in UTF-16 units; a text table has no such limit. */
export const LONGEST_CELL = SHEET_LIMITS.cellLength;
