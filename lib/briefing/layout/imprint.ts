import type { BlockOf } from '../blocks/blocks.ts';
import { type CellText, setBox } from './cell.ts';
import { toSingleLine } from './clean.ts';
import type { Area, Format, Setup, TextStyle } from './format.ts';
import type { PageItem, Rule } from './page.ts';
import { ruleFrom } from './shapes.ts';
import { partsOf, type Slab, space } from './slab.ts';

const MM = 72 / 25.4;
/** The first and last rule, and those between (GB/T 9704-2012, 7.4.1). */
const OUTER = 0.35 * MM;
const INNER = 0.25 * MM;
const PADDING = 3;

/** The foot of a briefing: its last rule stands on the last page's bottom edge. Of a longer one no line is lost. */
export function setImprint({ rows, copies }: BlockOf<'imprint'>, setup: Setup): Slab[] {
  const { page, pitch } = setup.format;
  const lines = rows.map((row) => distribution(row, setup));
  if (toSingleLine(copies) !== '') lines.push(printed(copies, setup));
  const all = lines.flatMap((row, at) => withRules(row, page, at === 0, at === lines.length - 1));
  return all.length === 0 ? [] : [{ ...stacked(all, page), above: pitch }];
}

/** Lines and rules as one piece on the page's bottom edge; one that fills more than a page is cut between lines. */
function stacked(parts: readonly Slab[], page: Area): Slab {
  const height = parts.reduce((sum, one) => sum + one.height, 0);
  const paint = (y: number): PageItem[] => {
    let top = y;
    return parts.flatMap((slab) => {
      top += slab.height;
      return slab.paint(top - slab.height);
    });
  };
  const whole: Slab = { ...space(height, false), atBottom: true, paint };
  if (height <= page.textHeight) return whole;
  return { ...whole, split: (room) => cut(parts, room, page) };
}

/** Fewer lines than this don't stand at a page's foot alone. */
const LEAST_LINES = 3;

/** Cuts off what fits into a height, with a rule below it, and one above what is left. */
function cut(parts: readonly Slab[], room: number, page: Area): readonly [Slab, Slab] | null {
  let count = 0;
  let lines = 0;
  for (let used = PADDING; count < parts.length - 1; count += 1) {
    const { height = 0 } = parts[count] ?? {};
    used += height;
    if (used > room) break;
    if (height > PADDING) lines += 1;
  }
  if (lines < LEAST_LINES) return null;
  const inRow = (parts[count - 1]?.height ?? 0) > PADDING;
  const closing: Slab = { ...space(PADDING, true), paint: (y) => [ruleAt(page, y + PADDING, INNER)] };
  const opening: Slab = { ...space(PADDING, true), paint: (y) => [ruleAt(page, y, INNER)] };
  const above = inRow ? [...parts.slice(0, count), closing] : parts.slice(0, count);
  const { atBottom: _, ...upper } = stacked(above, page);
  return [upper, stacked([opening, ...parts.slice(count)], page)];
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
 * Where the middle of a signature's lines stands, from the text's left edge: four characters are left free on the right of
 * the day, which is the last line, and who signs stands in the middle above it, as far as the text area reaches
 * (GB/T 9704-2012, 7.3.5.1).
 * @param widths of the lines, in points
 */
export function signatureMiddle(widths: readonly number[], { page, styles }: Format): number {
  const middle = page.textWidth - 4 * styles.signature.size - (widths.at(-1) ?? 0) / 2;
  return Math.max(page.textWidth / 2, Math.min(middle, page.textWidth - Math.max(0, ...widths) / 2));
}

/** Who signs, and when. Nobody signs a page that bears nothing else. */
export function setSignature({ lines }: BlockOf<'signature'>, { format, measure }: Setup): Slab[] {
  const { page, pitch } = format;
  const style: TextStyle = { ...format.styles.signature, align: 'center' };
  const most = page.textWidth - 4 * style.size;
  const boxes = lines.map((text) => setBox(toSingleLine(text), style, most, measure));
  const x =
    page.left +
    signatureMiddle(
      boxes.map(({ width }) => width),
      format,
    ) -
    most / 2;
  const slabs = boxes.flatMap((box) => {
    const set = box.lines.map(
      (_, at): Slab => ({ ...space(pitch, true), onGrid: true, paint: (y) => box.paint(x, y, at, at + 1) }),
    );
    return partsOf({ type: 'P' }, set);
  });
  const [first, ...rest] = slabs.map((slab, at) => ({ ...slab, keep: at < slabs.length - 1 }));
  return first ? [{ ...first, above: pitch, clings: true }, ...rest] : [];
}
