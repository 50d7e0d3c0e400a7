import type { Pack } from '../../packs/schema.ts';
import { packagedWorker } from '../../platform/workers.ts';
import { type FoundTable, findHeader, findRosterSheet } from '../../roster/find-header.ts';
import { type ColumnMatch, matchColumns } from '../../roster/match-columns.ts';
import { readTablesInWorker } from '../../sheets/client.ts';
import { SHEET_LIMITS } from '../../sheets/limits.ts';
import tableWorker from '../../sheets/read-table.worker.ts?worker&url';
import { SheetError } from '../../sheets/sheet-error.ts';
import type { Sheet, TableFile } from '../../sheets/table-file.ts';

export type { FoundTable } from '../../roster/find-header.ts';
export { SheetError } from '../../sheets/sheet-error.ts';
export type { Sheet, TableFile } from '../../sheets/table-file.ts';

/**
 * Reads a table file that a person chose, in a worker; nothing is written.
 * @param signal breaks off
 * @throws SheetError of the whole file, `cancelled` among them
 */
export async function readRosterFile(file: File, signal: AbortSignal): Promise<TableFile> {
  // Before its bytes are in memory.
  if (file.size > SHEET_LIMITS.fileBytes) throw new SheetError('fileTooLarge', { limit: SHEET_LIMITS.fileBytes });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return readTablesInWorker(() => packagedWorker(tableWorker), { bytes, fileName: file.name }, signal);
}

/** The sheets of a file with something in them, and which of them looks most like a roster (null: none does). */
export function sheetsOf({ sheets }: TableFile): { sheets: readonly Sheet[]; best: number | null } {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  return { sheets: filled, best: findRosterSheet(filled) };
}

/** A sheet taken apart, and what each of its columns seems to be. */
export interface OpenedTable {
  sheet: Sheet;
  /** Null where no row looks like a header, or no row is the one that was named. */
  table: FoundTable | null;
  columns: ColumnMatch[];
}

/**
 * Finds the header of a sheet and proposes what its columns are.
 * @param line the line of the header, where the person says which
 */
export function openTable(pack: Pack, sheet: Sheet, line?: number): OpenedTable {
  const table = findHeader(sheet, line === undefined ? undefined : { from: line, to: line });
  const titles = table?.columns.map(({ title }) => title) ?? [];
  return { sheet, table, columns: matchColumns(titles, pack.traits) };
}

/**
 * So many rows are brought in at once: one commit of more would hold up every page for seconds, and with it whoever is
 * writing a note. A larger roster goes in by several files.
 */
export const MOST_ROWS_AT_ONCE = 20_000;

/** Up to three cells of a column that say something, so that a person sees what it holds. */
export function samplesOf({ rows }: FoundTable, column: number): string[] {
  const cells = new Set<string>();
  for (const row of rows) {
    const cell = row.cells[column]?.trim();
    if (cell) cells.add(cell);
    if (cells.size === 3) break;
  }
  return [...cells];
}
