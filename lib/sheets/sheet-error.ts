/** Why a table file wasn't read or written: codes for the screen to put into words. */
export const SHEET_FAULTS = [
  /** It is no .xlsx and no text; `hint` says what it seems to be. */
  'notXlsx',
  /** A workbook that is cut or broken. */
  'damaged',
  /** Neither UTF-8 nor GB18030 nor UTF-16 with its mark; `line` is the first that can't be read. */
  'encoding',
  /** A quotation mark that isn't closed, or has text behind it. */
  'quote',
  'fileTooLarge',
  'unpacksTooLarge',
  /** A workbook that is many times its size once it is unpacked; `limit` is how many times at most. */
  'ratioTooHigh',
  'tooManyRows',
  'tooManyColumns',
  'tooManyCells',
  'cellTooLong',
  /** A sheet's name that Excel would refuse, or that stands twice. */
  'badSheetName',
  'cancelled',
  /** What the page and the worker said to each other isn't what was agreed. */
  'badMessage',
  /** The worker broke off, most often for lack of memory. */
  'workerFailed',
] as const;
export type SheetFault = (typeof SHEET_FAULTS)[number];

/** What a file that isn't .xlsx seems to be. */
export const SHEET_HINTS = ['oldBinary', 'binaryBook', 'locked', 'webPage', 'otherZip', 'unknown'] as const;

/** Where the fault lies: all that is known of it. Lines and columns count from 1, as the person's program shows them. */
export interface SheetPlace {
  sheet?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  /** The limit that was passed, in the unit of `SheetLimits`. */
  limit?: number | undefined;
  hint?: (typeof SHEET_HINTS)[number] | undefined;
}

/** A table file was refused as a whole. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  constructor(
    readonly fault: SheetFault,
    readonly place: SheetPlace = {},
    options?: ErrorOptions,
  ) {
    super(`${fault} ${JSON.stringify(place)}`, options);
  }
}
