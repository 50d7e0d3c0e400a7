import type { Face } from '../fonts/face.ts';
import type { FontRole } from '../layout/page.ts';

/** Which faces there are, and in which order a role asks them for a character. */
export interface FontBook {
  readonly faces: readonly Face[];
  /** Indexes into `faces`; the first that has a character shows it. */
  readonly order: Readonly<Record<FontRole, readonly number[]>>;
  /** Roles whose face is drawn bolder by a stroke of this part of an em, while no bold face is there. */
  readonly thicken: Readonly<Partial<Record<FontRole, number>>>;
}

export interface Glyph {
  /** Index into `faces`. */
  readonly face: number;
  readonly glyph: number;
}

/** 〓 stands for a character that no face has, on paper and in the text that is copied out. */
export const PLACEHOLDER = 0x3013;

/** One face in all roles: titles and headings are drawn bolder, so that they stand out. */
export function bookOfOne(face: Face): FontBook {
  const only = [0];
  return {
    faces: [face],
    order: { title: only, heading: only, subheading: only, body: only, table: only },
    thicken: { title: 0.02, heading: 0.018, subheading: 0.012 },
  };
}

/** The glyph that shows a character in a role; null where no face has it. */
export function findGlyph(book: FontBook, role: FontRole, codePoint: number): Glyph | null {
  for (const face of book.order[role]) {
    const glyph = book.faces[face]?.glyphOf(codePoint) ?? 0;
    if (glyph > 0) return { face, glyph };
  }
  return null;
}

/** The box's glyph: 〓 of the first face that has it, else the first face's own sign for a missing glyph. */
export function boxGlyph(book: FontBook, role: FontRole): Glyph {
  return findGlyph(book, role, PLACEHOLDER) ?? { face: book.order[role][0] ?? 0, glyph: 0 };
}
