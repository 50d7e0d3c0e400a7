import { foldText } from '../text/fold.ts';

/** Why a row of a table is no unit. */
export type SkipReason =
  /** It stands above the header: a title, a note. */
  | 'above'
  | 'empty'
  /** 合计, 小计 and their like. */
  | 'total'
  /** The header again, as at the top of a printed page. */
  | 'repeated'
  /** A remark, who filled the table in, a page's number. */
  | 'note'
  /** A heading over a group of rows, such as 一、机关. */
  | 'section'
  /** A unit of the template, which stands there as an example. */
  | 'sample';

/** What the names of the template's sample units begin with; no unit's own name does. */
export const SAMPLE_MARKS = { zh: '（示例）', en: '(sample) ' } as const;

const TOTAL = /^(合|总|小|共|累)计(数|个数|\(.*\))?:?$|^总数:?$|^(sub)?total:?$/;
const NOTE =
  /^(注|备注|说明|填表说明|填表人|填报人|制表人?|审核人?|审批人?|填报单位|填报日期|填表日期|负责人签字|联系电话|单位盖章|note|remarks?)(\d{0,2})[:.、]|^注\d?:|^共计\d+|^第\d+页|^\(?\d+\/\d+页?\)?$|^-\d+-$|^page\d+/;
const SAMPLE = /^[([【](示例|样例|sample|example)[)\]】]/;
const SECTION = /^(\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+[、.])/;

const foldCell = (cell: string) => foldText(cell).replace(/\s/g, '');

/**
 * What a row under a header is, if no unit.
 * @param header folded cells of the header's rows
 * @param above folded texts that stand over the header
 */
export function rowKind(
  cells: readonly string[],
  header: readonly (readonly string[])[],
  above: ReadonlySet<string>,
): SkipReason | null {
  const folded = cells.map(foldCell);
  const said = folded.filter((cell) => cell !== '');
  const first = said[0];
  if (first === undefined) return 'empty';
  if (said.slice(0, 3).some((cell) => TOTAL.test(cell))) return 'total';
  if (said.slice(0, 2).some((cell) => SAMPLE.test(cell))) return 'sample';
  if (header.some((row) => repeats(folded, row))) return 'repeated';
  const single = said.every((cell) => cell === first);
  if (single && above.has(first)) return 'repeated';
  if (NOTE.test(first) && (single || said.length < 3 || /^(填|审|制)/.test(first))) return 'note';
  if (single && SECTION.test(first)) return 'section';
  // One text over many columns is a merged cell: a unit's row is never that.
  if (single && said.length > 2) return 'note';
  return null;
}

/** Two cells at least, and none that the header hasn't in the same column. */
function repeats(cells: readonly string[], header: readonly string[]): boolean {
  const said = cells.flatMap((cell, column) => (cell === '' ? [] : [column]));
  const needed = Math.min(2, header.filter((cell) => cell !== '').length);
  return said.length >= needed && said.every((column) => cells[column] === header[column]);
}
