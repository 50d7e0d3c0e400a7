import type { BlockOf } from '../blocks/blocks.ts';
import { toParagraphs, toSingleLine } from './clean.ts';
import { baselineOf, PAGE, PITCH, STYLES, type TextStyle } from './format.ts';
import { breakBalanced, breakLines, type Line } from './lines.ts';
import type { Measure } from './page.ts';
import { type Piece, type Setting, setParagraph } from './setting.ts';
import { partsOf, type Slab, space } from './slab.ts';
import { spreadLine } from './spread.ts';

/** The lines of a title, balanced and centred, with an empty line of the grid below. */
export function setTitle(block: BlockOf<'title'>, measure: Measure): Slab[] {
  const style = STYLES.title;
  const text = toSingleLine(block.text);
  const setting = setParagraph([{ text, role: style.role }], style.size, measure);
  const lines = breakBalanced(setting, { width: PAGE.textWidth, indent: 0, tracking: style.tracking });
  const slabs = lines.map((line) => lineSlab(setting, line, style, true));
  return partsOf({ type: 'H1' }, [...slabs, space(PITCH / 2, true)]);
}

/** A heading: it never stands last on a page. */
export function setHeading(block: BlockOf<'heading'>, measure: Measure): Slab[] {
  const style = block.level === 1 ? STYLES.heading1 : STYLES.heading2;
  const text = toSingleLine(block.text);
  const slabs = partsOf(
    { type: block.level === 1 ? 'H2' : 'H3' },
    setLines([{ text, role: style.role }], style, measure, true),
  );
  const [first, ...rest] = slabs.map((slab) => ({ ...slab, keep: true }));
  return first ? [{ ...first, outline: { level: block.level, text } }, ...rest] : [];
}

/** A text: each of its lines a paragraph, the lead in front of the first. */
export function setText(block: BlockOf<'paragraph'>, measure: Measure): Slab[] {
  const style = STYLES[block.size];
  const lead = toSingleLine(block.lead ?? '');
  const paragraphs = toParagraphs(block.text);
  if (lead !== '' && paragraphs.length === 0) paragraphs.push('');
  return paragraphs.flatMap((text, i) => {
    const body: Piece = { text, role: style.role };
    const pieces = i === 0 && lead !== '' ? [{ text: lead, role: STYLES.heading2.role }, body] : [body];
    const keepLast = block.keep === true && i === paragraphs.length - 1;
    return partsOf({ type: 'P' }, setLines(pieces, style, measure, keepLast));
  });
}

/** A paragraph's lines; two at least stay together at its start and at its end. */
function setLines(pieces: readonly Piece[], style: TextStyle, measure: Measure, keepLast: boolean): Slab[] {
  const setting = setParagraph(pieces, style.size, measure);
  const { indent } = style;
  const lines = breakLines(setting, { width: PAGE.textWidth, indent, tracking: style.tracking });
  return lines.map((line, i) => {
    const isLast = i === lines.length - 1;
    const keep = isLast ? keepLast : i === 0 || i === lines.length - 2;
    return lineSlab(setting, line, style, keep, i === 0 ? indent : 0);
  });
}

function lineSlab(setting: Setting, line: Line, style: TextStyle, keep: boolean, indent = 0): Slab {
  return {
    height: style.lineHeight,
    above: 0,
    onGrid: style.lineHeight === PITCH,
    keep,
    paint: (y) => spreadLine(setting, line, style, PAGE.left + indent, y + baselineOf(style), PAGE.textWidth - indent),
  };
}
