import { findMarks, type Mark } from './find-marks.ts';
import { type Folded, foldSigns, spanOf } from './fold-signs.ts';
import type { NameForms } from './name-forms.ts';
import { NameTree } from './name-tree.ts';
import { isOrdinary } from './ordinary-words.ts';
import { BEFORE_TITLE, personForms, TITLES } from './person-forms.ts';
import type { SourceNames } from './source.ts';
import { isSchoolAt, unitForms } from './unit-forms.ts';

/** A name that stands in a text, or what tells as much as one. */
export interface NameHit {
  /** As the roster has it, whichever form of it was found; of a mark, its own words. */
  readonly name: string;
  /** In UTF-16 units of the text as it was handed over. */
  readonly at: number;
  readonly length: number;
  readonly what: 'unit' | 'place' | 'person' | 'mark';
}

/** What a form found in a text stands for. */
interface Meaning {
  readonly name: string;
  readonly what: NameHit['what'];
}

interface Forms {
  readonly alone: NameTree<Meaning>;
  /** What is a name only with a title behind it; of places and units with a kind as well. */
  readonly withTitle: NameTree<Meaning>;
  /** What is a name only where it stands apart. */
  readonly apart: NameTree<Meaning>;
}

/**
 * Finds all names of the roster in a text: whole, in their short forms (unit-forms.ts), of people also as 张书记 or 老张
 * (person-forms.ts); across spaces, full-width, traditional and other forms of signs, and signs that nobody sees; and what
 * tells as much as a name (find-marks.ts). A hit that lies within another is left out. It takes time with the length of the
 * text and of the longest name, however many names there are.
 */
export function findNames(text: string, names: SourceNames): NameHit[] {
  const folded = foldSigns(text);
  const forms = formsOf(names);
  const hits: NameHit[] = [];
  for (let at = 0; at < folded.signs.length; at++) {
    const found = [
      longestAlone(forms.alone, text, folded, at),
      longestApart(forms.apart, folded.signs, at),
      longestTitled(forms.withTitle, folded.signs, at),
    ].reduce(longer);
    if (!found) continue;
    const [from, to] = spanOf(folded, at, found.length);
    hits.push({ ...found.meaning, at: from, length: to - from });
  }
  return outermost([...hits, ...findMarks(text).map((mark) => asHit(text, mark))]);
}

const asHit = (text: string, { at, length, what }: Mark): NameHit => ({
  ...{ at, length, what },
  name: text.slice(at, at + length),
});

/** In their order, each that isn't within another; of equal ones the first, which says whose name it is. */
function outermost(hits: readonly NameHit[]): NameHit[] {
  let end = 0;
  return hits
    .toSorted((a, b) => a.at - b.at || b.length - a.length)
    .filter((hit) => {
      if (hit.at + hit.length <= end) return false;
      end = hit.at + hit.length;
      return true;
    });
}

interface Found {
  readonly length: number;
  readonly meaning: Meaning;
}

const longer = (one: Found | null, other: Found | null): Found | null =>
  !one || (other && other.length > one.length) ? other : one;

const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[\p{Script=Latin}\p{Nd}]/u.test(sign);

/** The longest form that begins there. Latin letters and digits are names only as whole words: Li isn't in limit. */
function longestAlone(tree: NameTree<Meaning>, text: string, folded: Folded, at: number): Found | null {
  let best: Found | null = null;
  for (const found of tree.walk(folded.signs, at)) if (isWhole(text, folded, at, found.length)) best = found;
  return best;
}

/** Sayings that a place's name is part of: 清源, 久安. */
const SAYINGS = [
  '正本清源',
  '长治久安',
  '国泰民安',
  '青山绿水',
  '绿水青山',
  '天长日久',
  '源远流长',
  '安居乐业',
  '风调雨顺',
];

const isInSaying = (signs: string, at: number, length: number): boolean =>
  SAYINGS.some((saying) => {
    const within = saying.indexOf(signs.slice(at, at + length));
    return within >= 0 && signs.startsWith(saying, at - within);
  });

function isWhole(text: string, folded: Folded, at: number, length: number): boolean {
  const { signs } = folded;
  if (length < 4 && isInSaying(signs, at, length)) return false;
  const [from, to] = spanOf(folded, at, length);
  if (isLatin(signs[at]) && isLatin(text[from - 1])) return false;
  const after = signs.slice(at + length, at + length + 2);
  const form = signs.slice(at, at + length);
  // 组织部门 are more than one 组织部.
  if (form.endsWith('部') && after.startsWith('门')) return false;
  if (!isSchoolAt(form, signs[at - 1] ?? '', after)) return false;
  return !(isLatin(signs[at + length - 1]) && isLatin(text[to]));
}

/** Signs that stand before and behind a name, and end and begin words of their own. */
const BEFORE = /[^\p{Script=Han}]|[省市县区镇乡村到在去从和与跟同对向由给被让叫请找问据听是为有及民员户]/u;
const BEHIND = /[^\p{Script=Han}]|[的了在里和与跟同对向是有就没不也都还说讲来去要让给带反表介答很]/u;
/** Of a word that may be a name as well, 高兴, what makes one think of somebody. */
const SPEAKS = /[^\p{Script=Han}]|[说讲家带答问]|反映|表示|介绍/u;

function longestApart(tree: NameTree<Meaning>, signs: string, at: number): Found | null {
  let best: Found | null = null;
  const before = signs[at - 1];
  for (const found of tree.walk(signs, at)) {
    const form = signs.slice(at, at + found.length);
    const behind = signs.slice(at + found.length, at + found.length + 2);
    const like = isOrdinary(form) ? SPEAKS : BEHIND;
    if ((before === undefined || BEFORE.test(before)) && (behind === '' || like.exec(behind)?.index === 0))
      best = found;
  }
  return best;
}

/** Behind a surname or a given name, the longest title that there is: 张副书记, 建国同志. */
function longestTitled(tree: NameTree<Meaning>, signs: string, at: number): Found | null {
  let best: Found | null = null;
  for (const { length, meaning } of tree.walk(signs, at)) {
    const titles = meaning.what === 'person' ? TITLE_TREE : KIND_TREE;
    const [title] = [...titles.walk(signs, at + length)].slice(-1);
    if (title) best = longer(best, { length: length + title.length, meaning });
  }
  return best;
}

const TITLE_TREE = new NameTree<true>();
for (const before of BEFORE_TITLE) for (const title of TITLES) TITLE_TREE.add(before + title, true);

/** What stands behind a place's or a body's name that is an ordinary word: 光明居委会, 红旗的村民. */
const KIND_TREE = new NameTree<true>();
const OFFICES = TITLES.filter((title) => /书记|支书|主任|.长$/u.test(title));
const KINDS =
  '村 社区 街道 镇 乡 居委会 居委 村委会 村委 村两委 党支部 支部 党总支 村民 居民 的居民 的村民 的群众 的党员 的干部 小学 中学 幼儿园 局 厅 委 办 部门 系统 机关 中心 站 公司'.split(
    ' ',
  );
for (const kind of [...OFFICES, ...KINDS]) KIND_TREE.add(kind, true);

/** Made once for a roster: a draft has many texts. */
const known = new WeakMap<SourceNames, Forms>();

function formsOf(names: SourceNames): Forms {
  const made = known.get(names) ?? makeForms(names);
  known.set(names, made);
  return made;
}

/** From so many on a short form tells nothing: every town has its 镇卫生院. */
const MANY = 3;

function makeForms({ units, places, people }: SourceNames): Forms {
  const forms: Forms = { alone: new NameTree(), withTitle: new NameTree(), apart: new NameTree() };
  // A whole name says most about what was found: it goes before another's short form.
  const all = [
    ...units.map((name) => ({ name, what: 'unit' as const })),
    ...places.map((name) => ({ name, what: 'place' as const })),
    ...people.map((name) => ({ name, what: 'person' as const })),
  ].map((meaning) => {
    const folded = foldSigns(meaning.name).signs;
    return { meaning, folded, own: meaning.what === 'person' ? personForms(folded) : unitForms(folded) };
  });
  // A lone sign, or a title, is nobody's name: 王, 支书; and 高兴 is one only where it stands apart.
  const isName = ({ folded, own, meaning: { what } }: (typeof all)[number]) =>
    what !== 'person' || own.alone.includes(folded);
  for (const one of all.filter(isName)) forms.alone.add(one.folded, one.meaning);
  const rare = rareOf(all.map(({ own }) => own));
  for (const { meaning, own } of all) {
    for (const form of [...own.alone, ...own.rare.filter((one) => rare.has(one))]) forms.alone.add(form, meaning);
    for (const form of own.withTitle) forms.withTitle.add(form, meaning);
    for (const form of own.apart) forms.apart.add(form, meaning);
    // 买买提同志, of 买买提·吐尔逊; 吐尔逊 alone.
    const pieces = meaning.what === 'person' ? meaning.name.split(/[·•‧∙⋅・]/u).map((one) => foldSigns(one).signs) : [];
    for (const piece of pieces.filter((one) => pieces.length > 1 && one.length > 1)) {
      forms.withTitle.add(piece, meaning);
      if (piece.length > 2) forms.alone.add(piece, meaning);
    }
  }
  return forms;
}

/** Forms by which fewer than so many may be called. */
function rareOf(all: readonly NameForms[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { rare } of all) for (const form of rare) counts.set(form, (counts.get(form) ?? 0) + 1);
  return new Set([...counts].flatMap(([form, count]) => (count < MANY ? [form] : [])));
}
