import { foldText } from '../text/fold.ts';

/** More than any unit has of anything: a longer number is a code in the wrong column. */
const MOST = 9_999_999;

/**
 * A count: full-width digits, `1,234`, `12个`, `12.0`.
 * @returns a whole number from 0 to 9,999,999, or null for what is no such number
 */
export function readFigure(text: string): number | null {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.0+)?(个|名|人|家|户|位|支|所)?$/.exec(foldText(text).replace(/\s/g, ''));
  const figure = Number(match?.[1]?.replaceAll(',', '') ?? Number.NaN);
  return figure <= MOST ? figure : null;
}

const YES = new Set(['是', '有', 'y', 'yes', 'true', 't', '1', '√', '✓', '✔', '☑', '对', '属于']);
const NO = new Set(['否', '无', '没有', '不是', '非', 'n', 'no', 'false', 'f', '0', '×', 'x', '✗', '✘', '☐', '不属于']);

/** Yes or no, as tables write it; null for what is neither. */
export function readFlag(text: string): boolean | null {
  const word = foldText(text).replace(/\s/g, '');
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
