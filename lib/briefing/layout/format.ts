import type { FontRole } from './page.ts';

const MM = 72 / 25.4;

/**
 * The page of GB/T 9704-2012, 公文格式, in points: A4, top margin 37 mm, binding margin 28 mm, text area 156 × 225 mm
 * (5.1, 5.2.1), 22 lines of 28 characters of size 三号 (5.2.3), page number in 四号 with a dash on either side, 7 mm below
 * the text area, odd pages right, even pages left, one character in (7.5).
 */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  left: 28 * MM,
  top: 37 * MM,
  textWidth: 156 * MM,
  textHeight: 225 * MM,
  folioDrop: 7 * MM,
} as const;

export const LINES = 22;
const COLUMNS = 28;
/** The distance between two lines of the grid: 28.99 pt. */
export const PITCH = PAGE.textHeight / LINES;

/** 三号. */
const BODY = 16;
/**
 * 28 characters of 16 pt are 5.8 pt wider than the text area: each gap between them gives 0.215 pt, so that the first
 * and the last stand flush with its edges.
 */
const GRID_TRACKING = (PAGE.textWidth - COLUMNS * BODY) / (COLUMNS - 1);

/** How a kind of text is set. */
export interface TextStyle {
  readonly role: FontRole;
  readonly size: number;
  readonly tracking: number;
  readonly lineHeight: number;
  /** First-line indent in points: two characters of the body (GB/T 9704-2012, 7.3.3). */
  readonly indent: number;
  /** `flush` spreads a line only where it then reaches the edge: for narrow columns. */
  readonly align: 'justify' | 'flush' | 'left' | 'center';
}

const body: TextStyle = {
  role: 'body',
  size: BODY,
  tracking: GRID_TRACKING,
  lineHeight: PITCH,
  indent: 2 * (BODY + GRID_TRACKING),
  align: 'justify',
};

export const STYLES = {
  /** 二号, set in lines of about the same length. */
  title: { role: 'title', size: 22, tracking: 0, lineHeight: 36, indent: 0, align: 'center' },
  heading1: { ...body, role: 'heading' },
  heading2: { ...body, role: 'subheading' },
  body,
  /** 小四 on three quarters of the grid, for what stands beside the text: sources, evidence. */
  small: { role: 'body', size: 12, tracking: 0, lineHeight: PITCH * 0.75, indent: body.indent, align: 'justify' },
  cell: { role: 'table', size: 12, tracking: 0, lineHeight: 18, indent: 0, align: 'flush' },
  cellStrong: { role: 'heading', size: 12, tracking: 0, lineHeight: 18, indent: 0, align: 'flush' },
  caption: { role: 'table', size: 12, tracking: 0, lineHeight: 18, indent: 0, align: 'center' },
  /** What stands around a masthead: 三号. */
  head: { role: 'body', size: 16, tracking: 0, lineHeight: PITCH, indent: 0, align: 'left' },
  /** 四号, from edge to edge but for a character on either side (7.4.2). */
  imprint: { role: 'body', size: 14, tracking: 0, lineHeight: 24, indent: 0, align: 'justify' },
  signature: { ...body, indent: 0, align: 'left' },
  /** 四号. */
  folio: { role: 'body', size: 14, tracking: 0, lineHeight: 14, indent: 0, align: 'left' },
} as const satisfies Record<string, TextStyle>;

export const CELL_PADDING = { x: 6, y: 5 } as const;
export const RULE_WIDTH = 0.5;
/** Space above and below a table or a row of photos. */
export const GAP = 8;

/** Where a line's baseline lies below its top: the em box stands in the middle and has 0.88 of its height above. */
export const baselineOf = (style: TextStyle): number => (style.lineHeight - style.size) / 2 + style.size * 0.88;
