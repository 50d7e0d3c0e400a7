import { jsPDF } from 'jspdf';
import type { Element, OutlineEntry, Page, PageItem, Picture, Run } from '../layout/page.ts';
import { type MissingCharacter, makeCoder } from './coder.ts';
import { pageContent } from './content.ts';
import { embedFace } from './embedded-font.ts';
import { PaintError } from './errors.ts';
import type { FontBook } from './font-book.ts';
import { addFontSlot } from './jspdf-fonts.ts';
import { internalsOf } from './jspdf-internals.ts';
import { deflatePages, outputWith } from './jspdf-streams.ts';
import { addOutline, announceTitle, writeTitle } from './jspdf-titles.ts';
import { addMetadata } from './metadata.ts';
import { packObjects } from './pack-objects.ts';
import { putPicture } from './pictures.ts';
import { Structure } from './structure.ts';

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
 * Paints pages as a PDF. Every character that a face of `book` has comes out of the PDF's text exactly as it was put in.
 * @throws PaintError `incomplete` when jsPDF left out something that was handed to it
 */
export async function paintPages(pages: readonly Page[], book: FontBook, options: PaintOptions): Promise<Painted> {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true });
  // PDF 1.7 (ISO 32000-1); jsPDF would say 1.3, which doesn't know the fonts that are embedded here.
  internalsOf(doc).__private__.setPdfVersion('1.7');
  doc.setLanguage(LANGUAGE);
  doc.viewerPreferences({ DisplayDocTitle: true });
  announceTitle(doc, options.title);

  const coder = makeCoder(book, runsOf(pages));
  const fonts = book.faces.map(() => addFontSlot(doc));
  const fontNames = fonts.map(({ resource }) => resource);
  const structure = new Structure();
  const unreadable: string[] = [];
  pages.forEach((page, i) => {
    if (i > 0) doc.addPage();
    const { write } = internalsOf(doc).internal;
    const begin = (element: Element | undefined) => structure.begin(i, element);
    // Pictures are written first, but read where they stand.
    for (const item of page.items) if (item.kind !== 'rule' && item.element) structure.name(item.element);
    for (const picture of page.items.filter(isPicture)) {
      write(begin(picture.element));
      if (!putPicture(doc, picture, options.photos?.get(picture.ref))) unreadable.push(picture.ref);
      write('EMC');
    }
    write(pageContent([...page.items, page.folio], { coder, fontNames, begin }));
    options.onPage?.(i + 1, pages.length);
  });
  addOutline(doc, options.outline ?? []);
  structure.addTo(doc);
  addMetadata(doc, options.title, LANGUAGE);

  const used = book.faces.flatMap((face, i) => {
    const [codes, font] = [coder.faces[i], fonts[i]];
    return codes && font && codes.glyphs.length > 0 ? [{ face, codes, font }] : [];
  });
  const [pagesReady, ...embedded] = await Promise.all([
    deflatePages(doc),
    ...used.map(({ face, codes }) => embedFace(face, codes)),
  ]);
  embedded.forEach((one, i) => {
    used[i]?.font.fill(one);
  });
  const bytes = outputWith(doc, pagesReady);
  if (!used.every(({ font }) => font.slot.written)) throw new PaintError('incomplete', 'font');
  writeTitle(bytes, options.title);
  return { bytes: await packObjects(bytes), missing: coder.missing(), unreadable };
}

function* runsOf(pages: readonly Page[]): Generator<Run> {
  for (const { items, folio } of pages) {
    for (const item of items) if (item.kind === 'run') yield item;
    yield folio;
  }
}

const isPicture = (item: PageItem): item is Picture => item.kind === 'picture';
