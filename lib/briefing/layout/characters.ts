/** What a character may do at the end of a line. */
export const NO_START = 1;
export const NO_END = 2;
/** Stays together with its like: letters, digits and what joins them. */
export const WORD = 4;
export const SPACE = 8;
/** Belongs to the character before it: combining marks and characters that show nothing. */
export const JOINED = 16;
/** Stands in pairs that are not split: —— and ……. */
export const PAIRED = 32;
/** Shows nothing by nature: joiners, bidi controls, variation selectors, soft hyphens (UAX 44, Default_Ignorable). */
const HIDDEN = 64;

/**
 * 避头尾. GB/T 15834-2011, 5.1: 。，、；：？！ and closing marks don't begin a line, opening ones don't end it, —— and ……
 * aren't split, neither 间隔号 nor 连接号 (- – ~ and a lone —) begins a line, and 分隔号 (／) stands at neither end; the
 * Latin, half-width and vertical forms and 々 ー ゝ as in clreq 3.1.4 and JIS X 4051, 6.1. A unit of one character isn't
 * parted from its number, nor is a sign before it.
 */
const NEVER_FIRST =
  '。，、；：？！’”）》〉】〕］｝」』〗〙〛〞〟．·・‧•｡､｣﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞︰︶︸︺︼︾﹀﹂﹄!),.:;?]}»›%‰‱％℃℉°′″‴々〻ーゝゞヽヾ～~-–‐‑／/㎎㎏㎜㎝㎞㎟㎠㎡㎢㎣㎤㎥㎖㎗㎘㏄';
const NEVER_LAST = '（《〈【〔［｛「『〖〘〚〝‘“﹙﹛﹝︵︷︹︻︽︿﹁﹃([{«‹$＄¥￥£￡€#＃№／±−≥≤≈';
const PAIRS = '—―…⋯‥⸺─';

const CLASSES = new Map<number, number>();
const add = (characters: string, flag: number) => {
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0;
    CLASSES.set(codePoint, (CLASSES.get(codePoint) ?? 0) | flag);
  }
};
add(NEVER_FIRST, NO_START);
add(NEVER_LAST, NO_END);
add(PAIRS, PAIRED);
add(' ', SPACE);
// An apostrophe stands inside a word.
add('’', WORD);

const LETTER = /[\p{L}\p{N}]/u;
const ENCLOSED = /[\u2150-\u2bff]/u;
const MARK = /\p{M}/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/** The first character of CJK blocks: from here on lines break between any two characters. */
const CJK = 0x2e80;

/** Flags that were looked up already, plus one; 0 for none yet. Beyond the BMP they are rare and looked up each time. */
const cache = new Uint8Array(0x10000);

/** The flags of a character. Every number is taken, lone surrogates too. */
export function classOf(codePoint: number): number {
  const cached = cache[codePoint] ?? 0;
  if (cached > 0) return cached - 1;
  const flags = classify(codePoint);
  if (codePoint < cache.length) cache[codePoint] = flags + 1;
  return flags;
}

function classify(codePoint: number): number {
  const known = CLASSES.get(codePoint) ?? 0;
  const character = String.fromCodePoint(codePoint);
  if (IGNORABLE.test(character)) return known | JOINED | HIDDEN;
  if (MARK.test(character)) return known | JOINED;
  if (codePoint > 0x20 && codePoint < 0x7f) return known | WORD;
  const letter = codePoint < CJK && LETTER.test(character) && !ENCLOSED.test(character);
  return letter ? known | WORD : known;
}

/** True for a character that shows nothing by nature. */
export const isHidden = (codePoint: number): boolean => (classOf(codePoint) & HIDDEN) !== 0;
