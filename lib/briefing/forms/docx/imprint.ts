import {
  AlignmentType,
  BorderStyle,
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
    ...(printed === '' ? [] : [[paragraph('imprint', printed, { alignment: AlignmentType.RIGHT })]]),
  ];
  if (lines.length === 0) return [];
  const width = twips(format.page.textWidth);
  // One character is left free on either side (7.4.2).
  const inset = twips(format.styles.imprint.size);
  const table = tableOn(
    [width],
    lines.map((children) => new TableRow({ children: [cellOf(width, { children })], cantSplit: true })),
    {
      borders: {
        ...{ top: rule(OUTER), bottom: rule(OUTER), insideHorizontal: rule(INNER) },
        ...{ left: NONE, right: NONE, insideVertical: NONE },
      },
      margins: { left: inset, right: inset, top: PADDING, bottom: PADDING },
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        topFromText: twips(format.pitch),
        overlap: OverlapType.NEVER,
      },
    },
  );
  // A table that floats hangs on the paragraph after it.
  return [table, gap()];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = (width: number) => ({ style: BorderStyle.SINGLE, size: eighths(width), color: '000000' });

/** 报：…, its further lines below the first one's names. */
function distribution({ label, text }: { label: string; text: string }, { styles, page }: Format): Paragraph[] {
  const lead = `${toSingleLine(label)}：`;
  const width = Math.min(naturalWidth(lead, styles.imprint, ROUGH), page.textWidth / 2);
  const [first = '', ...rest] = toParagraphs(text);
  return [
    paragraph('imprint', lead + first, { indent: { left: twips(width), hanging: twips(width) } }),
    ...rest.map((line) => paragraph('imprint', line, { indent: { left: twips(width) } })),
  ];
}
