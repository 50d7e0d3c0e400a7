import type { PageSettings } from '../blocks/blocks.ts';
import type { FontRole, Measure } from './page.ts';

const MM = 72 / 25.4;

/**
 * The page of GB/T 9704-2012, 公文格式: top margin 37 mm, binding margin 28 mm, text area 156 × 225 mm (5.1, 5.2.1), 22
 * lines of 28 characters of size 三号 (5.2.3).
 */
export const STANDARD: PageSettings = { top: 37, left: 28, width: 156, height: 225, lines: 22, columns: 28 };
/** A4, in millimetres. */
const A4 = { width: 210, height: 297 } as const;
export const PAPER = { width: A4.width * MM, height: A4.height * MM } as const;

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

/** The text area and what stands around it, in points. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly textWidth: number;
  readonly textHeight: number;
  /** From the text area down to the dashes of the page number (GB/T 9704-2012, 7.5). */
  readonly folioDrop: number;
}

/** A page's measures and the styles that follow from them. */
export interface Format {
  readonly page: Area;
  /** How many lines of the body a page holds. */
  readonly lines: number;
  /** The distance between two lines of the grid: 28.99 pt on the standard's page. */
  readonly pitch: number;
  readonly styles: Readonly<Record<keyof ReturnType<typeof stylesOf>, TextStyle>>;
}

/** What text is set with: a page's format, and how wide characters are. */
export interface Setup {
  readonly format: Format;
  readonly measure: Measure;
}

/** The format of a page; the standard's where nothing is set. */
export function formatOf(settings: PageSettings | null = null): Format {
  const { left, top, width, height, lines, columns } = settings ?? STANDARD;
  const page: Area = {
    left: left * MM,
    top: top * MM,
    textWidth: width * MM,
    textHeight: height * MM,
    folioDrop: FOLIO_DROP * MM,
  };
  const pitch = page.textHeight / lines;
  return { page, lines, pitch, styles: stylesOf(bodyOf(page.textWidth, columns), pitch) };
}

const FOLIO_DROP = 7;
/** 三号. */
const BODY = 16;
/** The gaps between characters of 三号 that an office's page may ask for, in parts of an em: else it is set in another size. */
const GAPS = { from: -0.03, to: 0.09 } as const;

/**
 * The size of the body and the gap between its characters, so that the first and the last of a full line stand flush with
 * the text area's edges. 28 characters of 三号 are 5.8 pt wider than the standard's: each gap gives 0.215 pt. Where 三号
 * would stand too close or too loose, the size is the largest in half points of which a line holds so many.
 */
function bodyOf(width: number, columns: number): { size: number; tracking: number } {
  const trackingOf = (size: number) => (width - columns * size) / Math.max(1, columns - 1);
  const usual = trackingOf(BODY) / BODY;
  const size = usual >= GAPS.from && usual <= GAPS.to ? BODY : Math.max(0.5, Math.floor((width / columns) * 2) / 2);
  return { size, tracking: trackingOf(size) };
}

function stylesOf({ size, tracking }: { size: number; tracking: number }, pitch: number) {
  /** What the standard gives in sizes of its own grows with the body. */
  const scaled = (points: number) => (points * size) / BODY;
  const indent = 2 * (size + tracking);
  const body: TextStyle = { role: 'body', size, tracking, lineHeight: pitch, indent, align: 'justify' };
  const plain = { size: scaled(12), tracking: 0, lineHeight: scaled(18), indent: 0 };
  return {
    /** 二号, set in lines of about the same length. */
    title: { role: 'title', size: scaled(22), tracking: 0, lineHeight: scaled(36), indent: 0, align: 'center' },
    heading1: { ...body, role: 'heading' },
    heading2: { ...body, role: 'subheading' },
    body,
    /** 小四 on three quarters of the grid, for what stands beside the text: sources, evidence. */
    small: { role: 'body', size: scaled(12), tracking: 0, lineHeight: pitch * 0.75, indent, align: 'justify' },
    cell: { ...plain, role: 'table', align: 'flush' },
    cellStrong: { ...plain, role: 'heading', align: 'flush' },
    caption: { ...plain, role: 'table', align: 'center' },
    /** 五号, along a chart's axes. */
    axis: { role: 'table', size: scaled(10.5), tracking: 0, lineHeight: scaled(14), indent: 0, align: 'center' },
    /** What stands around a masthead: 三号. */
    head: { role: 'body', size, tracking: 0, lineHeight: pitch, indent: 0, align: 'left' },
    /** 四号, from edge to edge but for a character on either side (7.4.2). */
    imprint: { role: 'body', size: scaled(14), tracking: 0, lineHeight: scaled(24), indent: 0, align: 'justify' },
    signature: { ...body, indent: 0, align: 'left' },
    /** 附件1, in the upper left corner (7.3.7). */
    annex: { ...body, role: 'heading', indent: 0, align: 'left' },
    /** 四号. */
    folio: { role: 'body', size: scaled(14), tracking: 0, lineHeight: scaled(14), indent: 0, align: 'left' },
  } as const satisfies Record<string, TextStyle>;
}

export const CELL_PADDING = { x: 6, y: 5 } as const;
export const RULE_WIDTH = 0.5;
/** Space above and below a table or a row of photos. */
export const GAP = 8;

/** Where a line's baseline lies below its top: the em box stands in the middle and has 0.88 of its height above. */
export const baselineOf = (style: TextStyle): number => (style.lineHeight - style.size) / 2 + style.size * 0.88;

/** Fewer than these are no page of a document; a smaller body, or lines closer than these, nobody reads. */
const LEAST = { columns: 12, lines: 8, size: 9, lineHeight: 1.1 } as const;
/** Below the text area the page number stands, and a finger's breadth of paper. */
const FOOT = FOLIO_DROP + 8;

/**
 * What is wrong with a page that an office asks for: its text area with the page number doesn't lie on the paper, or
 * what it is to hold has no room; null where nothing is. `layOut` takes any.
 */
export function pageFault(settings: PageSettings): 'offPaper' | 'tooSmall' | null {
  const { left, top, width, height, columns, lines } = settings;
  if (left + width > A4.width || top + height + FOOT > A4.height) return 'offPaper';
  const { pitch, styles } = formatOf(settings);
  const isSmall = columns < LEAST.columns || lines < LEAST.lines || styles.body.size < LEAST.size;
  return isSmall || pitch < styles.body.size * LEAST.lineHeight ? 'tooSmall' : null;
}
