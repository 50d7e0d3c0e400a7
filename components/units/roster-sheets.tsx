import type { Sheet } from '../../lib/app/desk/roster-file.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  sheets: readonly Sheet[];
  /** The one that looks most like a roster. */
  best: number | null;
  onChoose(sheet: Sheet): void;
}

/** Chooses one sheet of a workbook. */
export function RosterSheets({ sheets, best, onChoose }: Props) {
  const { roster } = useDeskWords().units;
  return (
    <section class="pad" aria-label={roster.sheets}>
      <h2>{roster.sheets}</h2>
      <ul class="unit-picks">
        {sheets.map((sheet, at) => (
          <li key={sheet.name} class="unit-add">
            <span class="grow">{roster.sheetRows(sheet.name, sheet.rows.length)}</span>
            <button
              type="button"
              class={at === best ? 'btn main' : 'btn line'}
              aria-label={`${roster.useSheet} ${sheet.name}`}
              onClick={() => onChoose(sheet)}
            >
              {roster.useSheet}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
