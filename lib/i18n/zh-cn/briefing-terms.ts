import type { FindingState } from '../../model/findings.ts';
import type { Grade, MethodFact, NoteKind } from '../../model/records.ts';
import type { CaseSide, PracticeKind, RaisedBy } from '../../model/voices.ts';

/** Words, numbers and days that a visit's PDF and a briefing share. */

export const FACTS: Readonly<Record<MethodFact, string>> = {
  noNotice: '不发通知',
  noGreeting: '不打招呼',
  noBriefing: '不听汇报',
  noEscort: '不用陪同接待',
  toGrassroots: '直奔基层',
  toSite: '直插现场',
};

export const HOW: Readonly<Record<NoteKind, string>> = { look: '看', listen: '听', ask: '问', check: '查' };

export const RAISED_BY: Readonly<Record<RaisedBy, string>> = {
  people: '群众',
  unit: '单位',
  levelAbove: '上级',
  team: '督导组',
};
export const PRACTICES: Readonly<Record<PracticeKind, string>> = {
  method: '好做法',
  idea: '金点子',
  example: '身边榜样',
};
export const SIDES: Readonly<Record<CaseSide, string>> = { positive: '正面', negative: '反面' };

/** In the place of words that would give a protected source away. */
export const WITHHELD = '来自背靠背，原话不外传';

export const FINDING_STATES: Readonly<Record<FindingState, string>> = {
  open: '待整改',
  underway: '整改中',
  toCheck: '待复核',
  closed: '已销号',
  redo: '返工',
};

/** Told apart by their shape as well, for black-and-white print. */
export const MARKS: Readonly<Record<Grade, string>> = {
  good: '●',
  fairlyGood: '○',
  fair: '△',
  poor: '▲',
  notApplicable: '–',
  notSeen: '–',
};

const DIGITS = '〇一二三四五六七八九';

/** 一 to 九十九; beyond that, digits. */
export function hanNumber(n: number): string {
  if (n > 99) return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return head + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}

/** 2023年11月8日 */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** With one place behind the point; what is not all is never 100 %, what is not nothing never 0 %. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  if (share < 1 && tenths === 1000) return '超过99.9%';
  if (share > 0 && tenths === 0) return '不足0.1%';
  return `${tenths / 10}%`;
}

/** A name in quotation marks; those that it has itself become single ones (GB/T 15834-2011, 4.8.3.3). */
export const quoted = (name: string): string => `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** Whether a text comes to its end by itself, also within quotation marks or brackets: 党课就散了。” */
export const isEnded = (text: string): boolean => /[。！？；：…!?;:.][”’」』）)]*$/u.test(text);
