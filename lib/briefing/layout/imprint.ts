import type { BlockOf } from '../blocks/blocks.ts';
import { type CellText, setBox } from './cell.ts';
import { toSingleLine } from './clean.ts';
import { PAGE, PITCH, STYLES } from './format.ts';
import type { Measure, PageItem, Rule } from './page.ts';
import { partsOf, type Slab, space } from './slab.ts';

const MM = 72 / 25.4;
/** The first and last rule, and those between (GB/T 9704-2012, 7.4.1). */
const OUTER = 0.35 * MM;
const INNER = 0.25 * MM;
const STYLE = STYLES.imprint;
/** One character is left free on either side (7.4.2). */
const INSET = STYLE.size;
const ROOM = PAGE.textWidth - INSET * 2;
const PADDING = 3;

/** The foot of a briefing: its last rule stands on the last page's bottom edge. */
export function setImprint({ rows, copies }: BlockOf<'imprint'>, measure: Measure): Slab[] {
  const lines = rows.map((row) => distribution(row, measure));
  if (toSingleLine(copies) !== '') lines.push(printed(copies, measure));
  const all = lines.flatMap((row, at) => withRules(row, at === 0, at === lines.length - 1));
  const height = all.reduce((sum, one) => sum + one.height, 0);
  // One that fills more than a page is a mistake; it is set line by line then, and nothing of it is lost.
  if (height > PAGE.textHeight || all.length === 0) return all;
  const paint = (y: number): PageItem[] => {
    let top = y;
    return all.flatMap((slab) => {
      top += slab.height;
      return slab.paint(top - slab.height);
    });
  };
  return [{ ...space(height, false), above: PITCH, atBottom: true, paint }];
}

/** The lines of one row with the rules above and below it. */
function withRules(lines: readonly Slab[], isFirst: boolean, isLast: boolean): Slab[] {
  const above: Slab = { ...space(PADDING, true), paint: (y) => (isFirst ? [ruleAt(y, OUTER)] : []) };
  const below: Slab = {
    ...space(PADDING, !isLast),
    paint: (y) => [ruleAt(y + PADDING, isLast ? OUTER : INNER)],
  };
  return [above, ...lines, below];
}

const lineSlabs = (count: number, paint: (y: number, at: number) => PageItem[]): Slab[] =>
  Array.from({ length: Math.max(1, count) }, (_, at) => ({
    ...space(STYLE.lineHeight, true),
    paint: (y: number) => paint(y, at),
  }));

const oneLine = (text: string, measure: Measure): CellText =>
  setBox(toSingleLine(text), { ...STYLE, align: 'left' }, ROOM, measure);

/** 报：…, its further lines below the first one's names. */
function distribution({ label, text }: { label: string; text: string }, measure: Measure): Slab[] {
  const lead = oneLine(`${label}：`, measure);
  const indent = Math.min(lead.width, ROOM / 2);
  const names = setBox(text, STYLE, ROOM - indent, measure);
  const left = PAGE.left + INSET;
  const slabs = lineSlabs(Math.max(lead.lines.length, names.lines.length), (y, at) => [
    ...lead.paint(left, y, at, at + 1),
    ...names.paint(left + indent, y, at, at + 1),
  ]);
  return partsOf({ type: 'P' }, slabs);
}

/** How many copies there are, at the right end. */
function printed(copies: string, measure: Measure): Slab[] {
  const box = oneLine(copies, measure);
  const x = PAGE.left + PAGE.textWidth - INSET - box.width;
  return partsOf(
    { type: 'P' },
    lineSlabs(box.lines.length, (y, at) => box.paint(x, y, at, at + 1)),
  );
}

const ruleAt = (y: number, width: number): Rule => ({
  kind: 'rule',
  x1: PAGE.left,
  y1: y,
  x2: PAGE.left + PAGE.textWidth,
  y2: y,
  width,
});

/**
 * Who signs, and when: four characters are left free on the right, and the shorter line stands in the middle of the
 * longer (GB/T 9704-2012, 7.3.5).
 */
export function setSignature({ lines }: BlockOf<'signature'>, measure: Measure): Slab[] {
  const style = STYLES.signature;
  const most = PAGE.textWidth - 4 * style.size;
  const boxes = lines.map((text) => setBox(toSingleLine(text), style, most, measure));
  const widest = Math.max(0, ...boxes.map(({ width }) => width));
  const slabs = boxes.flatMap((box) => {
    const x = PAGE.left + most - widest + (widest - box.width) / 2;
    const set = box.lines.map(
      (_, at): Slab => ({ ...space(PITCH, true), onGrid: true, paint: (y) => box.paint(x, y, at, at + 1) }),
    );
    return partsOf({ type: 'P' }, set);
  });
  return slabs.map((slab, at) => ({ ...slab, above: at === 0 ? PITCH : 0, keep: at < slabs.length - 1 }));
}
