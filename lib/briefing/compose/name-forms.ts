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
 * 青石镇河东社区: the whole, its parts 青石镇 and 河东社区, and what is left of each without its kind, 青石 and 河东; of a
 * school 三中 as well, of an organ 组织部. A stem that means something else (`isOrdinary`) is a name only with a title
 * behind it, and a part that says its kind alone (县医院's 医院) is left out.
 */
export function unitForms(name: string): NameForms {
  const parts = HAN_ONLY.test(name) ? partsOf(name) : hanRuns(name).flatMap((run) => [run, ...partsOf(run)]);
  const stems = [name, ...parts].map(stemOf).filter((stem) => stem.length >= LEAST);
  const named = parts.filter((part) => stemOf(part) !== part && stemOf(part).length >= LEAST);
  const own = stems.filter((stem) => !isOrdinary(stem));
  const short = [...[name, ...parts].flatMap(numberedForms), ...organOf(name), ...latinStem(name)];
  const alone = [...new Set([name, ...named, ...own, ...short])].filter((form) => form !== '');
  return { alone, withTitle: stems.filter(isOrdinary) };
}

const HAN_DIGITS = '一二三四五六七八九';
const NUMBERED = /第([一二三四五六七八九十]{1,3})\p{Script=Han}{0,4}?(?:(中)学|(小)学|(幼)儿园)/u;

/** 第三中学 is written 第3中学 and called 三中. */
function numberedForms(form: string): string[] {
  const [whole = '', han = '', ...kinds] = NUMBERED.exec(form) ?? [];
  const kind = kinds.find(Boolean);
  if (!kind) return [];
  const [tens, ones] = han.includes('十') ? han.split('十') : ['', han];
  const digit = (sign: string | undefined) => HAN_DIGITS.indexOf(sign || '〇') + 1;
  const number = digit(ones) + (han.includes('十') ? 10 * (digit(tens) || 1) : 0);
  return [whole, whole.replace(han, `${number}`), form.replace(han, `${number}`), han + kind];
}

/** What else 三中 and 三小 begin: 三中全会, 三小时. */
const NO_SCHOOL_AFTER = /^(?:时|组(?!织)|部分|批|块|段|类|型|区|心|全会)/u;
const SCHOOL = /^[一二三四五六七八九十]+[中小幼]$/u;

/** Whether signs that are a school's short name are so where they stand. @param before the sign before @param after what follows */
export const isSchoolAt = (form: string, before: string, after: string): boolean =>
  !SCHOOL.test(form) || !(/[第一二三四五六七八九十]/u.test(before) || NO_SCHOOL_AFTER.test(after));

/** 县委组织部 is called 组织部; what every body has, as a 党支部, is no name. */
function organOf(name: string): string[] {
  const [, organ = ''] = /^.*?[省市州县区旗镇乡]委?(\p{Script=Han}{2,}(?:部|委|办|队))$/u.exec(name) ?? [];
  const all = organ.startsWith('纪委') ? [organ, '纪委'] : [organ];
  return all.filter((one) => one !== '' && !/^(?:党|团|支部|总支|村|居|业|工作)/u.test(one));
}

const LATIN_KIND =
  /(?:community|centre|center|village|school|hospital|township|town|subdistrict|street|district|office|bureau|committee|ltd|inc)$/u;
const LEAST_LATIN = 4;

/** Riverside of Riverside Community Center; folded signs have no spaces. */
function latinStem(name: string): string[] {
  if (!/^[a-z]+$/u.test(name) || !LATIN_KIND.test(name)) return [];
  const stem = name.replace(LATIN_KIND, '');
  return [...(stem.length >= LEAST_LATIN && !LATIN_KIND.test(stem) ? [stem] : []), ...latinStem(stem)];
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
  '书记 支书 主任 主席 委员 部长 局长 厅长 处长 科长 股长 县长 市长 区长 镇长 乡长 村长 州长 校长 园长 院长 所长 站长 队长 组长 班长 会长 社长 厂长 矿长 场长 行长 总监 经理 老总 董事长 秘书长 秘书 会计 出纳 干事 文书 老师 教授 医生 大夫 护士 护士长 工程师 师傅 同志 先生 女士 小姐 大爷 大妈 大哥 大姐 大叔 大娘 大婶 大伯 大嫂 阿姨 叔叔 支委 网格员 村医 校医 民警 司机 老板 某某 某 姐 哥 婶 嫂 伯'.split(
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

/** What of a name is one by itself, and what only with a title behind it. */
interface NameForms {
  readonly alone: string[];
  readonly withTitle: string[];
}

const TITLE_AT_END = new RegExp(`(?:${BEFORE_TITLE.join('|')})(?:${TITLES.join('|')})$`, 'u');
/** What a title that somebody put in place of a name leaves: 督导组 of 督导组组长. */
const BODY_AT_END = /[组队科室部委会办]$/u;
const FAMILIAR = ['老', '小', '阿'];

/**
 * A person by name, by a given name of two signs, as 老张, as 欧阳, and with a title as 张书记. Who stands on a roster as
 * 刘建国主任, 王主任 or 老鲍 is known without that as well; a title alone is nobody's name.
 */
export function personForms(name: string): NameForms {
  if (!HAN_ONLY.test(name)) return { alone: name === '' ? [] : [name], withTitle: [] };
  const bare = name.replace(TITLE_AT_END, '');
  const signs = [...bare];
  if (signs.length === 0) return { alone: [], withTitle: [] };
  if (signs.length > 4) return { alone: [...new Set([name, bare])], withTitle: [] };
  const isCalled = signs.length === 2 && FAMILIAR.includes(signs[0] ?? '');
  const double = DOUBLE_SURNAME.exec(bare)?.[0] ?? '';
  const surname = double || (signs[isCalled ? 1 : 0] ?? '');
  const given = isCalled ? '' : bare.slice(surname.length);
  const familiar = FAMILIAR.map((before) => before + surname);
  const own = bare !== name && BODY_AT_END.test(bare) ? [] : [bare];
  const shorter = [...own, double, given, ...familiar].filter((form) => form.length >= LEAST && !isOrdinary(form));
  const whole = [...name].length < LEAST ? [] : [name];
  const titled = [bare, surname, given].filter(
    (form) => form === bare || form === surname || [...form].length >= LEAST,
  );
  return { alone: [...new Set([...whole, ...shorter])], withTitle: [...new Set(titled)] };
}
