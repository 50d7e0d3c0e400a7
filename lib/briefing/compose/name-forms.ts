import { isOrdinary } from './ordinary-words.ts';

/** The forms in which a name of the roster may stand in a text. All of them take and give names as `foldSign` makes them. */

/** What kind of place or body a name says it is of. Longer ones stand before those that they end with. */
const KINDS =
  '有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|集团|居民委员会|村民委员会|委员会|居委会|村委会|管委会|党总支部|党总支|党支部|支部|党委|党组|' +
  '街道办事处|办事处|街道办|服务中心|中心卫生院|卫生院|卫生室|服务站|工作站|中心小学|中心校|人民政府|政府|管理局|办公室|幼儿园|小学|中学|大学|学院|学校|医院|社区|街道|' +
  '自治区|自治州|自治县|省|市|县|区|旗|镇|乡|村|局|厅|院|所|站|州|盟|校|厂|矿|场';
const KIND_AT_END = new RegExp(`(?:${KINDS})$`, 'u');
/** Where a name of several parts may be cut: behind what a place is called. */
const PLACE = /^.+?(?:自治区|自治州|自治县|街道办事处|街道|社区|省|市|县|区|旗|镇|乡|村)/u;
const HAN_ONLY = /^\p{Script=Han}+$/u;

/** The least of a name that is looked for, but for a whole name. */
const LEAST = 2;

/**
 * 青石镇河东社区: the whole, its parts 青石镇 and 河东社区, and what is left of each without its kind, 青石 and 河东. A
 * stem that means something else (`isOrdinary`), and a part that says its kind alone (县医院's 医院), are left out.
 */
export function unitForms(name: string): string[] {
  const parts = HAN_ONLY.test(name) ? partsOf(name) : hanRuns(name).flatMap((run) => [run, ...partsOf(run)]);
  const stems = [name, ...parts].map(stemOf).filter((stem) => stem.length >= LEAST && !isOrdinary(stem));
  const named = parts.filter((part) => stemOf(part) !== part && stemOf(part).length >= LEAST);
  return [...new Set([name, ...named, ...stems])].filter((form) => form !== '');
}

/** What of a name with other signs in it says what kind it is of: 河东村 of 河东村（一组）. */
const hanRuns = (name: string): string[] =>
  (name.match(/\p{Script=Han}+/gu) ?? []).filter((run) => stemOf(run) !== run);

/** A name without what it says of its kind; of several such endings all go: 河东社区居民委员会, 河东. */
function stemOf(name: string): string {
  const stem = name.replace(KIND_AT_END, '');
  return stem === name || stem === '' ? stem : stemOf(stem);
}

/** The parts of a name of Han signs, place by place, and what is left behind them: of 市教育局 it is 教育局. */
function partsOf(name: string): string[] {
  const parts: string[] = [];
  let rest = name.replace(/^[省市县区镇乡村]/u, '');
  for (let found = PLACE.exec(rest); found; found = PLACE.exec(rest)) {
    parts.push(found[0]);
    rest = rest.slice(found[0].length);
  }
  return rest === '' || rest === name ? parts : [...parts, rest];
}

const DOUBLE_SURNAME =
  /^(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|东方|独孤|南宫|端木|轩辕|长孙|宇文|申屠|钟离|闻人)/u;

/** What people are called by their office, behind a surname: looked for wherever a surname stands. */
export const TITLES: readonly string[] =
  '书记 支书 主任 主席 委员 部长 局长 厅长 处长 科长 股长 县长 市长 区长 镇长 乡长 村长 州长 校长 园长 院长 所长 站长 队长 组长 班长 会长 社长 厂长 矿长 场长 行长 总监 经理 老总 董事长 秘书长 秘书 会计 出纳 干事 文书 老师 教授 医生 大夫 护士 护士长 工程师 师傅 同志 先生 女士 小姐 大爷 大妈 大哥 大姐 大叔 大娘 阿姨 叔叔'.split(
    ' ',
  );
/** What may stand between a surname and a title: 张副书记. */
export const BEFORE_TITLE: readonly string[] = [
  '',
  '副',
  '总',
  '大',
  '老',
  '党委',
  '支部',
  '常务副',
  '党委副',
  '支部副',
  '第一',
];

/** What of a person's name is a name by itself, and what only with a title behind it. */
export function personForms(name: string): { alone: string[]; withTitle: string[] } {
  if (!HAN_ONLY.test(name) || [...name].length < LEAST) return { alone: name === '' ? [] : [name], withTitle: [] };
  const signs = [...name];
  const surname = DOUBLE_SURNAME.exec(name)?.[0] ?? signs[0] ?? '';
  const given = name.slice(surname.length);
  const familiar = ['老', '小', '阿'].map((before) => before + surname).filter((form) => !isOrdinary(form));
  return {
    alone: [name, ...(signs.length <= 4 ? familiar : [])],
    withTitle: signs.length <= 4 ? [name, surname, ...([...given].length >= LEAST ? [given] : [])] : [],
  };
}
