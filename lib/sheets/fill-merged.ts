import type { Range } from '@e965/xlsx';

/**
 * Writes the text of a merged range's first cell into all of its cells, as far as the sheet is used: what the eye sees
 * over three columns or ten rows is said of each of them. Changes `grid`.
 * @param spend is called with the number of cells before they are filled; may throw
 */
export function fillMerged(grid: string[][], merges: readonly Range[], spend: (cells: number) => void): void {
  const lastColumn = grid.reduce((widest, row) => Math.max(widest, row.length), 0) - 1;
  for (const { s: start, e: end } of merges) {
    const text = grid[start.r]?.[start.c] ?? '';
    if (text === '') continue;
    const bottom = Math.min(end.r, grid.length - 1);
    const right = Math.min(end.c, lastColumn);
    spend((bottom - start.r + 1) * (right - start.c + 1));
    for (let row = start.r; row <= bottom; row++) fillRow(grid, row, start.c, right, text);
  }
}

function fillRow(grid: string[][], row: number, from: number, to: number, text: string): void {
  const cells = grid[row] ?? [];
  grid[row] = cells;
  for (let column = from; column <= to; column++) cells[column] = text;
}
