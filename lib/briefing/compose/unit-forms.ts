import { formsOnce, HAN_ONLY, LEAST, type NameForms } from './name-forms.ts';
import { isOrdinary } from './ordinary-words.ts';
import { shortUnitForms } from './short-units.ts';

/** What kind of place or body a name says it is of. Longer ones stand before those that they end with. */
const KINDS =
  '有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|集团|居民委员会|村民委员会|委员会|居委会|村委会|管委会|党总支部|党总支|党支部|支部|党委|党组|' +
  '街道办事处|办事处|街道办|服务中心|中心卫生院|卫生院|卫生室|服务站|工作站|中心小学|中心校|人民政府|政府|管理局|办公室|幼儿园|小学|中学|大学|学院|学校|医院|社区|街道|' +
  '自治区|自治州|自治县|省|市|县|区|旗|镇|乡|村|局|厅|院|所|站|州|盟|校|厂|矿|场';
const KIND_AT_END = new RegExp(`(?:${KINDS})$`, 'u');
/** Where a name of several parts may be cut: behind what a place is called. */
const PLACE =
  /^.+?(?:自治区|自治州|自治县|街道办事处|街道|社区|省|(?<!城)市(?!场)|县|区|旗|镇|(?<!城)乡(?!村)|(?<![乡农])村)/u;
/** Of these what stands before the kind says what they work on, not where they are: 农业农村局. */
const ORGAN_AT_END = /(?:局|厅|委员会|办公室|服务中心|服务站|工作站|分公司)$/u;

/**
 * 青石镇河东社区: the whole, its parts 青石镇 and 河东社区, and what is left of each without its kind, 青石 and 河东; of a
 * school 三中 as well, of an organ 组织部, of a hospital 县医院. A stem that means something else (`isOrdinary`) is a name
 * only with a title or a kind behind it, and a part that says its kind alone (县医院's 医院) is left out.
 */
export function unitForms(name: string): NameForms {
  const parts = HAN_ONLY.test(name) ? partsOf(name) : hanRuns(name).flatMap((run) => [run, ...partsOf(run)]);
  const stems = [name, ...parts].filter((part) => !ORGAN_AT_END.test(part)).map(stemOf);
  const organs = [name, ...parts]
    .filter((part) => ORGAN_AT_END.test(part))
    .map((part) => part.replace(KIND_AT_END, ''));
  const known = [...stems, ...stems.flatMap(withoutSide)].filter((stem) => stem.length >= LEAST && !isCounted(stem));
  const named = parts.filter((part) => stemOf(part) !== part && stemOf(part).length >= LEAST);
  const own = known.filter((stem) => !isOrdinary(stem));
  const runs = HAN_ONLY.test(name) ? [name] : hanRuns(name);
  const short = runs.map((run) => shortUnitForms(run, ownPart(run)));
  return formsOnce({
    alone: [
      ...[name, ...named, ...own, ...latinStem(name), ...[name, ...parts].flatMap(numberedForms), ...organOf(name)],
      ...short.flatMap(({ alone }) => alone),
    ],
    withTitle: [...known.filter(isOrdinary), ...organs.filter((stem) => stem.length >= LEAST)],
    apart: short.flatMap(({ apart }) => apart),
    rare: short.flatMap(({ rare }) => rare),
  });
}

/** 三组 of a village stands in every other, and 第一 of a school anywhere. */
const isCounted = (stem: string): boolean =>
  /^(?:第[一二三四五六七八九十\d]+|第?[一二三四五六七八九十\d]+[组队社期号])$/u.test(stem);

/** 王庄 of 大王庄: neighbours leave out what tells it from 小王庄. */
const withoutSide = (stem: string): string[] =>
  stem.length > 2 && /^[大小东西南北上下前后新老]/u.test(stem) ? [stem.slice(1)] : [];

const HAN_DIGITS = '一二三四五六七八九';
const NUMBERED = /第([一二三四五六七八九十]{1,3})\p{Script=Han}{0,4}?(?:(中)学|(小)学|(幼)儿园|医(院))/u;

/** 第三中学 is written 第3中学 and called 三中. */
function numberedForms(form: string): string[] {
  const [whole = '', han = '', ...kinds] = NUMBERED.exec(form) ?? [];
  const kind = kinds.find(Boolean);
  if (!kind) return [];
  const [tens, ones] = han.includes('十') ? han.split('十') : ['', han];
  const digit = (sign: string | undefined) => HAN_DIGITS.indexOf(sign || '〇') + 1;
  const number = digit(ones) + (han.includes('十') ? 10 * (digit(tens) || 1) : 0);
  return [whole, whole.replace(han, `${number}`), form.replace(han, `${number}`), han + kind, `${number}${kind}`];
}

/** What else 三中 and 三小 begin: 三中全会, 三小时. */
const NO_SCHOOL_AFTER = /^(?:时|组(?!织)|部分|批|块|段|类|型|区|心|全会|子)/u;
const SCHOOL = /^[一二三四五六七八九十]+[中小幼院]$/u;

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
  if (stem === name || stem === '') return stem;
  // 红旗村 is of 红旗, which is no 旗.
  return stem.length < LEAST ? name : stemOf(stem);
}

/** The parts of a name of Han signs, place by place, and what is left behind them: of 市教育局 it is 教育局. */
function partsOf(name: string): string[] {
  const { places, own } = cut(name);
  return own === '' || own === name ? places : [...places, own];
}

function ownPart(name: string): { readonly level: string; readonly own: string } {
  const { places, own, first } = cut(name);
  // What is nothing but a place is what the last of its places is called.
  return own === '' ? { level: '', own: places.at(-1) ?? name } : { level: (places.at(-1) ?? first).slice(-1), own };
}

function cut(name: string) {
  const first = /^(?:市(?!场)|乡(?!村)|[省县区镇村])/u.exec(name)?.[0] ?? '';
  const places: string[] = [];
  let rest = name.slice(first.length);
  // 县委宣传部 is no 委宣传部.
  if (first !== '' || places.length > 0) rest = rest.replace(/^委(?=\p{Script=Han}{2,}[部办]$)/u, '');
  for (let found = PLACE.exec(rest); found; found = PLACE.exec(rest)) {
    places.push(found[0]);
    rest = rest.slice(found[0].length);
  }
  return { first, places, own: rest };
}
