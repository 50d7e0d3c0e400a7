import type { Grade } from '../../../lib/model/records.ts';

/** A cell of a heat map, with a pixel's room to the next (ui.md: 29 × 23). */
export const CELL = { width: 29, height: 23, gap: 1 };

/** The grades with a ground of their own. */
export const TINTED = ['good', 'fairlyGood', 'fair', 'poor'] as const;
const PLAIN = ['notApplicable', 'notSeen'] as const;
export const MARKED = [...TINTED, ...PLAIN] as const;

/** The left edge of a column. */
export const columnX = (column: number): number => column * (CELL.width + CELL.gap);

/** What a cell shows: a grade's mark, or a figure on the ground of its grade; a stray one has no ground. */
export interface Face {
  grade: Grade | null;
  figure: string | null;
  stray: boolean;
}

/** The grounds of a row's cells of one grade, as one path. @param top the row's upper edge in pixels */
export function groundsOf(faces: readonly (Face | null)[], grade: Grade, top: number): string {
  return faces
    .map((face, column) =>
      face?.grade === grade && !face.stray
        ? `M${columnX(column)} ${top}h${CELL.width}v${CELL.height}h-${CELL.width}z`
        : '',
    )
    .join('');
}

/**
 * The marks of a row's cells of one grade, as one path; cells that show a figure have none.
 * @param stray whether those that stand on no ground, or those on their grade's
 */
export function marksOf(faces: readonly (Face | null)[], grade: Grade, top: number, stray: boolean): string {
  const y = top + CELL.height / 2;
  return faces
    .map((face, column) =>
      face?.grade === grade && face.stray === stray && face.figure === null
        ? MARKS[grade](columnX(column) + CELL.width / 2, y)
        : '',
    )
    .join('');
}

/** Round is fine, triangle is of concern; trouble is larger, so that it stands out: 8 and 11 pixels. */
const MARKS: Record<Grade, (x: number, y: number) => string> = {
  good: (x, y) => circle(x, y, 4),
  fairlyGood: (x, y) => circle(x, y, 3.2),
  fair: (x, y) => `M${x} ${y - 4.6}l4.6 8.6h-9.2z`,
  poor: (x, y) => `M${x} ${y - 5}l5.4 9.8h-10.8z`,
  notApplicable: (x, y) => `M${x - 3} ${y}h6`,
  notSeen: (x, y) => `M${x - 4} ${y - 4}h8v8h-8z`,
};

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
