import { exportList, type ListFormat, LONGEST_CELL, SheetError } from '../../lib/app/desk/views-export.ts';
import { todayNow } from '../../lib/app/reminders.ts';
import { useApp } from './context.ts';
import type { Column } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';

interface Props<T> {
  title: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  campaignOf(rows: readonly T[]): string;
  withhold?: Withhold<T> | undefined;
}

/** Reads what of rows must not leave the device: says so by the row and the key of a column. */
export type Withhold<T> = (rows: readonly T[]) => Promise<(row: T, column: string) => boolean>;

/** Hands the list out as a file: what it shows now, in its order, with the columns that it has. */
export function ListExport<T>({ title, columns, rows, campaignOf, withhold }: Props<T>) {
  const { run, say } = useApp();
  const { views: words } = useDeskWords();
  const hand = (format: ListFormat) =>
    run(async () => {
      const numbers = new Map(rows.map((row, at) => [row, String(at + 1)]));
      const stays = await withhold?.(rows);
      const own = columns.map((column) => {
        const text = textOf(column);
        return { title: column.title, text: (row: T) => (stays?.(row, column.key) ? words.withheld : text(row)) };
      });
      const held = rows.filter((row) => columns.some(({ key }) => stays?.(row, key))).length;
      const all = [{ title: words.number, text: (row: T) => numbers.get(row) ?? '' }, ...own];
      const list = { title, campaign: campaignOf(rows), day: todayNow(), columns: all, rows };
      try {
        await exportList(list, format);
        say(held > 0 ? words.exportedWithheld(rows.length, held) : words.exported(rows.length));
      } catch (error) {
        if (!(error instanceof SheetError)) throw error;
        const { line = 0, column = 0 } = error.place;
        const title = all[column - 1]?.title ?? '';
        const isLong = error.fault === 'cellTooLong';
        say(isLong ? words.cellTooLong(line - 1, title, LONGEST_CELL) : words.exportFailed(error.fault));
      }
    });
  return (
    <>
      <button type="button" class="btn line" disabled={rows.length === 0} onClick={() => hand('xlsx')}>
        {words.exportXlsx}
      </button>
      <button type="button" class="btn line" disabled={rows.length === 0} onClick={() => hand('csv')}>
        {words.exportCsv}
      </button>
    </>
  );
}

function textOf<T>({ text, sort }: Column<T>): (row: T) => string {
  return text ?? ((row) => String(sort?.(row) ?? ''));
}
