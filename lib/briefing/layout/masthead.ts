import type { BlockOf } from '../blocks/blocks.ts';
import { setBox } from './cell.ts';
import { toSingleLine } from './clean.ts';
import type { Setup, TextStyle } from './format.ts';
import type { Ink, PageItem } from './page.ts';
import { naturalWidth } from './setting.ts';
import { ruleFrom } from './shapes.ts';
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
 * name in its ink, the issue in the middle below, office and date on one line, and the rule in the same ink as wide as the text. The
 * title stands two lines below that (GB/T 9704-2012, 7.3.1).
 */
export function setMasthead(block: BlockOf<'masthead'>, setup: Setup): Slab[] {
  const { page, pitch, styles } = setup.format;
  const { head } = styles;
  const ink = block.ink ?? 'red';
  const ruleAt = (y: number): PageItem => ({
    ...ruleFrom(page.left, y, page.left + page.textWidth, y, RULE.width),
    ink,
  });
  return [
    ...pair([block.secrecy, { ...head, role: 'heading' }], [block.copy, head], setup),
    ...setName(block.name, ink, setup),
    ...centred(block.issue, head, setup),
    ...pair([block.office, head], [block.date, head], setup),
    {
      ...space(RULE.above + RULE.width, true),
      paint: (y) => [ruleAt(y + RULE.above)],
    },
    space(pitch * 2, true),
  ];
}

function setName(name: string, ink: Ink, setup: Setup): Slab[] {
  const text = toSingleLine(name);
  const style = nameStyle(text, setup);
  const slabs = centred(text, style, setup);
  const around = Math.max(0, NAME_HEIGHT - slabs.reduce((sum, { height }) => sum + height, 0)) / 2;
  const inked = slabs.map((slab) => ({
    ...slab,
    paint: (y: number) => slab.paint(y).map((item) => (item.kind === 'run' ? { ...item, ink } : item)),
  }));
  return [space(around, true), ...inked, space(around, true)];
}

/** As large as the name has room for on one line, and loose where it then is large enough still. */
export function nameStyle(text: string, { format, measure }: Setup): TextStyle {
  const { textWidth } = format.page;
  const ems = naturalWidth(text, { ...format.styles.title, size: 1 }, measure);
  const gaps = LOOSE * Math.max(0, [...text].length - 1);
  const loose = Math.min(LARGEST, textWidth / (ems + gaps || 1));
  const isLoose = loose >= LOOSE_DOWN_TO;
  const size = isLoose ? loose : Math.max(SMALLEST, Math.min(LOOSE_DOWN_TO, textWidth / (ems || 1)));
  return { ...format.styles.title, size, tracking: isLoose ? LOOSE * size : 0, lineHeight: size * 1.4 };
}

/** A text in the middle, a slab a line. */
function centred(text: string, style: TextStyle, { format: { page }, measure }: Setup): Slab[] {
  const box = setBox(text, { ...style, align: 'center' }, page.textWidth, measure);
  const slabs = box.lines.map((_, at) => ({
    ...space(style.lineHeight, true),
    paint: (y: number) => box.paint(page.left, y, at, at + 1),
  }));
  return partsOf({ type: 'P' }, slabs);
}

type Words = readonly [text: string, style: TextStyle];

/** A text on the left and one on the right of the same line, or lines; the line stays where both are empty. */
function pair(left: Words, right: Words, { format, measure }: Setup): Slab[] {
  const { page, pitch, styles } = format;
  const box = ([text, style]: Words, width: number) => setBox(text, { ...style, align: 'left' }, width, measure);
  const gap = styles.head.size;
  const rightWidth = Math.min(box(right, page.textWidth / 2).width, page.textWidth / 2);
  const onRight = box(right, Math.max(gap, rightWidth + 0.01));
  const onLeft = box(left, page.textWidth - (rightWidth > 0 ? rightWidth + gap : 0));
  const [first, second] = [{ type: 'P' }, { type: 'P' }] as const;
  const lines = Math.max(1, onLeft.lines.length, onRight.lines.length);
  return Array.from({ length: lines }, (_, at) => ({
    ...space(pitch, true),
    paint: (y) => [
      ...partOf(first, onLeft.paint(page.left, y, at, at + 1)),
      ...partOf(second, onRight.paint(page.left + page.textWidth - rightWidth, y, at, at + 1)),
    ],
  }));
}
