import { setBox } from './cell.ts';
import type { Setup, TextStyle } from './format.ts';
import { drawing, type GridLook, type PlacedCell, rowSlab } from './grid.ts';
import type { Element, PageItem } from './page.ts';
import { partsOf, type Slab, space } from './slab.ts';

/** What a sign of a chart means. */
export interface LegendEntry {
  readonly name: string;
  /** Draws the sign into a box of `SAMPLE`, given its upper left corner. */
  sample(x: number, y: number): PageItem[];
}

/** As wide as a sign is drawn, and as high as the lines that it stands among are. */
export const SAMPLE = { width: 26, gap: 5 } as const;
/** Between two entries on a line. */
const APART = 16;

const styleOf = ({ format }: Setup): TextStyle => ({ ...format.styles.caption, align: 'left' });

/** The lines of what is said below a chart, from edge to edge. */
export function setBelow(text: string, setup: Setup): Slab[] {
  const { left, textWidth } = setup.format.page;
  const style = styleOf(setup);
  const box = setBox(text, style, textWidth, setup.measure);
  const slabs = box.lines.map(
    (_, at): Slab => ({ ...space(style.lineHeight, false), paint: (y) => box.paint(left, y, at, at + 1) }),
  );
  return partsOf({ type: 'Caption' }, slabs);
}

/** A legend: as many entries on a line as fit. */
export function setLegend(entries: readonly LegendEntry[], setup: Setup): Slab[] {
  const { left, textWidth } = setup.format.page;
  const style = styleOf(setup);
  const right = left + textWidth;
  const lead = SAMPLE.width + SAMPLE.gap;
  const look: GridLook = { edges: [], padding: { x: 0, y: 0 }, lineHeight: style.lineHeight, framed: false };
  const element: Element = { type: 'Caption' };
  const rows: PlacedCell[][] = [];
  let x = right;
  for (const { name, sample } of entries) {
    const text = setBox(name, style, Math.max(style.size, textWidth - lead), setup.measure);
    if (x + lead + text.width > right) {
      rows.push([]);
      x = left;
    }
    rows
      .at(-1)
      ?.push({ x, width: lead, text: drawing(sample), element }, { x: x + lead, width: text.width, text, element });
    x += lead + text.width + APART;
  }
  return rows.map((cells) => rowSlab({ cells, keep: false }, look));
}

/** Labels for which a chart has no room become numbers, which are explained below it. */
export function numbered(
  labels: readonly string[],
  isLong: (label: string) => boolean,
): { labels: string[]; key: string } {
  if (!labels.some(isLong)) return { labels: [...labels], key: '' };
  return {
    labels: labels.map((_, at) => `${at + 1}`),
    key: labels.map((label, at) => `${at + 1} ${label}`).join('；'),
  };
}

/** Between a chart and what stands below it. */
const DROP = 3;

/** A chart, and what explains it: that begins on the page on which the chart's last part stands. */
export function withBelow(chart: readonly Slab[], below: readonly Slab[]): Slab[] {
  const [first, ...rest] = below;
  return first ? [...chart, { ...first, above: DROP, clings: true }, ...rest] : [...chart];
}
