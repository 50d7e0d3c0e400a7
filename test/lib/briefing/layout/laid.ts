import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { type Area, formatOf } from '../../../../lib/briefing/layout/format.ts';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import type { LaidOut, Measure, PageItem, Run } from '../../../../lib/briefing/layout/page.ts';
import { fakeMeasure } from '../fake-measure.ts';

/** The standard's page. */
export const { page: PAGE, pitch: PITCH, lines: LINES } = formatOf();

/** Lays blocks out on the standard's page with the font whose widths are known. */
export const lay = (...blocks: Block[]): LaidOut => layOut(blocks, fakeMeasure);

export const body = (text: string): Block => ({ kind: 'paragraph', text, size: 'body' });
export const han = (n: number): string => '字'.repeat(n);

const isRun = (item: PageItem): item is Run => item.kind === 'run';
/** The runs of each page. */
export const runsOf = (out: LaidOut): Run[][] => out.pages.map((page) => page.items.filter(isRun));
export const textOf = (out: LaidOut): string =>
  runsOf(out)
    .flat()
    .map(({ text }) => text)
    .join('');

/** How wide a run is, without what is added after its last character. */
export function widthOf({ text, role, size, tracking, spaceTracking }: Run, measure: Measure = fakeMeasure): number {
  const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  return codes.reduce((width, code, i) => {
    const hidden = code > 0x7f && /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code));
    const gap = i < codes.length - 1 ? tracking + (code === 0x20 ? spaceTracking : 0) : 0;
    return width + (hidden ? 0 : measure.advance(code, role) * size) + gap;
  }, 0);
}

/** Where an item ends, in points from the edges of the standard's text area; positive is outside. */
export const overhang = (item: PageItem): number => overhangOf(item, PAGE);

export function overhangOf(item: PageItem, area: Area): number {
  const right = area.left + area.textWidth;
  const bottom = area.top + area.textHeight;
  if (item.kind === 'run') {
    // A single character that is wider than its box may stand out.
    const beyond = [...item.text].length > 1 ? item.x + widthOf(item) - right : -1;
    return Math.max(area.left - item.x, item.y - item.size * 0.88 - (bottom - item.size), area.top - item.y, beyond);
  }
  const corners =
    item.kind === 'shape'
      ? item.points
      : item.kind === 'rule'
        ? [[item.x1, item.y1] as const, [item.x2, item.y2] as const]
        : [[item.x, item.y] as const, [item.x + item.width, item.y + item.height] as const];
  return Math.max(...corners.map(([x, y]) => Math.max(area.left - x, area.top - y, x - right, y - bottom)));
}
