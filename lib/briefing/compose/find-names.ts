import { NOTHING } from '../../model/one-line.ts';
import { BEFORE_TITLE, isSchoolAt, personForms, TITLES, unitForms } from './name-forms.ts';
import { NameTree } from './name-tree.ts';
import type { SourceNames } from './source.ts';

/** A name that stands in a text. */
export interface NameHit {
  /** As the roster has it, whichever form of it was found. */
  readonly name: string;
  /** In UTF-16 units of the text as it was handed over. */
  readonly at: number;
  readonly length: number;
  readonly what: 'unit' | 'place' | 'person';
}

/** What a form found in a text stands for. */
interface Meaning {
  readonly name: string;
  readonly what: NameHit['what'];
}

interface Forms {
  readonly alone: NameTree<Meaning>;
  /** What is a name only with a title behind it. */
  readonly withTitle: NameTree<Meaning>;
}

/**
 * Finds all names of the roster in a text: whole, in their short forms (name-forms.ts), of people also as 张书记 or 老张;
 * across spaces, full-width and other forms of signs, and signs that nobody sees. A hit that lies within another is left
 * out. It takes time with the length of the text and of the longest name, however many names there are.
 */
export function findNames(text: string, names: SourceNames): NameHit[] {
  const folded = foldSigns(text);
  const { alone, withTitle } = formsOf(names);
  const hits: NameHit[] = [];
  let end = 0;
  for (let at = 0; at < folded.signs.length; at++) {
    const found = longer(longestAlone(alone, text, folded, at), longestTitled(withTitle, folded.signs, at));
    if (!found || at + found.length <= end) continue;
    end = at + found.length;
    const [from, to] = spanOf(folded, at, found.length);
    hits.push({ ...found.meaning, at: from, length: to - from });
  }
  return hits;
}

interface Found {
  readonly length: number;
  readonly meaning: Meaning;
}

const longer = (one: Found | null, other: Found | null): Found | null =>
  !one || (other && other.length > one.length) ? other : one;

/** A text folded sign by sign, with where each lies in it. */
interface Folded {
  readonly signs: string;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const spanOf = ({ from, to }: Folded, at: number, length: number): [number, number] => [
  from[at] ?? 0,
  to[at + length - 1] ?? 0,
];

const UNSEEN = new RegExp(NOTHING.source, 'u');
/** Between the parts of a name, or nothing: 买买提·吐尔逊. */
const BETWEEN = /[\s·•‧∙⋅・]/u;
const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[\p{Script=Latin}\p{Nd}]/u.test(sign);
/** The signs that most texts are made of, which stand for themselves. */
const isPlain = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/** One sign as it is compared; '' for what is passed over. It may come to several. */
function foldSign(sign: string): string {
  if (UNSEEN.test(sign) || BETWEEN.test(sign)) return '';
  return sign.normalize('NFKD').toLowerCase().replace(BETWEEN, '');
}

function foldSigns(text: string): Folded {
  let signs = '';
  const from: number[] = [];
  const to: number[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = isPlain(text.charCodeAt(at)) ? (text[at] ?? '') : String.fromCodePoint(text.codePointAt(at) ?? 0);
    const folded = isPlain(text.charCodeAt(at)) ? sign : foldSign(sign);
    for (let unit = 0; unit < folded.length; unit++) {
      from.push(at);
      to.push(at + sign.length);
    }
    signs += folded;
    at += sign.length;
  }
  return { signs, from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** The longest form that begins there. Latin letters and digits are names only as whole words: Li isn't in limit. */
function longestAlone(tree: NameTree<Meaning>, text: string, folded: Folded, at: number): Found | null {
  let best: Found | null = null;
  for (const found of tree.walk(folded.signs, at)) if (isWhole(text, folded, at, found.length)) best = found;
  return best;
}

function isWhole(text: string, folded: Folded, at: number, length: number): boolean {
  const { signs } = folded;
  const [from, to] = spanOf(folded, at, length);
  if (isLatin(signs[at]) && isLatin(text[from - 1])) return false;
  const after = signs.slice(at + length, at + length + 2);
  if (!isSchoolAt(signs.slice(at, at + length), signs[at - 1] ?? '', after)) return false;
  return !(isLatin(signs[at + length - 1]) && isLatin(text[to]));
}

/** Behind a surname or a given name, the longest title that there is: 张副书记, 建国同志. */
function longestTitled(tree: NameTree<Meaning>, signs: string, at: number): Found | null {
  let best: Found | null = null;
  for (const { length, meaning } of tree.walk(signs, at)) {
    const [title] = [...TITLE_TREE.walk(signs, at + length)].slice(-1);
    if (title) best = longer(best, { length: length + title.length, meaning });
  }
  return best;
}

const TITLE_TREE = new NameTree<true>();
for (const before of BEFORE_TITLE) for (const title of TITLES) TITLE_TREE.add(before + title, true);

/** Made once for a roster: a draft has many texts. */
const known = new WeakMap<SourceNames, Forms>();

function formsOf(names: SourceNames): Forms {
  const made = known.get(names) ?? makeForms(names);
  known.set(names, made);
  return made;
}

function makeForms({ units, places, people }: SourceNames): Forms {
  const forms: Forms = { alone: new NameTree(), withTitle: new NameTree() };
  // A whole name says most about what was found: it goes before another's short form.
  const all = [
    ...units.map((name) => ({ name, what: 'unit' as const })),
    ...places.map((name) => ({ name, what: 'place' as const })),
    ...people.map((name) => ({ name, what: 'person' as const })),
  ].map((meaning) => ({ meaning, folded: foldSigns(meaning.name).signs }));
  // A lone sign, or a title, is nobody's name: 王, 支书.
  const isName = ({ folded, meaning: { what } }: (typeof all)[number]) =>
    what !== 'person' || personForms(folded).alone.includes(folded);
  for (const one of all.filter(isName)) forms.alone.add(one.folded, one.meaning);
  for (const { folded, meaning } of all) {
    const { alone, withTitle } = meaning.what === 'person' ? personForms(folded) : unitForms(folded);
    for (const form of alone) forms.alone.add(form, meaning);
    for (const form of withTitle) forms.withTitle.add(form, meaning);
    // 买买提同志, of 买买提·吐尔逊; 吐尔逊 alone.
    const pieces = meaning.what === 'person' ? meaning.name.split(/[·•‧∙⋅・]/u).map((one) => foldSigns(one).signs) : [];
    for (const piece of pieces.filter((one) => pieces.length > 1 && one.length > 1)) {
      forms.withTitle.add(piece, meaning);
      if (piece.length > 2) forms.alone.add(piece, meaning);
    }
  }
  return forms;
}
