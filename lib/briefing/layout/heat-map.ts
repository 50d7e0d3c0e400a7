import type { BlockOf } from '../blocks/blocks.ts';
import { type CellText, cellStyle, setBox } from './cell.ts';
import type { Setup, TextStyle } from './format.ts';
import { edgesOf, type GridLook, type PlacedCell, rowSlab, rowsTogether } from './grid.ts';
import { numbered, setBelow, withBelow } from './legend.ts';
import type { Element } from './page.ts';
import { naturalWidth } from './setting.ts';
import { type Slab, unread } from './slab.ts';
import { apart } from './table.ts';

type HeatMap = BlockOf<'heatMap'>;

const PADDING = { x: 2.5, y: 2 } as const;
/** In ems: the narrowest and the widest column of marks, and up to how long a figure widens it. */
const MARK = { least: 1.5, most: 4, longest: 4 } as const;
/** How small a figure is set, of its usual size, so that its column stays narrow. */
const SMALLEST = 0.75;
/**
 * How wide the names are at least, in ems, and at most, as a share of the text's width; less where so all columns stand
 * in fewer parts.
 */
const NAME = { least: 5, most: 0.3, less: 0.22 } as const;
/** Heads of more lines than this become numbers. */
const MOST_HEAD = 8;
/** A part up to this share of the page stays on one; of a higher one, so many rows stand on a page at the least. */
const WHOLE = 1 / 2;
const LEAST_ROWS = 3;
/** Behind a line that sums up. */
const SUM = 0.9;

/** Columns from `from` to before `to`, which stand beside each other. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** How a map is divided, in points. */
interface Division {
  readonly parts: readonly Part[];
  readonly name: number;
  /** Of each column of marks. */
  readonly mark: number;
  /** The size of marks and figures. */
  readonly size: number;
}

/**
 * A heat map: a head whose words run downwards where a column is narrow, set again on every page, and a row for each
 * unit. Where there are more columns than the page is wide, they are set part by part, each with the names.
 */
export function setHeatMap(block: HeatMap, setup: Setup): Slab[] {
  const division = divide(block, setup);
  const room = division.mark - PADDING.x * 2;
  const style = cellStyle({ strong: true, align: 'center' }, setup.format);
  const isLong = (head: string) => setBox(head, style, room, setup.measure).lines.length > MOST_HEAD;
  const heads = numbered(headsOf(block), isLong);
  const element: Element = { type: 'Figure', alt: block.alt };
  const maps = division.parts.map((part) => setPart(block, heads.labels, part, { division, element, setup }));
  const below = [heads.key, block.legend].flatMap((text) => setBelow(text, setup));
  return maps.flatMap((slabs, at) => apart(at === maps.length - 1 ? withBelow(slabs, below) : slabs));
}

/** A row may hold more cells than there are heads. */
function headsOf({ columns, rows }: HeatMap): string[] {
  const count = rows.reduce((most, { cells }) => Math.max(most, cells.length), columns.length);
  return Array.from({ length: count }, (_, at) => columns[at] ?? '');
}

function divide(block: HeatMap, { format, measure }: Setup): Division {
  const { textWidth } = format.page;
  const style = format.styles.cellStrong;
  const em = style.size;
  const padding = PADDING.x * 2;
  const widest = (texts: Iterable<string>) =>
    [...new Set(texts)].reduce((wide, text) => Math.max(wide, naturalWidth(text, style, measure)), 0);
  const names = widest(block.rows.map(({ label }) => label)) + padding;
  const figures = Math.min(widest(block.rows.flatMap(({ cells }) => cells)), MARK.longest * em);
  const nameOf = (share: number) => Math.min(Math.max(names, NAME.least * em), textWidth * share);
  const markAtLeast = Math.max(figures * SMALLEST + padding, MARK.least * em);

  const count = headsOf(block).length;
  const partsWith = (name: number) => Math.ceil(count / Math.max(1, Math.floor((textWidth - name) / markAtLeast)));
  const [wide, narrow] = [nameOf(NAME.most), nameOf(NAME.less)];
  const nameAtLeast = partsWith(narrow) < partsWith(wide) ? narrow : wide;
  const each = Math.ceil(count / partsWith(nameAtLeast));
  const mark = Math.min((textWidth - nameAtLeast) / each, Math.max(markAtLeast, MARK.most * em));
  const parts = Array.from({ length: Math.ceil(count / each) }, (_, at) => ({
    from: at * each,
    to: Math.min((at + 1) * each, count),
  }));
  const shrunk = Math.max(SMALLEST, Math.min(1, (mark - padding) / Math.max(1, figures)));
  return { parts, name: textWidth - mark * each, mark, size: em * shrunk };
}

function setPart(
  block: HeatMap,
  heads: readonly string[],
  { from, to }: Part,
  { division, element, setup }: { division: Division; element: Element; setup: Setup },
): Slab[] {
  const { page, styles } = setup.format;
  const columns = heads.slice(from, to);
  const edges = edgesOf(page.left, [division.name, ...columns.map(() => division.mark)]);
  const look: GridLook = { edges, padding: PADDING, lineHeight: styles.cell.lineHeight, framed: true };
  const set = boxesOf(setup);
  const place = (texts: readonly string[], strong: boolean, size = styles.cell.size): PlacedCell[] =>
    texts.map((text, at) => {
      const [x = 0, end = 0] = edges.slice(at, at + 2);
      const style = cellStyle({ strong, align: at > 0 ? 'center' : 'left' }, setup.format);
      const box = set(text, at > 0 ? { ...style, size } : style, end - x - PADDING.x * 2);
      return { x, width: end - x, text: box, element };
    });
  const head = rowSlab({ cells: place(['', ...columns], true), keep: true }, look);
  const repeat = unread(head);
  const rows = block.rows.map(({ label, cells, sum = false }) => {
    const texts = [label, ...columns.map((_, at) => cells[from + at] ?? '')];
    return rowSlab(
      { cells: place(texts, sum, division.size), keep: false, repeat, shade: sum ? SUM : undefined },
      look,
    );
  });
  const height = [head, ...rows].reduce((sum, row) => sum + row.height, 0);
  const together = height <= page.textHeight * WHOLE ? rows.length : LEAST_ROWS;
  return [head, ...rowsTogether(rows, look, together)];
}

/** Sets each text once for a width and a style: a map says few things often. */
function boxesOf({ measure }: Setup): (text: string, style: TextStyle, width: number) => CellText {
  const known = new Map<string, CellText>();
  return (text, style, width) => {
    const key = JSON.stringify([text, width, style.role, style.size]);
    const box = known.get(key) ?? setBox(text, style, width, measure);
    known.set(key, box);
    return box;
  };
}
