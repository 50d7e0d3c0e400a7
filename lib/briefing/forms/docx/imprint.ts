import {
  AlignmentType,
  BorderStyle,
  type ITableFloatOptions,
  OverlapType,
  type Paragraph,
  RelativeVerticalPosition,
  type Table,
  TableAnchorType,
  TableRow,
} from 'docx';
import type { BlockOf } from '../../blocks/blocks.ts';
import { toParagraphs, toSingleLine } from '../../layout/clean.ts';
import type { Format } from '../../layout/format.ts';
import { naturalWidth } from '../../layout/setting.ts';
import { twips } from './style-sheet.ts';
import { cellOf, eighths, gap, tableOn } from './tables.ts';
import { paragraph, ROUGH } from './texts.ts';

const MM = 72 / 25.4;
/** The first and last rule, and those between (GB/T 9704-2012, 7.4.1). */
const OUTER = 0.35 * MM;
const INNER = 0.25 * MM;
const PADDING = twips(3);

/** The foot of a briefing: a table of rules across, whose last one stands on the page's bottom edge. */
export function imprintOf({ rows, copies }: BlockOf<'imprint'>, format: Format): (Paragraph | Table)[] {
  const printed = toSingleLine(copies);
  const lines = [
    ...rows.map((row) => distribution(row, format)),
    ...(printed === ''
      ? []
      : [[paragraph('imprint', printed, { alignment: AlignmentType.RIGHT, indent: insetOf(format) })]]),
  ];
  if (lines.length === 0) return [];
  const width = twips(format.page.textWidth);
  const isLong = heightOf(rows, format) > format.page.textHeight * LONG;
  const table = tableOn(
    [width],
    lines.map(
      (children) => new TableRow({ children: [cellOf(width, { children })], ...(!isLong && { cantSplit: true }) }),
    ),
    {
      borders: {
        ...{ top: rule(OUTER), bottom: rule(OUTER), insideHorizontal: rule(INNER) },
        ...{ left: NONE, right: NONE, insideVertical: NONE },
      },
      // What is free on either side is the texts': some programs move a table that floats by the room in its cells.
      margins: { left: 0, right: 0, top: PADDING, bottom: PADDING },
      // A table that floats isn't cut at a page's end.
      ...(!isLong && { float: onBottom(format) }),
    },
  );
  // A table that floats hangs on the paragraph after it.
  return [table, gap()];
}

/**
 * On the bottom edge of the text area. Its left edge is given from the paper's: LibreOffice leaves a table that is as wide
 * as the text in its place otherwise.
 */
const onBottom = ({ page, pitch }: Format): ITableFloatOptions => ({
  horizontalAnchor: TableAnchorType.PAGE,
  absoluteHorizontalPosition: twips(page.left),
  verticalAnchor: TableAnchorType.MARGIN,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  topFromText: twips(pitch),
  overlap: OverlapType.NEVER,
});

/** Of a page's height, about, what is cut where a page ends. */
const LONG = 0.9;

/** About how high the rows are, in points, with the copies on a line of their own. */
function heightOf(rows: BlockOf<'imprint'>['rows'], { page, styles }: Format): number {
  const { size, lineHeight } = styles.imprint;
  const linesOf = (text: string) => Math.ceil(naturalWidth(text, styles.imprint, ROUGH) / (page.textWidth - 4 * size));
  return rows.reduce((sum, { text }) => sum + Math.max(1, linesOf(text)) * lineHeight, lineHeight);
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = (width: number) => ({ style: BorderStyle.SINGLE, size: eighths(width), color: '000000' });

/** One character is left free on either side (7.4.2). */
function insetOf({ styles }: Format): { left: number; right: number } {
  const inset = twips(styles.imprint.size);
  return { left: inset, right: inset };
}

/** 报：…, its further lines below the first one's names. */
function distribution({ label, text }: { label: string; text: string }, format: Format): Paragraph[] {
  const { styles, page } = format;
  const lead = `${toSingleLine(label)}：`;
  const width = Math.min(naturalWidth(lead, styles.imprint, ROUGH), page.textWidth / 2);
  const [first = '', ...rest] = toParagraphs(text);
  const { left, right } = insetOf(format);
  const indent = { left: left + twips(width), right };
  return [
    paragraph('imprint', lead + first, { indent: { ...indent, hanging: twips(width) } }),
    ...rest.map((line) => paragraph('imprint', line, { indent })),
  ];
}
