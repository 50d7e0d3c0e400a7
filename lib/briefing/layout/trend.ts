import type { BlockOf } from '../blocks/blocks.ts';
import { setBox } from './cell.ts';
import { RULE_WIDTH, type Setup } from './format.ts';
import { type GridLook, type PlacedCell, rowSlab } from './grid.ts';
import { numbered, SAMPLE, setBelow, setLegend, withBelow } from './legend.ts';
import type { Element, PageItem } from './page.ts';
import { naturalWidth } from './setting.ts';
import { lineThrough, markAt, ruleFrom } from './shapes.ts';
import { partOf, type Slab, space } from './slab.ts';
import { apart } from './table.ts';

type Trend = BlockOf<'trend'>;

/** How high the lines' room is, of the text area. */
const HEIGHT = 0.24;
/** Up to how long a label stands along an axis, in ems; longer ones become numbers. */
const LONGEST = { side: 8, foot: 10 } as const;
/** Between a label and its axis. */
const GAP = 4;
/** No line bears more marks than this. */
const MOST_MARKS = 40;

/** Where the lines are drawn, and where a value stands in there. */
interface Plot {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** The n-th point's place along the bottom, from 0. */
  xOf(point: number): number;
  /** How far a value stands below the plot's upper edge. */
  dropOf(value: number): number;
}

/**
 * Lines over visits or days: told apart by dashes and marks, which a legend explains. A value that isn't there breaks its
 * line. Points that stand closer than their labels are wide bear a label every so many.
 */
export function setTrend(block: Trend, setup: Setup): Slab[] {
  const { styles } = setup.format;
  const isLong = (ems: number) => (label: string) =>
    naturalWidth(label, styles.axis, setup.measure) > ems * styles.axis.size;
  const side = numbered(
    block.scale.map(({ label }) => label),
    isLong(LONGEST.side),
  );
  const foot = numbered(block.points, isLong(LONGEST.foot));
  const scale = block.scale.map(({ value }, at) => ({ value, label: side.labels[at] ?? '' }));
  const plot = plotOf(block, scale, setup);
  const element: Element = { type: 'Figure', alt: block.alt };
  const chart = [setPlot(block, scale, plot, { element, setup }), setFoot(foot.labels, plot, { element, setup })];
  const middle = styles.caption.lineHeight / 2;
  const legend = block.series.map(({ name }, at) => ({
    name,
    sample: (x: number, y: number) => sample(x, y + middle, at),
  }));
  const keys = [side.key, foot.key].flatMap((key) => setBelow(key, setup));
  return apart(withBelow(chart, [...setLegend(legend, setup), ...keys]));
}

const sample = (x: number, y: number, series: number): PageItem[] => [
  lineThrough(
    [
      [x, y],
      [x + SAMPLE.width, y],
    ],
    series,
  ),
  markAt(x + SAMPLE.width / 2, y, series),
];

type Scale = readonly { readonly value: number; readonly label: string }[];

function plotOf({ points, series }: Trend, scale: Scale, { format, measure }: Setup): Plot {
  const { page, styles } = format;
  const side = scale.reduce((wide, { label }) => Math.max(wide, naturalWidth(label, styles.axis, measure)), 0) + GAP;
  const width = Math.max(1, page.textWidth - side);
  const left = page.left + page.textWidth - width;
  const height = page.textHeight * HEIGHT;
  const values = [...scale.map(({ value }) => value), ...series.flatMap((one) => one.values.filter(isNumber))];
  // Halves, since the difference of two numbers may be more than a number can say.
  const low = values.reduce((least, value) => Math.min(least, value / 2), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value / 2), Number.NEGATIVE_INFINITY);
  return {
    left,
    width,
    height,
    xOf: (point) => left + ((point + 0.5) * width) / points.length,
    dropOf: (value) => (high > low ? height * (1 - (value / 2 - low) / (high - low)) : height / 2),
  };
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

/** The lines with what stands on their left. Above and below there is room for half a line. */
function setPlot(
  { points, series }: Trend,
  scale: Scale,
  plot: Plot,
  { element, setup }: { element: Element; setup: Setup },
): Slab {
  const { axis } = setup.format.styles;
  const half = axis.lineHeight / 2;
  const right = plot.left + plot.width;
  const labels = labelled(scale, plot, axis.lineHeight).map(({ label, drop }) => ({
    box: setBox(label, { ...axis, align: 'left' }, Number.POSITIVE_INFINITY, setup.measure),
    drop,
  }));
  const paint = (y: number): PageItem[] => {
    const top = y + half;
    const at = (point: number, value: number) => [plot.xOf(point), top + plot.dropOf(value)] as const;
    const stretches = series.map(({ values }) => stretchesOf(values.slice(0, points.length)));
    return [
      ruleFrom(plot.left, top, plot.left, top + plot.height),
      ruleFrom(plot.left, top + plot.height, right, top + plot.height),
      ...labels.map(({ drop }) => ruleFrom(plot.left, top + drop, right, top + drop, RULE_WIDTH / 2)),
      ...labels.flatMap(({ box, drop }) => box.paint(plot.left - GAP - box.width, top + drop - half, 0, 1)),
      ...stretches.flatMap((ones, line) =>
        ones
          .filter(({ length }) => length > 1)
          .map((one) =>
            lineThrough(
              one.map((p) => at(p.point, p.value)),
              line,
            ),
          ),
      ),
      ...stretches.flatMap((ones, line) => marksOf(ones).map((p) => markAt(...at(p.point, p.value), line))),
    ];
  };
  return { ...space(plot.height + half * 2, true), paint: (y) => partOf(element, paint(y)) };
}

/** The values of a scale from the bottom; one that would stand in another's way is left out. */
function labelled(scale: Scale, plot: Plot, lineHeight: number): { label: string; drop: number }[] {
  const all = scale.map(({ value, label }) => ({ label, drop: plot.dropOf(value) })).sort((a, b) => b.drop - a.drop);
  const shown: { label: string; drop: number }[] = [];
  for (const one of all) if (one.drop <= (shown.at(-1)?.drop ?? Number.POSITIVE_INFINITY) - lineHeight) shown.push(one);
  return shown;
}

interface PointValue {
  readonly point: number;
  readonly value: number;
}

/** Values that follow each other without a gap. */
function stretchesOf(values: readonly (number | null)[]): PointValue[][] {
  const stretches: PointValue[][] = [[]];
  values.forEach((value, point) => {
    if (isNumber(value)) stretches.at(-1)?.push({ point, value });
    else stretches.push([]);
  });
  return stretches.filter(({ length }) => length > 0);
}

/** Where marks stand: on every point, or on every so many of a long line; on one that stands alone always. */
function marksOf(stretches: readonly (readonly PointValue[])[]): PointValue[] {
  const count = stretches.reduce((sum, { length }) => sum + length, 0);
  const every = Math.ceil(count / MOST_MARKS);
  return stretches.flatMap((one) => one.filter((_, at) => at % every === 0));
}

/** The labels along the bottom. */
function setFoot(labels: readonly string[], plot: Plot, { element, setup }: { element: Element; setup: Setup }): Slab {
  const { page, styles } = setup.format;
  const { axis } = styles;
  const slot = plot.width / labels.length;
  const widest = labels.reduce((wide, label) => Math.max(wide, naturalWidth(label, axis, setup.measure)), 0);
  // A label may take two lines.
  const every = widest + GAP > slot ? Math.ceil((widest / 2 + axis.size) / slot) : 1;
  const width = Math.min(slot * every, page.textWidth);
  const room = Math.max(axis.size, width - GAP);
  const most = page.left + page.textWidth - width;
  const cells = labels.flatMap((label, at): PlacedCell[] => {
    if (at % every > 0) return [];
    const text = setBox(label, axis, room, setup.measure);
    const x = plot.xOf(at) - width / 2;
    // At the right end there may be no room for one: it would stand below another point.
    if (at > 0 && x - most > (room - text.width) / 2) return [];
    return [{ x: Math.min(Math.max(x, page.left), most), width, text, element }];
  });
  const look: GridLook = { edges: [], padding: { x: GAP / 2, y: 2 }, lineHeight: axis.lineHeight, framed: false };
  return rowSlab({ cells, keep: false }, look);
}
