import { PAPER } from '../layout/format.ts';
import type { OutlineEntry, Page, PageItem, Picture, Run } from '../layout/page.ts';
import { number } from './bytes.ts';
import { type Coder, type MissingCharacter, makeCoder } from './coder.ts';
import { pageContent } from './content.ts';
import { deflate, deflateEach, fromBinaryString } from './deflate.ts';
import { embedFace } from './embedded-font.ts';
import type { FontBook } from './font-book.ts';
import { drawFrame, type Frame } from './frame.ts';
import { putLinks } from './links.ts';
import { putMetadata } from './metadata.ts';
import { putOutline } from './outline.ts';
import { PdfObjects } from './pdf-objects.ts';
import { Structure } from './structure.ts';
import { textString } from './text-string.ts';
import { toUnicodeMap } from './to-unicode.ts';

export interface PaintOptions {
  readonly title: string;
  /** Headings as bookmarks. */
  readonly outline?: readonly OutlineEntry[];
  /** JPEG or PNG files by the `ref` of the pictures on the pages. */
  readonly photos?: ReadonlyMap<string, Uint8Array>;
  /** Called after each page. */
  readonly onPage?: (done: number, of: number) => void;
}

export interface Painted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Characters that were painted as 〓 or not at all: to be shown to the person. */
  readonly missing: readonly MissingCharacter[];
  /** Pictures that couldn't be read; a crossed frame stands in their place. */
  readonly unreadable: readonly string[];
}

const LANGUAGE = 'zh-CN';

/**
 * Paints pages as a PDF 1.7. Every character that a face of `book` has comes out of the PDF's text exactly as it was put in.
 * @throws PaintError `incomplete` when jsPDF left out something that was handed to it
 */
export async function paintPages(pages: readonly Page[], book: FontBook, options: PaintOptions): Promise<Painted> {
  const objects = new PdfObjects();
  const pictures = pages.flatMap(({ items }) => items.filter(isPicture));
  const frame = drawFrame(pictures, options.photos ?? new Map(), LANGUAGE, objects);
  const pageObjects = pages.map((_, i) => (i === 0 ? frame.firstPage : objects.reserve()));
  const coder = makeCoder(book, runsOf(pages));
  const structure = new Structure();
  const fontNames = book.faces.map((_, i) => `F${i}`);
  const [fonts, contents] = await Promise.all([
    embedFaces(book, coder, objects),
    deflateEach(pages.length, (i) => {
      const { items = [], folio } = pages[i] ?? {};
      options.onPage?.(i + 1, pages.length);
      return pageContent(folio ? [...items, folio] : items, {
        coder,
        fontNames,
        begin: (element) => structure.begin(i, element),
        picture: (picture) => frame.drawings.get(picture) ?? '',
      });
    }),
  ]);
  const links = putLinks(pages, pageObjects, { book, structure, objects });
  contents.forEach((content, i) => {
    const stream = objects.addStream('', content);
    const entries = `/Parent ${frame.pages} 0 R/StructParents ${i}/Tabs/S/Contents ${stream} 0 R${links[i] ?? ''}`;
    objects.put(pageObjects[i] ?? 0, `<</Type/Page${entries}>>`);
  });
  putPages(frame, pageObjects, objects);
  const dictionary = fonts.map((font, i) => (font === null ? '' : `/${fontNames[i]} ${font} 0 R`)).join('');
  objects.put(frame.resources, `<<${frame.fontless}/Font<<${dictionary}>>>>`);
  putCatalog(
    frame,
    options,
    [putOutline(options.outline ?? [], pages, pageObjects, objects), structure.put(pageObjects, objects)],
    objects,
  );
  const bytes = await objects.write(`/Root ${frame.catalogNumber} 0 R/Info ${frame.infoNumber} 0 R${frame.id}`);
  return { bytes, missing: coder.missing(), unreadable: frame.unreadable };
}

/** Puts the faces that show something. @returns their objects, null for those that show nothing */
async function embedFaces(book: FontBook, coder: Coder, objects: PdfObjects): Promise<(number | null)[]> {
  const toUnicode = objects.reserve();
  const embedding: (Promise<number> | null)[] = [];
  for (const [i, face] of book.faces.entries()) {
    const codes = coder.faces[i];
    embedding.push(codes && codes.codes.length > 0 ? embedFace(face, codes, objects, toUnicode) : null);
    // The platform begins to deflate one face while the next one is reduced.
    await Promise.resolve();
  }
  objects.putStream(toUnicode, '', await deflate(fromBinaryString(toUnicodeMap(coder.codePoints))));
  return Promise.all(embedding);
}

/** The tree of pages, with what all of them share. */
function putPages({ pages, resources }: Frame, pageObjects: readonly number[], objects: PdfObjects): void {
  const kids = pageObjects.map((object) => `${object} 0 R`).join(' ');
  const shared = `/Resources ${resources} 0 R/MediaBox[0 0 ${number(PAPER.width)} ${number(PAPER.height)}]`;
  objects.put(pages, `<</Type/Pages/Count ${pageObjects.length}/Kids[${kids}]${shared}>>`);
}

/** What the document says of itself: to readers, to those who don't see it, to programs. */
function putCatalog(
  frame: Frame,
  { title }: PaintOptions,
  [outline, structure]: readonly [number | null, number],
  objects: PdfObjects,
): void {
  const metadata = putMetadata(title, LANGUAGE, objects);
  const more =
    `/Metadata ${metadata} 0 R/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R` +
    (outline === null ? '' : `/Outlines ${outline} 0 R`);
  objects.put(frame.catalogNumber, `<<${frame.catalog}${more}>>`);
  objects.put(frame.infoNumber, `<<${frame.info}/Title${textString(title)}>>`);
}

function* runsOf(pages: readonly Page[]): Generator<Run> {
  for (const { items, folio } of pages) {
    for (const item of items) if (item.kind === 'run') yield item;
    yield folio;
  }
}

const isPicture = (item: PageItem): item is Picture => item.kind === 'picture';
