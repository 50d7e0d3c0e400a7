import type { Face } from '../fonts/face.ts';
import type { FontRole } from '../layout/page.ts';

/** Which faces there are, and in which order a role asks them for a character. */
export interface FontBook {
  readonly faces: readonly Face[];
  /** Indexes into `faces`; the first that has a character shows it. */
  readonly order: Readonly<Record<FontRole, readonly number[]>>;
}

export interface Glyph {
  /** Index into `faces`. */
  readonly face: number;
  readonly glyph: number;
}

/** 〓 stands for a character that no face has, on paper and in the text that is copied out. */
export const PLACEHOLDER = 0x3013;

/** What the faces of a briefing are, by the kind of letter (briefing.md, Fonts). */
export type FaceName = 'serif' | 'bold' | 'sans' | 'kai' | 'own';

/** How the build names the files of the faces that ship, in `fonts/`, without an ending. */
export const FACE_FILES = {
  serif: 'noto-serif-sc-regular',
  bold: 'noto-serif-sc-bold',
  sans: 'noto-sans-sc-medium',
  kai: 'xunji-kai',
} as const satisfies Record<Exclude<FaceName, 'own'>, string>;

/**
 * Which faces a role asks for a character, in their order: 小标宋 titles are bold, 黑体 headings sans, 楷体 headings kai; the
 * body is the office's own 仿宋 where it has one, else serif, which has the most characters and so is everybody's first
 * fallback.
 */
export function facesFor(role: FontRole, hasOwn: boolean): FaceName[] {
  const first = { title: 'bold', heading: 'sans', subheading: 'kai', body: 'own', table: 'own' } as const;
  const all = new Set<FaceName>([first[role], 'serif', 'bold', 'sans', 'kai', 'own']);
  return [...all].filter((name) => hasOwn || name !== 'own');
}

/**
 * The faces of a briefing by what they are for.
 * @param faces all but `own`, which is the office's
 */
export function bookOf(faces: Readonly<Record<Exclude<FaceName, 'own'>, Face> & { own?: Face | undefined }>): FontBook {
  const names = (['serif', 'bold', 'sans', 'kai', 'own'] as const).filter((name) => faces[name] !== undefined);
  const order = (role: FontRole) => facesFor(role, faces.own !== undefined).map((name) => names.indexOf(name));
  return {
    faces: names.map((name) => faces[name] as Face),
    order: {
      title: order('title'),
      heading: order('heading'),
      subheading: order('subheading'),
      body: order('body'),
      table: order('table'),
    },
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
