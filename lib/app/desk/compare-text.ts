/**
 * A table as tab-separated text, for pasting into a spreadsheet: a row a line, no cell with a line break or tab in it.
 * Text that a spreadsheet would take for a formula gets an apostrophe before it, full-width signs too; numbers don't.
 */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellText).join('\t')).join('\r\n');
}

const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
const NUMBER = /^-?\d+(\.\d+)?%?$/;

function cellText(cell: string): string {
  const flat = cell.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
  return FORMULA.test(flat) && !NUMBER.test(flat) ? `'${flat}` : flat;
}
