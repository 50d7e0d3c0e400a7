import { foldSigns } from '../text/fold.ts';
import { foldForSearch } from './fold.ts';

/** A folded text, and where each of its units comes from in the text itself. */
export interface Places {
  folded: string;
  /** Where the stretch begins that the folded unit was made of, in UTF-16 units of the text. */
  from(unit: number): number;
  /** Where it ends. */
  to(unit: number): number;
}

/**
 * Signs of which each folds to one unit, whatever stands beside it: ASCII, common Chinese and its punctuation, full-width
 * forms. Nearly every text is made of these alone, and then nothing has to be counted.
 */
const PLAIN = /^[\0-\x7f·—‘’“”\u3000-\u3029\u3041-\u3096\u4e00-\u9fff\uff01-\uff5e]*$/;

/**
 * A sign that may melt into the one before it when folded (Unicode Standard Annex 15): marks and what folds to one (two
 * vowels of Thai and Lao, the voicing marks of half-width kana), Korean letters, two vowels of Kirat Rai; and signs that
 * nobody sees.
 */
const MELTS =
  /[\p{M}\p{Default_Ignorable_Code_Point}\u0e33\u0eb3\u1160-\u11ff\u3131-\u318e\uff9e\uff9f\uffa0-\uffdc\u{16d63}-\u{16d6a}]/u;

/**
 * Folds a text for searching and keeps where everything stood: folding changes lengths (㎡ becomes m2). A stretch is the
 * least that folds by itself, so that none splits a surrogate pair or parts a letter from its accent.
 */
export function foldWithPlaces(text: string): Places {
  if (PLAIN.test(text)) return { folded: foldSigns(text), from: (unit) => unit, to: (unit) => unit + 1 };
  const folded = foldForSearch(text);
  const from = new Uint32Array(folded.length);
  const to = new Uint32Array(folded.length);
  let unit = 0;
  for (const { begin, end } of stretchesOf(text)) {
    // Asked first: to fold signs one by one takes fifty times as long.
    const past = unit + (isPlain(text, begin) && end === begin + 1 ? 1 : foldForSearch(text.slice(begin, end)).length);
    for (; unit < past; unit++) {
      from[unit] = begin;
      to[unit] = end;
    }
  }
  return { folded, from: (at) => from[at] ?? 0, to: (at) => to[at] ?? text.length };
}

/** Whether a sign is one of those that `PLAIN` speaks of, as far as the commonest go. */
function isPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x80 || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xff01 && unit <= 0xff5e);
}

function* stretchesOf(text: string): Generator<{ begin: number; end: number }> {
  let begin = 0;
  let end = 0;
  for (const sign of text) {
    if (end > begin && (isPlain(text, end) || !MELTS.test(sign))) {
      yield { begin, end };
      begin = end;
    }
    end += sign.length;
  }
  if (end > begin) yield { begin, end };
}
