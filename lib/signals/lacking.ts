/**
 * What a measure lacks to be carried out and checked (S14; signals.md, Papers that cannot be acted on): a quantity, a
 * person, a deadline. It is pointed out with the words that were looked for, and never scored.
 */

export const MEASURE_PARTS = ['quantity', 'person', 'deadline'] as const;
export type MeasurePart = (typeof MEASURE_PARTS)[number];

/** What is looked for in the words of a measure: how people name it, and what it looks like. */
interface Sought {
  readonly says: readonly string[];
  readonly like: RegExp;
}

const NUMBER = '[0-9０-９]+(?:[.．][0-9０-９]+)?|[一二两三四五六七八九十百千万亿半]+';
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATE = `[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?|[0-9]{1,2}\\s+(?:${MONTHS})[a-z]*|(?:${MONTHS})[a-z]*\\s+[0-9]{1,2}\\b`;
const UNITS = '个|项|次|人|户|名|家|件|篇|场|期|轮|遍|天|元|万元|亩|公里|米|处|条|份|所|套|台|间|分钟|小时';

const SOUGHT: Readonly<Record<MeasurePart, Sought>> = {
  quantity: {
    says: ['3 项', '两次', '80%', '每月', '全部', 'all', 'every'],
    like: new RegExp(
      `(?:${NUMBER})\\s*(?:${UNITS})|[0-9０-９]+\\s*[%％]|百分之|(?:每|逐)(?:年|季度?|月|周|日|天|人|户|个|次)|全部|全覆盖|\\ball\\b|\\bevery\\b|\\beach\\b|\\b[0-9]+\\b`,
      'iu',
    ),
  },
  person: {
    says: ['责任人', '负责', '牵头', '包案', 'responsible', 'led by'],
    like: /责任(?:人|领导|单位|部门)|负责|牵头|包案|包抓|专人|主任|书记|校长|院长|局长|镇长|乡长|\bresponsible\b|\bin charge\b|\bled by\b/iu,
  },
  deadline: {
    says: ['11 月底前', '12 月 1 日', '一周内', '年底', 'by', 'within'],
    like: new RegExp(
      `${DATE}|(?:${NUMBER})\\s*[年月日号]|(?:${NUMBER})\\s*(?:天|日|周|个?月|年)\\s*(?:之?内|以内|前)|(?:年|月|季度?|周|学期)(?:底|末|初)|(?:本|当|下|次)(?:年|月|周|季度)|明天|立即|马上|当场|\\bby\\b|\\bwithin\\b|\\bbefore\\b|\\bend of\\b|\\btoday\\b|\\btomorrow\\b`,
      'iu',
    ),
  },
};

const DATES = new RegExp(SOUGHT.deadline.like.source, 'giu');

/** What was found or not found of one part of a measure. */
export interface MeasureCheck {
  readonly part: MeasurePart;
  /** What says it: words of the measure, or what a field of its own holds; null where nothing does. */
  readonly found: string | null;
  /** Words like those that were looked for. */
  readonly lookedFor: readonly string[];
}

/**
 * Looks for quantity, person and deadline in a measure.
 * @param measure its words, Chinese or English
 * @param fields what fields of their own say of a part already; empty ones count for nothing
 * @returns one entry a part, in the order of `MEASURE_PARTS`
 */
export function checkMeasure(
  measure: string,
  fields: Readonly<Partial<Record<MeasurePart, string | null | undefined>>> = {},
): MeasureCheck[] {
  return MEASURE_PARTS.map((part) => {
    const { says, like } = SOUGHT[part];
    const own = fields[part]?.trim();
    // A date's numbers are no quantity.
    const words = part === 'quantity' ? measure.replace(DATES, ' ') : measure;
    return { part, found: own || (like.exec(words)?.[0] ?? null), lookedFor: says };
  });
}
