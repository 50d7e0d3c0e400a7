import type { FontRole, Measure } from '../layout/page.ts';
import { boxGlyph, type FontBook, findGlyph } from './font-book.ts';

/** Widths for the layout, from the same glyphs that will be painted. */
export function measureWith(book: FontBook): Measure {
  return {
    advance: (codePoint: number, role: FontRole) => {
      const { face, glyph } = findGlyph(book, role, codePoint) ?? boxGlyph(book, role);
      return book.faces[face]?.advanceOf(glyph) ?? 1;
    },
  };
}
