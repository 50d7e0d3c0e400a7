import { NOTHING } from '../../model/one-line.ts';
import { usualSign } from './same-signs.ts';

/** A text folded sign by sign, with where each lies in it. */
export interface Folded {
  readonly signs: string;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Where a piece of a folded text lies in the text itself. */
export const spanOf = ({ from, to }: Folded, at: number, length: number): [number, number] => [
  from[at] ?? 0,
  to[at + length - 1] ?? 0,
];

const UNSEEN = new RegExp(NOTHING.source, 'u');
/** Between the parts of a name, or nothing: 买买提·吐尔逊. */
const BETWEEN = /[\s·•‧∙⋅・]/u;
/** The signs that most texts are made of: no form of another. */
const isPlain = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/** One sign as it is compared; '' for what is passed over. It may come to several. */
function foldSign(sign: string, between: string): string {
  if (BETWEEN.test(sign)) return between;
  if (UNSEEN.test(sign)) return '';
  return [...sign.normalize('NFKD').toLowerCase().replace(BETWEEN, between)].map(usualSign).join('');
}

/**
 * Folds a text so that what reads the same compares equal: full-width and other forms of signs, small and large letters,
 * traditional signs, and signs that nobody sees.
 * @param between what stands for a blank, or a dot between the parts of a name; '' passes over them
 */
export function foldSigns(text: string, between = ''): Folded {
  let signs = '';
  const from: number[] = [];
  const to: number[] = [];
  for (let at = 0; at < text.length; ) {
    const plain = isPlain(text.charCodeAt(at));
    const sign = plain ? (text[at] ?? '') : String.fromCodePoint(text.codePointAt(at) ?? 0);
    const folded = plain ? usualSign(sign) : foldSign(sign, between);
    for (let unit = 0; unit < folded.length; unit++) {
      from.push(at);
      to.push(at + sign.length);
    }
    signs += folded;
    at += sign.length;
  }
  return { signs, from: Int32Array.from(from), to: Int32Array.from(to) };
}
