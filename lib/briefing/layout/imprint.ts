import type { BlockOf } from '../blocks/blocks.ts';
import { type CellText, setBox } from './cell.ts';
import { toSingleLine } from './clean.ts';
import type { Area, Format, Setup } from './format.ts';
import type { PageItem, Rule } from './page.ts';
import { ruleFrom } from './shapes.ts';
import { partsOf, type Slab, space } from './slab.ts';

const MM = 72 / 25.4;
/** The first and last rule, and those between (GB/T 9704-2012, 7.4.1). */
const OUTER = 0.35 * MM;
const INNER = 0.25 * MM;
const PADDING = 3;

/** The foot of a briefing: its last rule stands on the last page's bottom edge. */
export function setImprint({ rows, copies }: BlockOf<'imprint'>, setup: Setup): Slab[] {
  const { page, pitch } = setup.format;
  const lines = rows.map((row) => distribution(row, setup));
  if (toSingleLine(copies) !== '') lines.push(printed(copies, setup));
  const all = lines.flatMap((row, at) => withRules(row, page, at === 0, at === lines.length - 1));
  const height = all.reduce((sum, one) => sum + one.height, 0);
  // One that fills more than a page is a mistake; it is set line by line then, and nothing of it is lost.
  if (height > page.textHeight || all.length === 0) return all;
  const paint = (y: number): PageItem[] => {
    let top = y;
    return all.flatMap((slab) => {
      top += slab.height;
      return slab.paint(top - slab.height);
    });
  };
  return [{ ...space(height, false), above: pitch, atBottom: true, paint }];
}

/** The lines of one row with the rules above and below it. */
function withRules(lines: readonly Slab[], page: Area, isFirst: boolean, isLast: boolean): Slab[] {
  const above: Slab = { ...space(PADDING, true), paint: (y) => (isFirst ? [ruleAt(page, y, OUTER)] : []) };
  const below: Slab = {
    ...space(PADDING, !isLast),
    paint: (y) => [ruleAt(page, y + PADDING, isLast ? OUTER : INNER)],
  };
  return [above, ...lines, below];
}

const lineSlabs = (count: number, height: number, paint: (y: number, at: number) => PageItem[]): Slab[] =>
  Array.from({ length: Math.max(1, count) }, (_, at) => ({
    ...space(height, true),
    paint: (y: number) => paint(y, at),
  }));

/** Between which edges it stands: one character is left free on either side (7.4.2). */
function edgesOf({ page, styles }: Format) {
  const left = page.left + styles.imprint.size;
  return { left, room: page.textWidth - styles.imprint.size * 2 };
}

const oneLine = (text: string, { format, measure }: Setup): CellText =>
  setBox(toSingleLine(text), { ...format.styles.imprint, align: 'left' }, edgesOf(format).room, measure);

/** 报：…, its further lines below the first one's names. */
function distribution({ label, text }: { label: string; text: string }, setup: Setup): Slab[] {
  const style = setup.format.styles.imprint;
  const { left, room } = edgesOf(setup.format);
  const lead = oneLine(`${label}：`, setup);
  const indent = Math.min(lead.width, room / 2);
  const names = setBox(text, style, room - indent, setup.measure);
  const slabs = lineSlabs(Math.max(lead.lines.length, names.lines.length), style.lineHeight, (y, at) => [
    ...lead.paint(left, y, at, at + 1),
    ...names.paint(left + indent, y, at, at + 1),
  ]);
  return partsOf({ type: 'P' }, slabs);
}

/** How many copies there are, at the right end. */
function printed(copies: string, setup: Setup): Slab[] {
  const box = oneLine(copies, setup);
  const { left, room } = edgesOf(setup.format);
  const x = left + room - box.width;
  return partsOf(
    { type: 'P' },
    lineSlabs(box.lines.length, setup.format.styles.imprint.lineHeight, (y, at) => box.paint(x, y, at, at + 1)),
  );
}

const ruleAt = ({ left, textWidth }: Area, y: number, width: number): Rule =>
  ruleFrom(left, y, left + textWidth, y, width);

/**
 * Who signs, and when: four characters are left free on the right, and the shorter line stands in the middle of the
 * longer (GB/T 9704-2012, 7.3.5). Nobody signs a page that bears nothing else.
 */
export function setSignature({ lines }: BlockOf<'signature'>, { format, measure }: Setup): Slab[] {
  const { page, pitch } = format;
  const style = format.styles.signature;
  const most = page.textWidth - 4 * style.size;
  const boxes = lines.map((text) => setBox(toSingleLine(text), style, most, measure));
  const widest = Math.max(0, ...boxes.map(({ width }) => width));
  const slabs = boxes.flatMap((box) => {
    const x = page.left + most - widest + (widest - box.width) / 2;
    const set = box.lines.map(
      (_, at): Slab => ({ ...space(pitch, true), onGrid: true, paint: (y) => box.paint(x, y, at, at + 1) }),
    );
    return partsOf({ type: 'P' }, set);
  });
  const [first, ...rest] = slabs.map((slab, at) => ({ ...slab, keep: at < slabs.length - 1 }));
  return first ? [{ ...first, above: pitch, clings: true }, ...rest] : [];
}
