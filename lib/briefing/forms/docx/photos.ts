import { AlignmentType, BorderStyle, ImageRun, Paragraph, type Table, TableRow } from 'docx';
import type { BlockOf, BlockPhoto } from '../../blocks/blocks.ts';
import { toSingleLine } from '../../layout/clean.ts';
import type { Format } from '../../layout/format.ts';
import { ALONE, HIGHEST } from '../../layout/photos.ts';
import { twips } from './style-sheet.ts';
import { cellOf, gap, tableOn } from './tables.ts';
import { paragraphs, writable } from './texts.ts';

/** The part of the text's width that a photo of a pair takes. */
const HALF = 0.48;

/** Photos in rows of two, each with its caption; of one that can't be shown there is the caption alone. */
export function photosOf(
  { photos }: BlockOf<'photos'>,
  files: ReadonlyMap<string, Uint8Array>,
  format: Format,
): (Paragraph | Table)[] {
  const rows = Array.from({ length: Math.ceil(photos.length / 2) }, (_, at) => photos.slice(at * 2, at * 2 + 2));
  return rows.flatMap((row) => {
    const part = row.length > 1 ? HALF : ALONE;
    const figures = row.map((photo) => figureOf(photo, files.get(photo.ref), part, format));
    return row.length > 1 ? pair(figures, format) : (figures[0] ?? []);
  });
}

function pair(figures: readonly Paragraph[][], format: Format): (Paragraph | Table)[] {
  const width = twips(format.page.textWidth / 2);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
  const cells = figures.map((children) => cellOf(width, { children, verticalAlign: 'bottom' }));
  return [gap(), tableOn([width, width], [new TableRow({ children: cells, cantSplit: true })], { borders }), gap()];
}

function figureOf(photo: BlockPhoto, bytes: Uint8Array | undefined, part: number, { page }: Format): Paragraph[] {
  const scale = Math.min((page.textWidth * part) / photo.width, (page.textHeight * HIGHEST) / photo.height);
  const type = bytes ? typeOf(bytes) : null;
  const picture = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    // The line is as high as the picture; a fixed one would cut it off.
    spacing: { before: twips(4), after: twips(4), line: 240, lineRule: 'auto' },
    children: !bytes || !type ? [] : [imageOf({ type, bytes }, photo, scale)],
  });
  return [...(type ? [picture] : []), ...paragraphs('caption', photo.caption)];
}

function imageOf(file: { type: 'jpg' | 'png'; bytes: Uint8Array }, photo: BlockPhoto, scale: number): ImageRun {
  // In pixels of 96 to the inch.
  const size = (length: number) => Math.max(1, Math.round((length * scale * 96) / 72));
  return new ImageRun({
    type: file.type,
    data: file.bytes,
    transformation: { width: size(photo.width), height: size(photo.height) },
    altText: { name: '', description: writable(toSingleLine(photo.caption)) },
  });
}

/** What a picture's first bytes say that it is; null for what a document doesn't take. */
function typeOf(bytes: Uint8Array): 'jpg' | 'png' | null {
  const starts = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
  if (starts(0xff, 0xd8, 0xff)) return 'jpg';
  return starts(0x89, 0x50, 0x4e, 0x47) ? 'png' : null;
}
