/**
 * Pages as `layout` hands them to the painter. All lengths are points, from the page's top left corner downwards.
 */

/** What a face is for (briefing.md, Fonts): 小标宋, 黑体, 楷体, 仿宋, and a table's text. */
export type FontRole = 'title' | 'heading' | 'subheading' | 'body' | 'table';

/**
 * What something on a page is a part of, for readers who don't see it (ISO 32000-1, 14.8.4): the same object on every
 * page that it runs on to. What belongs to none is there for the eye alone: rules, page numbers, a head that is repeated.
 */
export interface Element {
  readonly type: 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Caption';
  readonly within?: Element;
  /** What a figure shows, in words. */
  readonly alt?: string;
  /** Of a TH: what it is the head of; and of any cell how many columns it takes, where that is not one. */
  readonly scope?: 'Column' | 'Row';
  readonly columns?: number;
  /** From 1: the annex whose heading it is, or of any other element, to which it leads. */
  readonly annex?: number;
}

/** The red of official papers: Y80 M80 (GB/T 9704-2012, 7.2.4, of the name of the issuing office and its rule). */
export type Ink = 'black' | 'red';

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
  /** Black where none is given. */
  readonly ink?: Ink;
  readonly element?: Element;
}

/** A straight line of a table. */
export interface Rule {
  readonly kind: 'rule';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly ink?: Ink;
}

/** The place of a photo. */
export interface Picture {
  readonly kind: 'picture';
  readonly ref: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly element?: Element;
}

/** A shape that is drawn point by point: a bar, a line of a chart, a mark on it. */
export interface Shape {
  readonly kind: 'shape';
  /** Two at least. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What it is filled with, from 0 for black to 1 for white, and it is closed then; none for an open line. */
  readonly fill?: number;
  /** Of its line, in black and with round joins; 0 for none. */
  readonly width: number;
  /** How long the line's dashes and gaps are, in turn; none for an unbroken line. */
  readonly dash?: readonly number[];
  readonly element?: Element;
}

export type PageItem = Run | Rule | Picture | Shape;

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
  /** The number of the page on which each block begins. */
  readonly places: readonly number[];
}

/** How wide characters are. The layout knows nothing else of a font. */
export interface Measure {
  /** The advance width of a character in parts of an em; 1 for the box that stands for one the font lacks. */
  advance(codePoint: number, role: FontRole): number;
}
