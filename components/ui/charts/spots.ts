/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A mark by the keys of its row and column: it stays the same when others come before it. */
export interface Spot {
  row: string;
  column: string;
}

/** A mark by where it stands. */
export interface Place {
  row: number;
  column: number;
}

/** Marks in rows and columns; some places have none. */
export interface Marks {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  boxOf(row: number, column: number): Box | null;
}

/** The first mark, row by row; null where there is none. */
export function firstSpot(marks: Marks): Place | null {
  for (let row = 0; row < marks.rows.length; row++) {
    const column = walk(marks, { row, column: -1 }, 0, 1);
    if (column) return column;
  }
  return null;
}

/**
 * Where a key leads: arrows to the next mark that way, past places without one; Home and End along the row, with Ctrl to
 * the first and last of all; Page Up and Down ten rows. Null for other keys; the same place where there is no further.
 */
export function nextSpot(marks: Marks, at: Place, key: string, far: boolean): Place | null {
  const { rows, columns } = marks;
  const [by, end] = [{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key], far];
  if (by && !end) return walk(marks, at, by[0] ?? 0, by[1] ?? 0) ?? at;
  if (key === 'Home') return end ? firstSpot(marks) : (walk(marks, { ...at, column: -1 }, 0, 1) ?? at);
  if (key === 'End') {
    for (let row = end ? rows.length - 1 : at.row; row >= 0; row--) {
      const last = walk(marks, { row, column: columns.length }, 0, -1);
      if (last) return last;
    }
  }
  if (key === 'PageDown') return walk(marks, { ...at, row: Math.min(at.row + 9, rows.length - 2) }, 1, 0) ?? at;
  if (key === 'PageUp') return walk(marks, { ...at, row: Math.max(at.row - 9, 1) }, -1, 0) ?? at;
  return null;
}

function walk(marks: Marks, from: Place, down: number, right: number): Place | null {
  let { row, column } = from;
  for (;;) {
    row += down;
    column += right;
    if (row < 0 || column < 0 || row >= marks.rows.length || column >= marks.columns.length) return null;
    if (marks.boxOf(row, column)) return { row, column };
  }
}

/** The mark at a point of the picture; null where there is none. */
export function spotAt(marks: Marks, x: number, y: number): Place | null {
  for (let row = 0; row < marks.rows.length; row++) {
    for (let column = 0; column < marks.columns.length; column++) {
      const box = marks.boxOf(row, column);
      if (!box || y < box.y || y > box.y + box.height) continue;
      if (x >= box.x && x <= box.x + box.width) return { row, column };
    }
  }
  return null;
}
