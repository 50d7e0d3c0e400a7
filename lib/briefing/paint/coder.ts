import { isHidden } from '../layout/characters.ts';
import type { FontRole, Run } from '../layout/page.ts';
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
  /** As a page names it: two bytes, each a character. */
  readonly bytes: string;
}

/** The codes of a document's characters, and what is missing. */
export interface Coder {
  /** The code of a character; null for one that shows nothing. */
  encode(codePoint: number, role: FontRole): Code | null;
  readonly faces: readonly FaceCodes[];
  missing(): MissingCharacter[];
}

/** A PDF code has two bytes, and code 0 is kept for the face's own missing sign. */
const MOST = 0xffff;

/** A character in a role, and by what it is shown. */
interface Shown {
  readonly role: FontRole;
  readonly codePoint: number;
  readonly count: number;
  readonly face: number;
  readonly glyph: number;
  /** Itself, or what stands for it. */
  readonly shown: number;
}

/**
 * Gives the characters of one document codes, in the order of Unicode: neighbours there look alike, and a face of them is
 * a thirtieth smaller than in the order of the text (measured).
 * @param runs all that will be encoded
 * @throws RangeError past 65,535 characters of one face
 */
export function makeCoder(book: FontBook, runs: Iterable<Run>): Coder {
  const counted = countCharacters(runs);
  const all = [...counted].flatMap(([role, counts]) =>
    [...counts].flatMap(([codePoint, count]): Shown[] => {
      if (isHidden(codePoint)) return [];
      const found = findGlyph(book, role, codePoint);
      const { face, glyph } = found ?? boxGlyph(book, role);
      return [{ role, codePoint, count, face, glyph, shown: found ? codePoint : PLACEHOLDER }];
    }),
  );
  const faces = book.faces.map((_, at) => {
    const own = all.filter(({ face }) => face === at);
    const glyphs = new Map(own.map(({ shown, glyph }) => [shown, glyph]));
    const codePoints = [...glyphs.keys()].sort((a, b) => a - b);
    if (codePoints.length > MOST) throw new RangeError('more characters than a font can hold');
    const codes = new Map(
      codePoints.map((codePoint, n): [number, Code] => [
        codePoint,
        { face: at, bytes: String.fromCharCode((n + 1) >> 8, (n + 1) & 0xff) },
      ]),
    );
    return { codePoints, glyphs: codePoints.map((codePoint) => glyphs.get(codePoint) ?? 0), codes };
  });
  const byRole = new Map([...counted.keys()].map((role) => [role, new Map<number, Code>()]));
  for (const { role, codePoint, face, shown } of all) {
    const code = faces[face]?.codes.get(shown);
    if (code) byRole.get(role)?.set(codePoint, code);
  }
  return {
    encode: (codePoint, role) => byRole.get(role)?.get(codePoint) ?? null,
    faces,
    missing: () => listMissing(counted, all),
  };
}

/** How often each character stands in each role. */
function countCharacters(runs: Iterable<Run>): Map<FontRole, Map<number, number>> {
  const counted = new Map<FontRole, Map<number, number>>();
  for (const { text, role } of runs) {
    const counts = counted.get(role) ?? new Map<number, number>();
    counted.set(role, counts);
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
    }
  }
  return counted;
}

function listMissing(
  counted: ReadonlyMap<FontRole, ReadonlyMap<number, number>>,
  all: readonly Shown[],
): MissingCharacter[] {
  const missing = new Map<number, { count: number; painted: 'box' | 'nothing' }>();
  const note = (codePoint: number, painted: 'box' | 'nothing', count: number) => {
    const before = missing.get(codePoint)?.count ?? 0;
    missing.set(codePoint, { count: before + count, painted });
  };
  for (const counts of counted.values())
    for (const [codePoint, count] of counts) if (isHidden(codePoint)) note(codePoint, 'nothing', count);
  for (const { codePoint, shown, count } of all) if (codePoint !== shown) note(codePoint, 'box', count);
  return [...missing]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, entry]) => ({ char: String.fromCodePoint(codePoint), codePoint, ...entry }));
}
