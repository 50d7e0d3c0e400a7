import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { Block, PageSettings } from '../../blocks/blocks.ts';
import { toSingleLine } from '../../layout/clean.ts';
import { type Format, formatOf, PAPER } from '../../layout/format.ts';
import { imprintOf } from './imprint.ts';
import { ownParts, withoutTimes } from './package-parts.ts';
import { photosOf } from './photos.ts';
import { STYLE_IDS, styleSheet, twips } from './style-sheet.ts';
import { figuresOf, gap, heatMapOf, tableOf } from './tables.ts';
import { headingOf, mastheadOf, signatureOf, textOf, titleOf, writable } from './texts.ts';

/** What is written. */
export interface DocxSource {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** As the office set it; null for the standard's. */
  readonly page: PageSettings | null;
}

/**
 * Writes a document for Word and WPS: the same blocks in the same styles as the PDF, in named styles on the page of
 * GB/T 9704-2012, to be edited there. Nobody's name and no time stand in it but those in its text.
 * @param photos JPEG or PNG files by the refs of the blocks; of one that is missing the caption stands alone
 */
export async function makeDocx(
  { title, blocks, page }: DocxSource,
  photos: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const format = formatOf(page);
  const children = blocks.flatMap((block, at) =>
    partsOf(block, { isFirst: at === 0, after: blocks[at + 1], photos, format }),
  );
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    styles: styleSheet(format),
    evenAndOddHeaderAndFooters: true,
    // As Word writes it where Chinese is edited: the grid counts, and signs of both worlds are balanced on it.
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true, useFELayout: true },
    sections: [
      { properties: sectionOf(format), footers: foliosOf(format), children: children.length > 0 ? children : [gap()] },
    ],
  });
  return withoutTimes(
    new Uint8Array(await Packer.toArrayBuffer(document, false, ownParts(writable(toSingleLine(title))))),
  );
}

interface Around {
  readonly isFirst: boolean;
  readonly after: Block | undefined;
  readonly photos: ReadonlyMap<string, Uint8Array>;
  readonly format: Format;
}

function partsOf(block: Block, { isFirst, after, photos, format }: Around): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'masthead':
      return mastheadOf(block, format);
    case 'title':
      return titleOf(block);
    case 'heading':
      return headingOf(block);
    case 'paragraph':
      return textOf(block, format, after);
    case 'table':
      return tableOf(block, format);
    case 'photos':
      return photosOf(block, photos, format);
    case 'heatMap':
      return heatMapOf(block, format);
    case 'bars':
    case 'trend':
      return figuresOf(block, format);
    case 'pageBreak':
      return isFirst || beginsPage(after) ? [] : [gap({ pageBreakBefore: true })];
    case 'signature':
      return signatureOf(block, format);
    case 'imprint':
      return imprintOf(block, format);
  }
}

/** Whether a block begins a page by itself; what doesn't exist needs none. */
const beginsPage = (block: Block | undefined): boolean =>
  block === undefined || block.kind === 'pageBreak' || (block.kind === 'heading' && block.annex !== undefined);

/** The page and its grid: so many lines of so many characters (GB/T 9704-2012, 5). */
function sectionOf({ page, pitch, styles }: Format): NonNullable<ISectionOptions['properties']> {
  const { left, top, textWidth, textHeight } = page;
  const { size, tracking } = styles.body;
  const columns = Math.round((textWidth + tracking) / (size + tracking));
  return {
    page: {
      size: { width: twips(PAPER.width), height: twips(PAPER.height) },
      margin: {
        ...{ left: twips(left), right: twips(PAPER.width - left - textWidth) },
        ...{ top: twips(top), bottom: twips(PAPER.height - top - textHeight) },
        footer: twips(Math.max(0, PAPER.height - top - textHeight - page.folioDrop - styles.folio.lineHeight)),
      },
    },
    grid: {
      type: DocumentGridType.LINES_AND_CHARS,
      linePitch: Math.floor(pitch * 20),
      // By how much a character of the body is wider than its size, in 4096ths of a point.
      charSpace: Math.round((textWidth / columns - size) * 4096),
    },
  };
}

/** — 1 —, on odd pages on the right, on even ones on the left, one character in (7.5). */
function foliosOf({ styles }: Format): NonNullable<ISectionOptions['footers']> {
  const inset = twips(styles.folio.size);
  const folio = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          style: STYLE_IDS.folio,
          alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: side === 'left' ? { left: inset } : { right: inset },
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: { hint: 'eastAsia' } })],
        }),
      ],
    });
  return { default: folio('right'), even: folio('left') };
}
