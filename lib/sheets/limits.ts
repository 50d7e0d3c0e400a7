/** What a table file may be at most. Beyond it reading stops with a named error instead of filling the memory. */
export interface SheetLimits {
  /** Bytes of the file. */
  fileBytes: number;
  /** Bytes of a workbook's parts once they are unpacked. */
  unpackedBytes: number;
  /** Unpacked bytes over packed ones; deflate itself ends at about 1030, office files lie under 60. */
  ratio: number;
  /** Rows of a sheet that have something in them. */
  rows: number;
  /** Columns of a row. */
  columns: number;
  /** Cells of all sheets, with those that a merged range fills. */
  cells: number;
  /** UTF-16 units of a cell: Excel's own limit. */
  cellLength: number;
}

export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 50 * 2 ** 20,
  unpackedBytes: 300 * 2 ** 20,
  ratio: 200,
  rows: 200_000,
  columns: 500,
  cells: 4_000_000,
  cellLength: 32_767,
};
