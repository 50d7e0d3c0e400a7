export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Why a cell's text may not be what was typed. */
export const CELL_DOUBTS = [
  /** A number of more than 15 digits: a spreadsheet keeps no more, so a long code has lost its end. */
  'number15',
  /** A formula that was never calculated: the cell reads as empty. */
  'noValue',
  /** A formula that failed: the text is its error, such as #REF!. */
  'error',
] as const;

/** A cell that needs a second look; `row` and `column` count from 1, `row` as in `lines`. */
export interface DoubtfulCell {
  row: number;
  column: number;
  why: (typeof CELL_DOUBTS)[number];
}

/** The rows of a sheet as text; rows with nothing in them are left out, and so are empty cells at a row's end. */
export interface Sheet {
  /** Empty for a text file. */
  name: string;
  rows: string[][];
  /** Of `rows[i]`, the line of the text file or the row of the sheet, from 1. */
  lines: number[];
  /** How many cells are formulas. None is calculated: the value is the one that was saved. */
  formulas: number;
  doubtful: DoubtfulCell[];
  /** Of `lines`, those that the sheet hides: they are read like the others. */
  hidden: number[];
}

/** A table file that was read. */
export interface TableFile {
  kind: 'csv' | 'xlsx';
  /** Of a text file. */
  encoding?: TextEncodingName | undefined;
  sheets: Sheet[];
}
