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

/** The characters that a face has to show: their codes, which rise, and the glyphs. */
export interface FaceCodes {
  readonly codes: readonly number[];
  readonly glyphs: readonly number[];
}

/** Which code a character has in a role: that of its face × `FACE`, and its own; 0 for one that shows nothing. */
type Encode = (codePoint: number) => number;

/** The codes of a document's characters, and what is missing. */
export interface Coder {
  in(role: FontRole): Encode;
  /** The characters by their codes, which begin at 1: the same in all faces, so that one table says them for all. */
  readonly codePoints: readonly number[];
  readonly faces: readonly FaceCodes[];
  missing(): MissingCharacter[];
}

/** What a face's number is multiplied with: a code has two bytes, and code 0 is kept for a face's own missing sign. */
export const FACE = 0x10000;

/** A number for each character, in blocks of 256, since a document has few of them. */
class CharacterTable {
  readonly #blocks: (Uint32Array | undefined)[] = [];

  get(codePoint: number): number {
    return this.#blocks[codePoint >> 8]?.[codePoint & 0xff] ?? 0;
  }

  set(codePoint: number, value: number): void {
    this.#blockOf(codePoint)[codePoint & 0xff] = value;
  }

  /** Counts the characters of a text. */
  count(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      const block = this.#blockOf(codePoint);
      block[codePoint & 0xff] = (block[codePoint & 0xff] ?? 0) + 1;
    }
  }

  /** The characters whose number isn't 0, in the order of Unicode. */
  *entries(): Generator<readonly [codePoint: number, value: number]> {
    for (const [high, block] of this.#blocks.entries()) {
      if (!block) continue;
      for (let low = 0; low < 0x100; low += 1) if (block[low]) yield [high * 0x100 + low, block[low] ?? 0];
    }
  }

  #blockOf(codePoint: number): Uint32Array {
    const block = this.#blocks[codePoint >> 8] ?? new Uint32Array(0x100);
    this.#blocks[codePoint >> 8] = block;
    return block;
  }
}

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

/** So many characters stand first: they are a third of a text, which is smaller where their codes are. */
const OFTEN = 32;

/**
 * Gives the characters of one document codes: first those that stand there most often, then the others, either in the
 * order of Unicode: neighbours there look alike, and a face of them is smaller than in the order of the text (measured).
 * @param runs all that will be encoded
 * @throws RangeError past 65,535 characters
 */
export function makeCoder(book: FontBook, runs: Iterable<Run>): Coder {
  const counts = new Map<FontRole, CharacterTable>();
  for (const { text, role } of runs) {
    const table = counts.get(role) ?? new CharacterTable();
    counts.set(role, table);
    table.count(text);
  }
  const all = [...counts].flatMap(([role, table]) => lookUp(book, role, table));
  const codePoints = inOrder(all);
  if (codePoints.length >= FACE) throw new RangeError('more characters than a font can hold');
  const codes = new CharacterTable();
  codePoints.forEach((codePoint, i) => {
    codes.set(codePoint, i + 1);
  });
  const byRole = new Map([...counts.keys()].map((role) => [role, new CharacterTable()]));
  for (const { role, codePoint, face, shown } of all) byRole.get(role)?.set(codePoint, face * FACE + codes.get(shown));
  return {
    in: (role) => {
      const table = byRole.get(role);
      return (codePoint) => table?.get(codePoint) ?? 0;
    },
    codePoints,
    faces: book.faces.map((_, face) =>
      codesOf(
        all.filter((one) => one.face === face),
        codes,
      ),
    ),
    missing: () => listMissing(counts, all),
  };
}

function inOrder(all: readonly Shown[]): number[] {
  const counts = new Map<number, number>();
  for (const { shown, count } of all) counts.set(shown, (counts.get(shown) ?? 0) + count);
  const falling = [...counts].sort(([a, some], [b, others]) => others - some || a - b).map(([codePoint]) => codePoint);
  const rising = (some: readonly number[]) => some.toSorted((a, b) => a - b);
  return [...rising(falling.slice(0, OFTEN)), ...rising(falling.slice(OFTEN))];
}

function lookUp(book: FontBook, role: FontRole, counts: CharacterTable): Shown[] {
  return [...counts.entries()].flatMap(([codePoint, count]): Shown[] => {
    if (isHidden(codePoint)) return [];
    const found = findGlyph(book, role, codePoint);
    const { face, glyph } = found ?? boxGlyph(book, role);
    return [{ role, codePoint, count, face, glyph, shown: found ? codePoint : PLACEHOLDER }];
  });
}

function codesOf(all: readonly Shown[], codes: CharacterTable): FaceCodes {
  const glyphs = new Map(all.map(({ shown, glyph }) => [codes.get(shown), glyph]));
  const own = [...glyphs.keys()].sort((a, b) => a - b);
  return { codes: own, glyphs: own.map((code) => glyphs.get(code) ?? 0) };
}

function listMissing(counts: ReadonlyMap<FontRole, CharacterTable>, all: readonly Shown[]): MissingCharacter[] {
  const missing = new Map<number, { count: number; painted: 'box' | 'nothing' }>();
  const note = (codePoint: number, painted: 'box' | 'nothing', count: number) => {
    const before = missing.get(codePoint)?.count ?? 0;
    missing.set(codePoint, { count: before + count, painted });
  };
  for (const table of counts.values())
    for (const [codePoint, count] of table.entries()) if (isHidden(codePoint)) note(codePoint, 'nothing', count);
  for (const { codePoint, shown, count } of all) if (codePoint !== shown) note(codePoint, 'box', count);
  return [...missing]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, entry]) => ({ char: String.fromCodePoint(codePoint), codePoint, ...entry }));
}
