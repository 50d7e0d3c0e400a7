import type { BlockOf } from '../blocks/blocks.ts';
import { toParagraphs, toSingleLine } from './clean.ts';
import { baselineOf, type Format, type Setup, type TextStyle } from './format.ts';
import { breakBalanced, breakLines, type Line } from './lines.ts';
import type { Element } from './page.ts';
import { naturalWidth, type Piece, type Setting, setParagraph } from './setting.ts';
import { partsOf, type Slab, space } from './slab.ts';
import { spreadLine, stretchOf } from './spread.ts';

/** The lines of a title, balanced and centred, with an empty line of the grid below. */
export function setTitle(block: BlockOf<'title'>, setup: Setup): Slab[] {
  return titleSlabs(toSingleLine(block.text), { type: 'H1' }, setup);
}

function titleSlabs(text: string, element: Element, { format, measure }: Setup): Slab[] {
  const style = format.styles.title;
  const setting = setParagraph([{ text, role: style.role }], style.size, measure);
  const lines = breakBalanced(setting, { width: format.page.textWidth, indent: 0, tracking: style.tracking });
  const slabs = lines.map((line) => lineSlab(setting, line, style, format, true));
  return partsOf(element, [...slabs, space(format.pitch / 2, true)]);
}

/** A heading: it never stands last on a page. */
export function setHeading(block: BlockOf<'heading'>, setup: Setup): Slab[] {
  const { styles } = setup.format;
  const style = block.level === 1 ? styles.heading1 : styles.heading2;
  const text = toSingleLine(block.text);
  const label = toSingleLine(block.annex ?? '');
  const element: Element = { type: block.level === 1 ? 'H2' : 'H3' };
  const slabs =
    block.annex === undefined
      ? partsOf(element, setLines([{ text, role: style.role }], style, setup, true))
      : annexSlabs(label, text, { ...element, annex: Number(/\d+/u.exec(label)?.[0] ?? 1) }, setup);
  const [first, ...rest] = slabs.map((slab) => ({ ...slab, keep: true }));
  const outline = { level: block.level, text: [label, text].filter((part) => part !== '').join(' ') };
  return first ? [{ ...first, outline }, ...rest] : [];
}

/** An annex begins a page: its label in the corner, its title two lines below (GB/T 9704-2012, 7.3.7). */
function annexSlabs(label: string, title: string, element: Element, setup: Setup): Slab[] {
  const style = setup.format.styles.annex;
  const slabs = partsOf(element, setLines([{ text: label, role: style.role }], style, setup, true));
  const below = slabs.length > 0 ? [space(setup.format.pitch, true)] : [];
  const [first, ...rest] = [...slabs, ...below, ...titleSlabs(title, element, setup)];
  return first ? [{ ...first, turns: true }, ...rest] : [];
}

/** A text: each of its lines a paragraph, the lead in front of the first. */
export function setText(block: BlockOf<'paragraph'>, setup: Setup): Slab[] {
  const { styles } = setup.format;
  const style = styles[block.size];
  const lead = toSingleLine(block.lead ?? '');
  const paragraphs = toParagraphs(block.text);
  if (lead !== '' && paragraphs.length === 0) paragraphs.push('');
  const annexes = annexLabel(block);
  if (annexes !== null) return setAnnexList(paragraphs, annexes, block.keep === true, setup);
  return paragraphs.flatMap((text, i) => {
    const body: Piece = { text, role: style.role };
    const pieces = i === 0 && lead !== '' ? [{ text: lead, role: styles.heading2.role }, body] : [body];
    const keepLast = block.keep === true && i === paragraphs.length - 1;
    return partsOf({ type: 'P' }, setLines(pieces, style, setup, keepLast));
  });
}

/** What annexes there are: 附件：, and where there are several a number before each name. */
const ANNEXES = /^附件[:：] ?/u;
const NUMBER = /^\d+[.．、] ?/u;

/** What a list of annexes begins with, as it was typed; null for any other text. */
export function annexLabel({ size, lead, text }: BlockOf<'paragraph'>): string | null {
  if (size !== 'body' || toSingleLine(lead ?? '') !== '') return null;
  return ANNEXES.exec(toParagraphs(text)[0] ?? '')?.[0] ?? null;
}

/**
 * How far the lines of such a list begin from the text's left edge: numbers stand below each other, and so do names and
 * what is left of them (GB/T 9704-2012, 7.3.4).
 * @param at which of its lines it is, from 0
 */
export function annexIndents(text: string, at: number, label: string, { format, measure }: Setup): Indents {
  const style = format.styles.body;
  const widthOf = (words: string) => naturalWidth(words, style, measure) + [...words].length * style.tracking;
  const most = format.page.textWidth / 2;
  const number = NUMBER.exec(at === 0 ? text.slice(label.length) : text)?.[0] ?? '';
  const first = at === 0 ? style.indent : style.indent + widthOf(label);
  return { first: Math.min(most, first), further: Math.min(most, style.indent + widthOf(label + number)) };
}

/** The list of annexes, a line below the text, with the end of which it stands on one page. */
function setAnnexList(lines: readonly string[], label: string, keep: boolean, setup: Setup): Slab[] {
  const style = setup.format.styles.body;
  const slabs = lines.flatMap((text, i) => {
    const indents = annexIndents(text, i, label, setup);
    return partsOf({ type: 'P', annex: i + 1 }, setLines([{ text, role: style.role }], style, setup, true, indents));
  });
  return slabs.map((slab, i) => ({
    ...slab,
    ...(i === 0 && { above: setup.format.pitch, clings: true }),
    keep: i < slabs.length - 1 || keep,
  }));
}

/** How far a paragraph's lines begin from the text's left edge. */
interface Indents {
  readonly first: number;
  readonly further: number;
}

/** A paragraph's lines; two at least stay together at its start and at its end. */
function setLines(
  pieces: readonly Piece[],
  style: TextStyle,
  { format, measure }: Setup,
  keepLast: boolean,
  { first, further }: Indents = { first: style.indent, further: 0 },
): Slab[] {
  const setting = setParagraph(pieces, style.size, measure);
  const width = format.page.textWidth - further;
  const shape = { width, indent: first - further, tracking: style.tracking, ...stretchOf(style) };
  const lines = breakLines(setting, shape);
  return lines.map((line, i) => {
    const isLast = i === lines.length - 1;
    const keep = isLast ? keepLast : i === 0 || i === lines.length - 2;
    return lineSlab(setting, line, style, format, keep, i === 0 ? first : further);
  });
}

function lineSlab(
  setting: Setting,
  line: Line,
  style: TextStyle,
  { page, pitch }: Format,
  keep: boolean,
  indent = 0,
): Slab {
  return {
    height: style.lineHeight,
    above: 0,
    onGrid: style.lineHeight === pitch,
    keep,
    paint: (y) => spreadLine(setting, line, style, page.left + indent, y + baselineOf(style), page.textWidth - indent),
  };
}
