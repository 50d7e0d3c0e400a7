import { foldName } from './fold.ts';

/** Forms of one name that offices use for each other, at its end unless it says otherwise. */
const FORMS: readonly [RegExp, string][] = [
  [/^中国共产党/, '中共'],
  [/^中共(.+?)(总支部?|支部)委员会$/, '$1党$2'],
  [/^中共(.+?)(基层)?委员会$/, '$1党委'],
  [/^中共/, ''],
  [/总支部?(委员会)?$/, '总支'],
  [/支部委员会$/, '支部'],
  [/(村民委员会|村委会|村委|行政村)$/, '村'],
  [/(社区居民委员会|社区居委会|社区居委|居民委员会|居委会)$/, '社区'],
  [/(镇|乡)人民政府$/, '$1'],
  [/(镇|乡)政府$/, '$1'],
  [/街道(办事处|办)$/, '街道'],
  [/(有限责任公司|股份有限公司|有限公司|公司)$/, '公司'],
];
const NUMERALS = '〇一二三四五六七八九';

/**
 * A name reduced to what tells units apart: 红星村村民委员会 and 红星村委会 are 红星村, 第一小学 is 第1小学. Two units
 * whose canonical names are equal are probably one, which a person has to say.
 */
export function canonicalName(name: string): string {
  const folded = foldName(name).replace(
    /第([一二三四五六七八九])/g,
    (_, digit: string) => `第${NUMERALS.indexOf(digit)}`,
  );
  const short = FORMS.reduce((text, [form, by]) => text.replace(form, by), folded)
    .replace(/村村$/, '村')
    .replace(/社区社区$/, '社区');
  return short === '' ? folded : short;
}
