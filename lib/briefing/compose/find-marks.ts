import { type Folded, foldSigns, spanOf } from './fold-signs.ts';

/**
 * What tells who, or where, though it stands on no roster: numbers to call, papers, number plates, addresses on the net and
 * in the street, places on the map, people called by surname and office, and words in Latin letters, which may be a name,
 * its pinyin or its initials.
 */
export interface Mark {
  /** In UTF-16 units of the text as it was handed over. */
  readonly at: number;
  readonly length: number;
  readonly what: 'person' | 'mark';
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** What behind many digits says that they count something. */
const COUNTED =
  '(?![\\d.]*\\s*(?:元|万|亿|千|百|人|名|户|亩|吨|斤|公里|千米|米|平方|平米|㎡|度|次|件|条|份|%|年|号文|号令))';
const HOUSE = '[一二三四五六七八九十\\d]{1,4}';

const NUMBERS: readonly RegExp[] = [
  /(?<!\d)\d{17}[\dx](?![\da-z])/gu,
  /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu,
  /(?<![\d-])0\d{2,3}[ -]?\d{7,8}(?!\d)/gu,
  /(?<=(?:电话|手机|座机|热线|微信号?|qq号?|账号|帐号|卡号|证号|编号)[为是:： ]{0,2})[a-z\d][a-z\d_-]{5,}/gu,
  new RegExp(`(?<![\\d.年月-])(?!(?:19|20)\\d{2}[01]\\d[0-3]\\d(?!\\d))\\d{7,}(?!\\d)${COUNTED}`, 'gu'),
  new RegExp(`[${PROVINCES}] ?[a-z] ?(?=[a-z]{0,6}\\d)[a-z\\d]{5,6}(?![a-z\\d])`, 'gu'),
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu,
  /(?:https?:\/\/|www\.)[\w.~:/?#[\]@$&+=%-]+/gu,
  /(?<![\w.@-])(?:[a-z\d-]{1,63}\.){1,5}(?:cn|com|net|org|gov|edu|info|top|vip|xyz)(?![a-z\d])(?:\/[\w.~/?#=&%-]*)?/gu,
  /(?<!\d)\d{1,3}\.\d{4,}[°\s,;]+[ne]?\s?\d{1,3}\.\d{4,}|(?:东经|北纬)\s?\d+(?:\.\d+)?[°度]?(?:\d+[′'分])?/gu,
  new RegExp(
    `(?:(?![在住到于是的了和与从往去省市县区镇乡村])\\p{Script=Han}){1,4}?(?:路|街|巷|弄|里|大道|胡同|小区)${HOUSE}号(?!线|文)(?:院|楼|大院)?`,
    'gu',
  ),
  new RegExp(`${HOUSE}(?:号楼|栋|幢|座|单元)${HOUSE}(?:单元|室|号|户)?(?:${HOUSE}(?:室|号|户)?)?`, 'gu'),
  new RegExp(`(?<!第)${HOUSE}[组社]第?${HOUSE}[号户]`, 'gu'),
];

/** Surnames that hardly any word ends or begins with, and what people are called behind one. */
const SURNAME =
  '(?:欧阳|上官|司马|诸葛|皇甫|慕容|令狐|司徒|[王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁谢宋唐韩邓冯曹彭曾萧董袁潘蒋蔡余杜魏苏吕丁沈姚卢姜崔谭汪范廖贾韦邹孟熊秦邱尹薛闫侯陶黎贺龚邵钱覃戴莫鲍庞樊殷翟柴欧])';
const TITLE =
  '(?:副?(?:书记|主任|主席|部长|局长|处长|科长|股长|县长|市长|区长|镇长|乡长|村长|校长|园长|院长|所长|站长|队长|组长|班长|会长|厂长|经理)|支书|会计|出纳|老师|医生|大夫|护士|师傅|同志|先生|女士|大爷|大妈|大娘|大叔|大婶|大伯|大哥|大姐|大嫂|奶奶|爷爷|阿姨|老汉|老板|某某?|氏|×{1,2}|\\*{1,2}|○{1,2})';
/** What may stand right before a name: no sign of a longer word. */
const BEFORE = '(?<![\\p{Script=Han}](?<![在的是找问和与由对据听说让请叫及到为被给跟同向村镇乡民员户记任长是有位名]))';
const PEOPLE: readonly RegExp[] = [
  new RegExp(`${BEFORE}${SURNAME}\\p{Script=Han}{0,2}?${TITLE}`, 'gu'),
  new RegExp(`${BEFORE}[老小][王李张刘陈杨赵吴周徐孙朱胡郭郑梁谢宋韩邓曹](?=[说讲在的也是家和、，。；：]|$)`, 'gu'),
];

/** Words in Latin letters that reports are full of. */
const USUAL = new Set(
  'ppt pptx doc docx xls xlsx pdf wps word excel app vpn qq ai it gdp ktv id led lcd wifi etc vr ar ip pc ups usb cpu iso cctv pm pos atm dna mba ceo cba nba vip ok no km kg cm mm kw kwh mw mpa ph co ppp epc bot vs max min pos gps'.split(
    ' ',
  ),
);
const LATIN_WORD =
  /(?<![\p{Script=Latin}\p{Nd}])\p{Script=Latin}{2,}(?:[ '-]\p{Script=Latin}{2,})*(?![\p{Script=Latin}\p{Nd}])/gu;

/** Finds what tells who or where without a roster, in its order; some may overlap. Takes time with the length of the text. */
export function findMarks(text: string): Mark[] {
  const folded = foldSigns(text, ' ');
  return [
    ...NUMBERS.flatMap((like) => all(folded, like, 'mark')),
    ...PEOPLE.flatMap((like) => all(folded, like, 'person')),
    ...latinWords(folded),
  ].sort((a, b) => a.at - b.at || b.length - a.length);
}

const all = (folded: Folded, like: RegExp, what: Mark['what']): Mark[] =>
  [...folded.signs.matchAll(like)].map(({ index, 0: { length } }) => markAt(folded, index, length, what));

function markAt(folded: Folded, at: number, length: number, what: Mark['what']): Mark {
  const [from, to] = spanOf(folded, at, length);
  return { at: from, length: to - from, what };
}

/** So many Latin words, and more signs of them than Han: a text in another language, where they are no sign of anything. */
const MOST_LATIN = 8;

function latinWords(folded: Folded): Mark[] {
  const { signs } = folded;
  const words = [...signs.matchAll(LATIN_WORD)];
  const han = signs.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.reduce((sum, { 0: { length } }) => sum + length, 0);
  if (words.length > (han === 0 ? 1 : MOST_LATIN) && latin > han) return [];
  const odd = words.filter(({ 0: word }) => word.split(/[ '-]/u).some((one) => !USUAL.has(one)));
  return odd.map(({ index, 0: { length } }) => markAt(folded, index, length, 'mark'));
}
