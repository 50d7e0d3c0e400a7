import { isOrdinary } from './ordinary-words.ts';

/**
 * What people call an organ, a school, a hospital or a company: signs of its name, the first of them first, and what stands
 * for its kind. 教育和体育局 is 教体局, 实验小学 is 实小, 城市建设投资有限公司 is 城投. Nobody lists these, so all are looked for
 * that may be.
 */

/** A kind, how it is called in short, and the fewest signs that may stand before it. Of a name all that end it are tried. */
const KINDS: readonly (readonly [kind: RegExp, short: readonly string[], least: number])[] = [
  [/局$/u, ['局'], 2],
  [/(?:管理|事务|服务)局$/u, ['局'], 2],
  [/委员会$|委$/u, ['委'], 2],
  [/办公室$/u, ['办'], 2],
  [/所$/u, ['所'], 2],
  [/派出所$/u, ['所'], 2],
  [/院$/u, ['院'], 2],
  [/(?:医院|保健院)$/u, ['院', '医院'], 2],
  [/中学$/u, ['中', '中学'], 1],
  [/小学$/u, ['小', '小学'], 1],
  [/幼儿园$/u, ['幼', '园', '幼儿园'], 1],
  [/学校$/u, ['校', '中', '学校'], 1],
  [/中心$/u, ['中心'], 2],
  [/服务中心$/u, ['中心'], 2],
  [/联合会$|联$/u, ['联'], 1],
  [/协会$/u, ['协'], 1],
  [/(?:股份|责任|集团|有限)*公司$/u, ['公司', ''], 2],
  [/社区$/u, ['社区'], 2],
  [/村$/u, ['村'], 2],
  [/镇$/u, ['镇'], 2],
  [/乡$/u, ['乡'], 2],
];
const LINKS = /[和与及]|第/gu;
/** Bodies that every place has, and that nobody is known by. */
const EVERYWHERE = /(?:政府|党委|机关|办事处|村民委员会|居民委员会|村委会|居委会|支部|便民服务中心)$/u;
/** A house that a place has one of: the county's hospital is the 县医院. */
const HOUSE =
  /(?:中医院|医院|卫生院|卫生室|中心小学|中心校|小学|中学|学校|幼儿园|敬老院|派出所|法院|检察院|法庭|电视台|文化站)$/u;
const INDUSTRY =
  /(?:机械|科技|建设|投资|实业|贸易|物流|食品|农业|电子|化工|建筑|置业|地产|物业|发展|文化|传媒|旅游|环保|能源|制造|商贸|工程|材料|医药|生物|信息|技术|网络|教育|咨询|管理|服务|开发|经营|运营|控股|集团)$/u;
/** Of a longer name only the first signs of its words are tried, or there would be too many. */
const MOST_SIGNS = 8;
const MOST_SHORT = 4;

interface ShortForms {
  readonly alone: string[];
  readonly apart: string[];
  readonly rare: string[];
}

/**
 * The short forms of a name of Han signs.
 * @param place the level that it is of, 县, '' for none; and what of the name stands behind its places
 */
export function shortUnitForms(name: string, place: { readonly level: string; readonly own: string }): ShortForms {
  const { level, own } = place;
  const rare = [...zoneForms(name), ...leagueForms(name)];
  if (EVERYWHERE.test(name)) return { alone: [], apart: [], rare };
  const house = HOUSE.exec(own)?.[0] ?? '';
  if (house !== '' && level !== '') rare.push(level + house);
  if (/.(?:医院|保健院|派出所)$/u.test(own)) rare.push(own);
  // 公安局城关派出所 is of the 公安局, and a body of its own.
  const last = own.replace(/^.+局(?=.{2,}所$)/u, '');
  const all = last === own ? shortOf(own) : [last, ...shortOf(last)];
  const forms = all.filter((form) => form !== own && form.length >= 2);
  const said = forms.filter((form) => !isOrdinary(form));
  const isLong = (form: string) => form.length > 2 && !/[中小幼园校]$/u.test(form);
  // 城投, but no 城市: a piece of the name is a word of its own.
  const isBare = (form: string) => /公司$/u.test(name) && !/公司$/u.test(form);
  const companies = forms.filter((form) => isBare(form) && !own.includes(form));
  return {
    alone: [...said.filter((form) => isLong(form) && !isBare(form)), ...coreOf(own)],
    apart: said.filter((form) => (isBare(form) ? companies.includes(form) : !isLong(form))),
    rare: [...rare, ...(level === '' ? [] : [...companies, ...forms.filter(isOrdinary)].map((form) => level + form))],
  };
}

const shortOf = (own: string): string[] =>
  KINDS.filter(([kind]) => kind.test(own)).flatMap(([kind, shorts, least]) => {
    const body = own.replace(kind, '').replace(LINKS, '');
    const isCounted = /^[一二三四五六七八九十]/u.test(body);
    const stems = [...picksOf(body, isCounted ? 1 : least)];
    return shorts.flatMap((short) => stems.map((stem) => stem + short));
  });

/** Signs of a word in their order, the first among them, and pieces of two signs and more from each word's start. */
function* picksOf(body: string, least: number): Generator<string> {
  const signs = [...body];
  const tried = signs.length > MOST_SIGNS ? signs.filter((_, at) => at % 2 === 0) : signs;
  const [first = '', ...rest] = tried;
  for (const more of subsetsOf(rest.slice(0, MOST_SIGNS), MOST_SHORT - 1))
    if (more.length + 1 >= least) yield first + more;
  for (let at = 2; at + 2 <= signs.length; at += 2)
    for (let end = at + 2; end <= signs.length; end += 2) yield signs.slice(at, end).join('');
}

function* subsetsOf(signs: readonly string[], most: number): Generator<string> {
  yield '';
  if (most === 0) return;
  for (const [at, sign] of signs.entries())
    for (const rest of subsetsOf(signs.slice(at + 1), most - 1)) yield sign + rest;
}

/** 宏达 of 清源宏达机械有限公司: a company by what is left without its trade. */
function coreOf(own: string): string[] {
  const stem = own.replace(/(?:股份|责任|集团|有限)*公司$/u, '');
  if (stem === own) return [];
  let core = stem;
  while (INDUSTRY.test(core) && core.length > 3) core = core.replace(INDUSTRY, '');
  if (core === stem) return [];
  return [core, ...(core.length > 3 ? [core.slice(-2)] : [])].filter((form) => form.length >= 2 && !isOrdinary(form));
}

/** 开发区 and 经开区 of 清源经济开发区. */
const zoneForms = (name: string): string[] =>
  /开发区|高新区|产业园|工业园/u.test(name)
    ? /开发区/u.test(name)
      ? ['开发区', '经开区']
      : (name.match(/高新区|产业园|工业园/u) ?? [])
    : [];

/** 团县委 of 共青团清源县委员会. */
const leagueForms = (name: string): string[] => {
  const [, level] = /^共青团.*?([省市州县区旗])委/u.exec(name) ?? [];
  return level ? [`团${level}委`] : [];
};
