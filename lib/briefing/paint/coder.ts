import { isHidden } from '../layout/characters.ts';
import type { FontRole } from '../layout/page.ts';
import { boxGlyph, type FontBook, findGlyph, PLACEHOLDER } from './font-book.ts';

/** A character that no face has, or that shows nothing by nature. */
export interface MissingCharacter {
  readonly char: string;
  readonly codePoint: number;
  readonly count: number;
  /** 〓 in its place, or nothing: a joiner, a variation selector, a bidi control. */
  readonly painted: 'box' | 'nothing';
}

/** The characters that a face has to show, each with a code of its own: 1, 2, 3 … */
export interface FaceCodes {
  readonly codePoints: readonly number[];
  readonly glyphs: readonly number[];
}

interface Code {
  readonly face: number;
  readonly code: number;
}

/** Gives out codes for characters while pages are written, and notes what is missing. */
export interface Coder {
  /** The code of a character; null for one that shows nothing. */
  encode(codePoint: number, role: FontRole): Code | null;
  readonly faces: readonly FaceCodes[];
  missing(): MissingCharacter[];
}

/** A PDF code has two bytes, and code 0 is kept for the face's own missing sign. */
const MOST = 0xffff;

/** A coder for one document painted with the faces of `book`. @throws RangeError past 65,535 characters of one face */
export function makeCoder(book: FontBook): Coder {
  const faces = book.faces.map(() => ({
    codePoints: [] as number[],
    glyphs: [] as number[],
    known: new Map<number, Code>(),
  }));
  const missing = new Map<number, { count: number; painted: 'box' | 'nothing' }>();
  const note = (codePoint: number, painted: 'box' | 'nothing') => {
    const entry = missing.get(codePoint) ?? { count: 0, painted };
    entry.count += 1;
    missing.set(codePoint, entry);
  };
  const encode = (codePoint: number, role: FontRole): Code | null => {
    if (isHidden(codePoint)) {
      note(codePoint, 'nothing');
      return null;
    }
    const found = findGlyph(book, role, codePoint);
    if (!found) note(codePoint, 'box');
    const { face, glyph } = found ?? boxGlyph(book, role);
    const shown = found ? codePoint : PLACEHOLDER;
    const entry = faces[face];
    const known = entry?.known.get(shown);
    if (known || !entry) return known ?? null;
    if (entry.codePoints.length >= MOST) throw new RangeError('more characters than a font can hold');
    entry.glyphs.push(glyph);
    const code = { face, code: entry.codePoints.push(shown) };
    entry.known.set(shown, code);
    return code;
  };
  return {
    encode,
    faces,
    missing: () =>
      [...missing]
        .sort(([a], [b]) => a - b)
        .map(([codePoint, entry]) => ({ char: String.fromCodePoint(codePoint), codePoint, ...entry })),
  };
}
