import type { FontRole, Measure } from '../layout/page.ts';
import { boxGlyph, type FontBook, findGlyph } from './font-book.ts';

/** Widths for the layout, from the same glyphs that will be painted. */
export function measureWith(book: FontBook): Measure {
  // A long text has few characters: each is looked up once a role.
  const known = new Map<FontRole, Map<number, number>>();
  const knownIn = (role: FontRole) => {
    const found = known.get(role) ?? new Map<number, number>();
    known.set(role, found);
    return found;
  };
  return {
    advance: (codePoint: number, role: FontRole) => {
      const ofRole = knownIn(role);
      const before = ofRole.get(codePoint);
      if (before !== undefined) return before;
      const { face, glyph } = findGlyph(book, role, codePoint) ?? boxGlyph(book, role);
      const advance = book.faces[face]?.advanceOf(glyph) ?? 1;
      ofRole.set(codePoint, advance);
      return advance;
    },
  };
}
