import { jsPDF } from 'jspdf';
import type { OutlineEntry, Page, PageItem, Picture } from '../layout/page.ts';
import { type MissingCharacter, makeCoder } from './coder.ts';
import { pageContent } from './content.ts';
import { embedFace } from './embedded-font.ts';
import { PaintError } from './errors.ts';
import type { FontBook } from './font-book.ts';
import { addFontSlot } from './jspdf-fonts.ts';
import { outputWithDeflatedPages } from './jspdf-streams.ts';
import { addOutline, announceTitle, writeTitle } from './jspdf-titles.ts';
import { putPicture } from './pictures.ts';

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

/**
 * Paints pages as a PDF. Every character that a face of `book` has comes out of the PDF's text exactly as it was put in.
 * @throws PaintError `incomplete` when jsPDF left out something that was handed to it
 */
export async function paintPages(pages: readonly Page[], book: FontBook, options: PaintOptions): Promise<Painted> {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true });
  // PDF 1.7 (ISO 32000-1); jsPDF would say 1.3, which doesn't know the fonts that are embedded here.
  internals(doc).__private__.setPdfVersion('1.7');
  doc.setLanguage('zh-CN');
  doc.viewerPreferences({ DisplayDocTitle: true });
  announceTitle(doc, options.title);

  const coder = makeCoder(book);
  const fonts = book.faces.map(() => addFontSlot(doc));
  const names = fonts.map(({ resource }) => resource);
  const unreadable: string[] = [];
  pages.forEach((page, i) => {
    if (i > 0) doc.addPage();
    for (const picture of page.items.filter(isPicture)) {
      if (!putPicture(doc, picture, options.photos?.get(picture.ref))) unreadable.push(picture.ref);
    }
    internals(doc).internal.write(pageContent([...page.items, page.folio], coder, book, names));
    options.onPage?.(i + 1, pages.length);
  });
  addOutline(doc, options.outline ?? []);

  const embedded = await Promise.all(
    book.faces.map((face, i) => embedFace(face, coder.faces[i] ?? { codePoints: [], glyphs: [] })),
  );
  fonts.forEach(({ slot }, i) => {
    slot.font = embedded[i] ?? null;
  });
  const bytes = await outputWithDeflatedPages(doc);
  if (!fonts.every(({ slot }) => slot.written)) throw new PaintError('incomplete', 'font');
  writeTitle(bytes, options.title);
  return { bytes, missing: coder.missing(), unreadable };
}

/** What jsPDF has but doesn't declare. */
interface Internals {
  readonly internal: { write(operators: string): void };
  readonly __private__: { setPdfVersion(version: string): void };
}
const internals = (doc: jsPDF): Internals => doc as unknown as Internals;
const isPicture = (item: PageItem): item is Picture => item.kind === 'picture';
