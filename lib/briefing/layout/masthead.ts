import type { BlockOf } from '../blocks/blocks.ts';
import { setBox } from './cell.ts';
import { toSingleLine } from './clean.ts';
import { PAGE, PITCH, STYLES, type TextStyle } from './format.ts';
import type { Measure, PageItem } from './page.ts';
import { partOf, partsOf, type Slab, space } from './slab.ts';

/** The largest letters of a name; a longer one is set smaller, so that it stays one line, and below that on several. */
const LARGEST = 48;
const SMALLEST = 26;
/** Of an em between the letters of a name that has room for it, and up to how small it is set for their sake. */
const LOOSE = 0.2;
const LOOSE_DOWN_TO = 36;
/** As high as the largest letters and what stands around them. */
const NAME_HEIGHT = 76;
const RULE = { width: 2, above: 6 } as const;

/**
 * The head of a briefing, in the upper third of the first page: classification and copy number on its first line, the
 * name in red, the issue in the middle below, office and date on one line, and the red rule as wide as the text. The
 * title stands two lines below that (GB/T 9704-2012, 7.3.1).
 */
export function setMasthead(block: BlockOf<'masthead'>, measure: Measure): Slab[] {
  const { head } = STYLES;
  const rule: PageItem = {
    ...{ kind: 'rule', x1: PAGE.left, x2: PAGE.left + PAGE.textWidth, width: RULE.width, ink: 'red' },
    ...{ y1: 0, y2: 0 },
  };
  return [
    ...pair([block.secrecy, { ...head, role: 'heading' }], [block.copy, head], measure),
    ...setName(block.name, measure),
    ...centred(block.issue, head, measure),
    ...pair([block.office, head], [block.date, head], measure),
    {
      ...space(RULE.above + RULE.width, true),
      paint: (y) => [{ ...rule, y1: y + RULE.above, y2: y + RULE.above }],
    },
    space(PITCH * 2, true),
  ];
}

function setName(name: string, measure: Measure): Slab[] {
  const text = toSingleLine(name);
  const letters = [...text];
  const ems = letters.reduce((sum, c) => sum + measure.advance(c.codePointAt(0) ?? 0, 'title'), 0);
  const gaps = LOOSE * Math.max(0, letters.length - 1);
  const loose = Math.min(LARGEST, PAGE.textWidth / (ems + gaps || 1));
  const isLoose = loose >= LOOSE_DOWN_TO;
  const size = isLoose ? loose : Math.max(SMALLEST, Math.min(LOOSE_DOWN_TO, PAGE.textWidth / (ems || 1)));
  const tracking = isLoose ? LOOSE * size : 0;
  const style: TextStyle = { ...STYLES.title, size, tracking, lineHeight: size * 1.4 };
  const slabs = centred(text, style, measure);
  const around = Math.max(0, NAME_HEIGHT - slabs.reduce((sum, { height }) => sum + height, 0)) / 2;
  const red = slabs.map((slab) => ({
    ...slab,
    paint: (y: number) => slab.paint(y).map((item) => (item.kind === 'run' ? { ...item, ink: 'red' as const } : item)),
  }));
  return [space(around, true), ...red, space(around, true)];
}

/** A text in the middle, a slab a line. */
function centred(text: string, style: TextStyle, measure: Measure): Slab[] {
  const box = setBox(text, { ...style, align: 'center' }, PAGE.textWidth, measure);
  const slabs = box.lines.map((_, at) => ({
    ...space(style.lineHeight, true),
    paint: (y: number) => box.paint(PAGE.left, y, at, at + 1),
  }));
  return partsOf({ type: 'P' }, slabs);
}

type Words = readonly [text: string, style: TextStyle];

/** A text on the left and one on the right of the same line, or lines; the line stays where both are empty. */
function pair(left: Words, right: Words, measure: Measure): Slab[] {
  const box = ([text, style]: Words, width: number) => setBox(text, { ...style, align: 'left' }, width, measure);
  const gap = STYLES.head.size;
  const rightWidth = Math.min(box(right, PAGE.textWidth / 2).width, PAGE.textWidth / 2);
  const onRight = box(right, Math.max(gap, rightWidth + 0.01));
  const onLeft = box(left, PAGE.textWidth - (rightWidth > 0 ? rightWidth + gap : 0));
  const [first, second] = [{ type: 'P' }, { type: 'P' }] as const;
  const lines = Math.max(1, onLeft.lines.length, onRight.lines.length);
  return Array.from({ length: lines }, (_, at) => ({
    ...space(PITCH, true),
    paint: (y) => [
      ...partOf(first, onLeft.paint(PAGE.left, y, at, at + 1)),
      ...partOf(second, onRight.paint(PAGE.left + PAGE.textWidth - rightWidth, y, at, at + 1)),
    ],
  }));
}
