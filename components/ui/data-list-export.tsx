import { useState } from 'preact/hooks';
import { exportList, type ListFormat, LONGEST_CELL, SheetError } from '../../lib/app/desk/views-export.ts';
import type { Withholding } from '../../lib/app/desk/withheld.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { todayNow } from '../../lib/model/time.ts';
import { useApp } from './context.ts';
import type { Column } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';
import { HeldDialog } from './held-dialog.tsx';
import { useLaterWords } from './later-words.ts';

interface Props<T> {
  title: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  campaignOf(rows: readonly T[]): string;
  withhold?: Withhold<T> | undefined;
}

/** What of rows must not leave the device, by the key of a column; and where a record stands, to show it before. */
export interface Withhold<T> {
  read(rows: readonly T[], columns: readonly string[]): Promise<Withholding<T>>;
  whereOf(record: Entry<Kind>): string;
}

/** Hands the list out as a file: what it shows now, in its order, with the columns that it has. */
export function ListExport<T>({ title, columns, rows, campaignOf, withhold }: Props<T>) {
  const { run, say } = useApp();
  const { views: words } = useDeskWords();
  const { leaving } = useLaterWords();
  const [asking, setAsking] = useState<{ format: ListFormat; held: Withholding<T> } | null>(null);
  const read = async () =>
    withhold?.read(
      rows,
      columns.map(({ key }) => key),
    );
  const hand = (format: ListFormat) =>
    run(async () => {
      const held = await read();
      if (held?.parts.some(({ standing }) => standing === 'stays')) setAsking({ format, held });
      else await write(format, held);
    });
  const go = (format: ListFormat) =>
    run(async () => {
      // Asked again: what was put otherwise meanwhile goes.
      const held = await read();
      setAsking(null);
      await write(format, held);
    });
  const write = async (format: ListFormat, withheld: Withholding<T> | undefined) => {
    const stays = (row: T, column: string) => withheld?.stays(row, column) ?? false;
    const numbers = new Map(rows.map((row, at) => [row, String(at + 1)]));
    const own = columns.map((column) => {
      const text = textOf(column);
      return { title: column.title, text: (row: T) => (stays(row, column.key) ? words.withheld : text(row)) };
    });
    const held = rows.filter((row) => columns.some(({ key }) => stays(row, key))).length;
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
  };
  return (
    <>
      <button type="button" class="btn line" disabled={rows.length === 0} onClick={() => hand('xlsx')}>
        {words.exportXlsx}
      </button>
      <button type="button" class="btn line" disabled={rows.length === 0} onClick={() => hand('csv')}>
        {words.exportCsv}
      </button>
      {asking && withhold && (
        <HeldDialog
          held={asking.held}
          act={leaving.save}
          whereOf={withhold.whereOf}
          onGo={() => go(asking.format)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function textOf<T>({ text, sort }: Column<T>): (row: T) => string {
  return text ?? ((row) => String(sort?.(row) ?? ''));
}
