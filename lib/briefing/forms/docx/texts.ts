import { AlignmentType, BorderStyle, type IParagraphOptions, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Block, BlockOf } from '../../blocks/blocks.ts';
import { toParagraphs, toSingleLine } from '../../layout/clean.ts';
import type { Format } from '../../layout/format.ts';
import { signatureMiddle } from '../../layout/imprint.ts';
import { nameStyle } from '../../layout/masthead.ts';
import type { FontRole, Measure } from '../../layout/page.ts';
import { annexIndents, annexLabel } from '../../layout/paragraph.ts';
import { naturalWidth } from '../../layout/setting.ts';
import { exactly, faceOf, halves, STYLE_IDS, twips } from './style-sheet.ts';

/** Y80 M80 on a screen. */
const RED = 'E83323';

/** Where nothing says how wide signs are: half an em or a whole one, as in Chinese faces. */
export const ROUGH: Measure = { advance: (codePoint) => (codePoint < 0x1100 ? 0.5 : 1) };

/** What XML has no way to write (XML 1.0, 2.2). */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as XML can hold it: � stands for what it can't, as a box does on paper. */
export const writable = (text: string): string => text.replace(NOT_XML, '\ufffd');

/**
 * A text as a run holds it. The library takes words in braces that are its own for places where it puts a number, so
 * each brace that opens ends a piece.
 */
const piecesOf = (text: string): string[] => writable(text).split(/(?<=\{)/);

const runOf = (text: string, role?: FontRole): TextRun =>
  new TextRun({ children: piecesOf(text), font: role ? faceOf(role) : { hint: 'eastAsia' } });

/** One paragraph in a style. */
export function paragraph(style: keyof typeof STYLE_IDS, text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style: STYLE_IDS[style], children: text === '' ? [] : [runOf(text)], ...more });
}

/** The lines of a text as paragraphs of a style. @returns one at least: a cell has to hold one */
export function paragraphs(style: keyof typeof STYLE_IDS, text: string, more: IParagraphOptions = {}): Paragraph[] {
  const lines = toParagraphs(text);
  return (lines.length > 0 ? lines : ['']).map((line) => paragraph(style, line, more));
}

/** The document's title. */
export const titleOf = (block: BlockOf<'title'>): Paragraph[] => [paragraph('title', toSingleLine(block.text))];

/** A heading; an annex' one begins a page. */
export function headingOf({ level, text, annex }: BlockOf<'heading'>): Paragraph[] {
  const line = toSingleLine(text);
  if (annex === undefined) return [paragraph(level === 1 ? 'heading1' : 'heading2', line)];
  return [
    paragraph('annex', toSingleLine(annex), { pageBreakBefore: true, keepNext: true }),
    paragraph('annexTitle', line),
  ];
}

/**
 * A text: each of its lines a paragraph, the lead in front of the first in its own face.
 * @param after what follows: a signature and a list of annexes don't stand alone on a page
 */
export function textOf(block: BlockOf<'paragraph'>, format: Format, after: Block | undefined): Paragraph[] {
  const isKept =
    block.keep || after?.kind === 'signature' || (after?.kind === 'paragraph' && annexLabel(after) !== null);
  const lines = toParagraphs(block.text);
  const label = annexLabel(block);
  if (label !== null) {
    return lines.map((line, at) => annexOf(line, at, { label, isLast: at === lines.length - 1, format }));
  }
  const lead = toSingleLine(block.lead ?? '');
  if (lead !== '' && lines.length === 0) lines.push('');
  return lines.map((line, at) => {
    const runs = [at === 0 && lead !== '' ? runOf(lead, 'subheading') : null, line === '' ? null : runOf(line)];
    return new Paragraph({
      style: STYLE_IDS[block.size],
      children: runs.filter((run) => run !== null),
      ...(isKept && at === lines.length - 1 && { keepNext: true }),
    });
  });
}

/** A line of the list of annexes, which stands a line below the text. */
function annexOf(
  text: string,
  at: number,
  { label, isLast, format }: { label: string; isLast: boolean; format: Format },
): Paragraph {
  const { first, further } = annexIndents(text, at, label, { format, measure: ROUGH });
  const { pitch } = format;
  return paragraph('signature', text, {
    indent: { left: twips(further), hanging: twips(further - first) },
    keepLines: true,
    keepNext: !isLast,
    ...(at === 0 && { spacing: { before: twips(pitch), ...exactly(pitch) } }),
  });
}

/** The head of a briefing: two texts on a line stand at its ends by a tab, and the rule is the last line's border. */
export function mastheadOf(block: BlockOf<'masthead'>, format: Format): Paragraph[] {
  const color = block.ink === 'black' ? '000000' : RED;
  const name = toSingleLine(block.name);
  const { size, tracking, lineHeight } = nameStyle(name, { format, measure: ROUGH });
  const { pitch } = format;
  const letters = new TextRun({
    ...{ children: piecesOf(name), font: faceOf('title'), color, size: halves(size) },
    characterSpacing: twips(tracking),
  });
  return [
    ends([block.secrecy, 'heading'], block.copy, format),
    new Paragraph({
      style: STYLE_IDS.head,
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(pitch / 3), after: twips(pitch / 3), ...exactly(lineHeight) },
      children: [letters],
    }),
    paragraph('head', toSingleLine(block.issue), { alignment: AlignmentType.CENTER }),
    ends([block.office, 'body'], block.date, format, {
      // Word has no place for a rule but a border; two lines are free below it (GB/T 9704-2012, 7.3.1).
      border: { bottom: { style: BorderStyle.SINGLE, color, size: 16, space: 6 } },
      spacing: { ...exactly(pitch), after: twips(pitch * 2) },
    }),
  ];
}

function ends(
  [left, role]: readonly [string, FontRole],
  right: string,
  { page }: Format,
  more: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    style: STYLE_IDS.head,
    tabStops: [{ type: TabStopType.RIGHT, position: twips(page.textWidth) }],
    children: [
      runOf(toSingleLine(left), role),
      new TextRun({ children: [new Tab(), ...piecesOf(toSingleLine(right))], font: { hint: 'eastAsia' } }),
    ],
    ...more,
  });
}

/** Who signs, and when, in the middle above each other whatever faces are there. */
export function signatureOf({ lines }: BlockOf<'signature'>, format: Format): Paragraph[] {
  const style = format.styles.signature;
  const { textWidth } = format.page;
  const most = textWidth - 4 * style.size;
  const texts = lines.map(toSingleLine);
  const middle = signatureMiddle(
    texts.map((text) => Math.min(most, naturalWidth(text, style, ROUGH))),
    format,
  );
  return texts.map((text, at) =>
    paragraph('signature', text, {
      alignment: AlignmentType.CENTER,
      indent: { left: twips(middle * 2 - textWidth) },
      keepLines: true,
      keepNext: at < texts.length - 1,
      ...(at === 0 && {
        spacing: { before: twips(format.pitch), ...exactly(format.pitch) },
      }),
    }),
  );
}
