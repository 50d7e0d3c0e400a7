import type { BlockOf } from '../blocks/blocks.ts';
import { type CellText, setBox } from './cell.ts';
import type { Setup, TextStyle } from './format.ts';
import { drawing, type GridLook, rowSlab } from './grid.ts';
import { SAMPLE, setLegend, withBelow } from './legend.ts';
import type { Element, PageItem } from './page.ts';
import { patterned } from './shapes.ts';
import type { Slab } from './slab.ts';
import { apart } from './table.ts';

type Bars = BlockOf<'bars'>;

const PADDING = { x: 4, y: 2 } as const;
/** How high a bar is, of a line. */
const THICK = 0.6;
/** The shortest part that is more than nothing. */
const SLIVER = 1;
/** The most that the names, and the words behind the bars, take of the text's width. */
const MOST = 0.34;
/** Bars up to this share of the page stay on one. */
const WHOLE = 1 / 3;

/** A bar a line: its name on the left, what it stands for on the right, and what the patterns mean below. */
export function setBars(block: Bars, setup: Setup): Slab[] {
  const { page, styles } = setup.format;
  const style: TextStyle = { ...styles.cell, align: 'left' };
  const most = page.textWidth * MOST;
  const set = (text: string): CellText => setBox(text, style, most - PADDING.x * 2, setup.measure);
  const rows = block.rows.map((row) => ({ ...row, name: set(row.label), behind: set(row.text) }));
  const widest = (texts: readonly CellText[]) =>
    texts.reduce((wide, { width }) => Math.max(wide, width), 0) + PADDING.x * 2;
  const [name, behind] = [widest(rows.map((row) => row.name)), widest(rows.map((row) => row.behind))];
  const axis = page.left + name;
  // The longest bar doesn't touch its words.
  const room = Math.max(1, page.textWidth - name - behind - PADDING.x);
  const full = rows.reduce((longest, { parts }) => Math.max(longest, sumOf(parts)), block.full);
  const height = style.lineHeight * THICK;
  const barOf = (parts: readonly number[]) =>
    drawing((_, y) =>
      bar(parts, { x: axis, y: y + (style.lineHeight - height) / 2, height, scale: room / full, room }),
    );

  const element: Element = { type: 'Figure', alt: block.alt };
  const look: GridLook = { edges: [], padding: PADDING, lineHeight: style.lineHeight, framed: false, axis };
  const slabs = rows.map((row, at) => {
    const cells = [
      { x: page.left, width: name, text: row.name, element },
      { x: axis, width: room, text: barOf(row.parts), element },
      { x: axis + room + PADDING.x, width: behind, text: row.behind, element },
    ];
    // No bar stands alone at a page's end.
    return rowSlab({ cells, keep: rows.length > 1 && (at === 0 || at === rows.length - 2) }, look);
  });
  const legend = block.legend.map((words, part) => ({
    name: words,
    sample: (x: number, y: number): PageItem[] =>
      patterned({ x, y: y + (style.lineHeight - height) / 2, width: SAMPLE.width, height }, part),
  }));
  const total = slabs.reduce((sum, slab) => sum + slab.height, 0);
  const together =
    total > page.textHeight * WHOLE ? slabs : slabs.map((slab) => ({ ...slab, keep: slab !== slabs.at(-1) }));
  return apart(withBelow(together, setLegend(legend, setup)));
}

const sumOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

/** The parts of a bar one after the other; what is more than nothing can be seen. */
function bar(
  parts: readonly number[],
  { x, y, height, scale, room }: { x: number; y: number; height: number; scale: number; room: number },
): PageItem[] {
  let left = x;
  return parts.flatMap((part, at) => {
    const width = Math.min(part > 0 ? Math.max(SLIVER, part * scale) : 0, x + room - left);
    if (width <= 0) return [];
    left += width;
    return patterned({ x: left - width, y, width, height }, at);
  });
}
