import type { CellObject } from '@e965/xlsx';
import type { DoubtfulCell } from './table-file.ts';

/** From here on a spreadsheet's numbers, which are doubles shown with 15 digits, no longer hold every whole number. */
const PAST_15_DIGITS = 1e15;

/**
 * A cell as text: a date as `yyyy-mm-dd` (with `Thh:mm` where it has a time), a number as it is shown, but a whole one
 * of up to 15 digits never in powers of ten; line breaks as `\n`; an empty text for what has no value.
 */
export function cellText(cell: CellObject): string {
  if (cell.t === 'z' || cell.v === undefined) return cell.t === 'e' ? (cell.w ?? '') : '';
  if (cell.v instanceof Date) return dateText(cell.v) ?? cell.w ?? '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const shown = cell.w ?? String(cell.v);
    const shortened = /e[+-]?\d+$/i.test(shown) && Number.isInteger(cell.v) && Math.abs(cell.v) < PAST_15_DIGITS;
    return shortened ? String(cell.v) : shown;
  }
  return (cell.w ?? String(cell.v)).replace(/\r\n?/g, '\n');
}

/** Why a cell's text may not be what was meant; undefined for one that is sound. */
export function cellDoubt(cell: CellObject): DoubtfulCell['why'] | undefined {
  if (cell.t === 'e') return 'error';
  if (cell.t === 'z') return cell.f !== undefined || cell.F !== undefined ? 'noValue' : undefined;
  return cell.t === 'n' && typeof cell.v === 'number' && Math.abs(cell.v) >= PAST_15_DIGITS ? 'number15' : undefined;
}

/** Undefined for what lies before a spreadsheet's first day: that is a time of day alone. */
function dateText(date: Date): string | undefined {
  if (Number.isNaN(date.getTime()) || date.getTime() < Date.UTC(1900, 0, 1)) return undefined;
  // Days are kept as fractions: a minute may lie some milliseconds short.
  const [day = '', time = ''] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 5)}`;
}
