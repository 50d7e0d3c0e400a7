import type { ChartsWords, DraftWords } from '../../briefing/compose/draft-words.ts';
import type { FurnitureWords } from '../../briefing/compose/furniture.ts';
import { GRADED, type Graded } from '../../briefing/compose/grades.ts';
import type { SectionId } from '../../briefing/compose/templates.ts';
import type { Secrecy, Template } from '../../model/briefing.ts';
import { evaluation, feedback, findings, practices, topics } from './briefing-brought.ts';
import { chineseDate, hanNumber, MARKS, percent, WITHHELD } from './briefing-terms.ts';
import { drops, ended, formalism, listed, next, overview, problems, series, standsOut } from './briefing-told.ts';

/** The Chinese words of a briefing, a feedback sheet and the reports: all that isn't a person's or the pack's. */

const TITLES: Readonly<Record<Template, string>> = {
  briefing: '巡回督导情况简报',
  feedback: '走访情况反馈',
  process: '巡回督导工作阶段情况报告',
  closing: '巡回督导工作总结报告',
  levels: '上下级工作落差情况报告',
};

const HEADINGS: Readonly<Record<SectionId, string>> = {
  overview: '走访总体情况',
  standsOut: '进展和特点',
  problems: '存在的差距和问题',
  formalism: '形式主义问题及状态',
  evaluation: '群众评价和反映',
  redo: '返工和到期问题',
  topics: '同题共答和向上报送',
  practices: '好做法和典型案例',
  next: '下一步工作',
  series: '前后对照',
  outcome: '问题整改结果',
  carriedOn: '继续整改的问题',
  drops: '上下级落差',
  visited: '走访情况',
  found: '发现的问题',
  remarks: '当场指出的情况',
  advice: '建议',
  heatMap: '评定情况对照',
  ratingsTable: '评定情况汇总',
  trend: '多次走访变化',
  tagsByArea: '各方面形式主义问题',
  photos: '现场照片',
};

const COUNTED: Readonly<Partial<Record<SectionId, string>>> = {
  overview: '个单位',
  series: '个单位',
  evaluation: '人',
  topics: '项',
  practices: '条',
  drops: '个上级单位',
};

const GRADE_NAMES: Readonly<Record<Graded, string>> = { good: '好', fairlyGood: '较好', fair: '一般', poor: '较差' };
const steps = (value: number): string => (Math.round(value * 10) / 10).toFixed(1);

/** What rounds to the same went neither up nor down. */
const courseSaid = (first: string, last: string, isUp: boolean): string =>
  first === last ? `前后均为${first}` : `由${first}${isUp ? '升' : '降'}至${last}`;

const standingSaid = ({ confirmed, suspected }: { readonly confirmed: number; readonly suspected: number }): string =>
  [confirmed > 0 ? `核实${confirmed}个` : '', suspected > 0 ? `疑似${suspected}个` : ''].filter(Boolean).join('、');

const charts: ChartsWords = {
  mark: MARKS,
  notGraded: '–',
  legend: (names) =>
    `${GRADED.map((grade) => `${MARKS[grade]} ${names[grade] ?? GRADE_NAMES[grade]}`).join('　')}　– 未评定`,
  typeLegend: '格内为评为一般或较差的单位数／评定的单位数；– 未评定',
  few: '…',
  fewLegend: '；… 评定的单位少，不单列',
  sum: '一般、较差／评定数',
  heatAlt: (about, rows, columns, low) =>
    `${about === '' ? '' : `${about}，`}${rows}行、${columns}个检查项的评定情况，评为一般或较差的${low}处。`,
  grade: (grade, names) => names[grade] ?? GRADE_NAMES[grade],
  ratingsHead: { item: '检查项', n: '合计' },
  trendPoint: (number) => `第${number}次`,
  trendIntro: (shown, of) =>
    `纵轴为各次走访评定的平均档次（较差、一般、较好、好）。${shown < of ? `走访两次以上的有${of}个，图中为变化最大的${shown}个。` : ''}`,
  trendAlt: (all) =>
    `${all.map(({ name, first, last }) => name + courseSaid(steps(first), steps(last), last > first)).join('；')}。`,
  standings: { confirmed: '核实', suspected: '疑似' },
  bar: (count, units) => `${count}个（${units}个单位）`,
  barsAlt: (bars) => `${bars.map((bar) => bar.area + standingSaid(bar)).join('；')}。`,
  photosOf: (unit, day) => (day === '' ? unit : `${unit}，${chineseDate(day)}`),
};

export const draftWords: DraftWords = {
  title: (template, unit) => (template === 'feedback' && unit !== '' ? `关于${unit}走访情况的反馈` : TITLES[template]),
  heading: (section) => HEADINGS[section],
  count: (section, count) => `${count}${COUNTED[section] ?? '个问题'}`,
  ordinal: (level, number) => (level === 1 ? `${hanNumber(number)}、` : `（${hanNumber(number)}）`),
  annex: (number) => `附件${number ?? ''}`,
  annexes: (headings) =>
    headings.length === 1
      ? `附件：${headings[0]}`
      : headings.map((heading, at) => `${at === 0 ? '附件：' : ''}${at + 1}．${heading}`).join('\n'),
  photo: (number, caption) => (caption.trim() === '' ? `图${number}` : `图${number} ${caption}`),
  percent,
  date: chineseDate,
  aUnit: '未注明类型的单位',
  others: '其他单位',
  withheld: WITHHELD,
  unitLead: (name) => `${name}：`,
  someOf: (type, text) =>
    /^\s*(有的|有些|个别|部分|少数|多数|不少|存在)/u.test(text)
      ? text
      : `有的${type === '' ? '单位' : type}${text.trimStart()}`,
  ended: (text, after) => {
    if (after === '') return ended(text);
    const whole = ended(text);
    const [end = '。'] = /[。.]$/u.exec(whole) ?? [];
    return `${whole.replace(/[。.]$/u, '')}${after}${end}`;
  },
  goesOn: (text) => `${text}……（全文见前）`,
  list: listed,
  overview,
  standsOut,
  problems,
  formalism,
  evaluation,
  findings,
  topics,
  practices,
  next,
  series,
  drops,
  feedback,
  charts,
};

const SECRECY: Readonly<Record<Secrecy, string>> = {
  internal: '内部资料',
  secret: '秘密',
  confidential: '机密',
  topSecret: '绝密',
};

export const furnitureWords: FurnitureWords = {
  masthead: '巡回督导简报',
  issue: (number, version) => `第${number ?? '　　'}期${version > 1 ? `（更正${version - 1}）` : ''}`,
  date: chineseDate,
  secrecy: (secrecy, term) => `${SECRECY[secrecy]}${secrecy === 'internal' || term === '' ? '' : `★${term}`}`,
  rows: { report: '报', send: '送', distribute: '发' },
  copies: (count) => `共印${count}份`,
};
