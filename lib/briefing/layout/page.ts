/**
 * Pages as `layout` hands them to the painter. All lengths are points, from the page's top left corner downwards.
 */

/** What a face is for (briefing.md, Fonts): 小标宋, 黑体, 楷体, 仿宋, and a table's text. */
export type FontRole = 'title' | 'heading' | 'subheading' | 'body' | 'table';

/** Characters on one line in one role. */
export interface Run {
  readonly kind: 'run';
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly role: FontRole;
  /** Added after every character. */
  readonly tracking: number;
  /** Added after a space, over and above. */
  readonly spaceTracking: number;
}

/** A straight line of a table. */
export interface Rule {
  readonly kind: 'rule';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
}

/** The place of a photo. */
export interface Picture {
  readonly kind: 'picture';
  readonly ref: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type PageItem = Run | Rule | Picture;

export interface Page {
  readonly number: number;
  readonly items: readonly PageItem[];
  /** The page number, below the text area. */
  readonly folio: Run;
}

/** A heading's place, for the document's outline. */
export interface OutlineEntry {
  readonly level: 1 | 2;
  readonly text: string;
  readonly page: number;
}

export interface LaidOut {
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
}

/** How wide characters are. The layout knows nothing else of a font. */
export interface Measure {
  /** The advance width of a character in parts of an em; 1 for the box that stands for one the font lacks. */
  advance(codePoint: number, role: FontRole): number;
}
