import type { SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';
import type { DoubtfulCell, Sheet } from './table-file.ts';

/** Gathers the rows of a sheet, from top to bottom, and stops at the first that passes a limit. */
export class SheetRows {
  readonly #rows: string[][] = [];
  readonly #lines: number[] = [];

  constructor(
    private readonly name: string,
    private readonly limits: SheetLimits,
  ) {}

  /**
   * Takes a row; one with nothing but white space in it is left out.
   * @param line from 1
   * @throws SheetError `tooManyRows`, `tooManyColumns`, `cellTooLong`
   */
  add(line: number, cells: string[]): void {
    let width = cells.length;
    while (width > 0 && cells[width - 1]?.trim() === '') width--;
    if (width === 0) return;
    const { name: sheet, limits } = this;
    if (this.#rows.length >= limits.rows) throw new SheetError('tooManyRows', { sheet, line, limit: limits.rows });
    if (width > limits.columns) {
      throw new SheetError('tooManyColumns', { sheet, line, column: width, limit: limits.columns });
    }
    const long = cells.findIndex((cell) => cell.length > limits.cellLength);
    if (long >= 0) throw new SheetError('cellTooLong', { sheet, line, column: long + 1, limit: limits.cellLength });
    this.#rows.push(width === cells.length ? cells : cells.slice(0, width));
    this.#lines.push(line);
  }

  /** The sheet as it is handed on. @param hidden lines that the sheet hides, with or without anything in them */
  done(formulas = 0, doubtful: DoubtfulCell[] = [], hidden: ReadonlySet<number> = new Set()): Sheet {
    const [rows, lines] = [this.#rows, this.#lines];
    return { name: this.name, rows, lines, formulas, doubtful, hidden: lines.filter((line) => hidden.has(line)) };
  }
}
