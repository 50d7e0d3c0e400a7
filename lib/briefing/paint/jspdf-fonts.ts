import { jsPDF } from 'jspdf';
import type { EmbeddedFont } from './embedded-font.ts';
import { PaintError } from './errors.ts';

/** jsPDF's record of a font, as far as we touch it (jspdf 4.2.1, `addFont`, `putFont`). */
interface FontRecord {
  readonly postScriptName: string;
  encoding: string;
  isStandardFont: boolean;
  metadata: { xunji?: FontSlot };
  objectNumber?: number;
  isAlreadyPutted?: boolean;
}

interface PutFontEvent {
  readonly font: FontRecord;
  out(line: string): void;
  newObject(): number;
  putStream(options: Record<string, unknown>): void;
}

/** A font of a document: named while pages are written, filled once it is known which characters they show. */
export interface FontSlot {
  font: EmbeddedFont | null;
  written: boolean;
}

/** Slots between the call of `addFont` and jsPDF's event of the same name. */
const waiting = new Map<string, FontSlot>();
let counter = 0;

/**
 * jsPDF subscribes plug-ins from the last to the first: what is pushed here at the end runs first, and the handlers
 * of jsPDF that follow find nothing left to do. They swallow errors, so `written` is asked afterwards.
 */
(jsPDF.API.events as unknown[]).push(
  [
    'addFont',
    ({ font }: { font: FontRecord }) => {
      const slot = waiting.get(font.postScriptName);
      if (!slot) return;
      font.metadata = { xunji: slot };
      // None that jsPDF knows: it then leaves the text and the objects of this font to us.
      font.encoding = 'xunji';
      // Keeps jsPDF's TrueType support from looking for a file.
      font.isStandardFont = true;
    },
  ],
  [
    'putFont',
    (event: PutFontEvent) => {
      const slot = event.font.metadata.xunji;
      if (!slot?.font) return;
      putFont(event, slot.font);
      event.font.isAlreadyPutted = true;
      slot.written = true;
    },
  ],
);

/**
 * Adds a font to a document. Returns its resource name (F15), and what fills it before the document is put out; one that
 * is never filled leaves nothing in the file.
 */
export function addFontSlot(doc: jsPDF): { resource: string; slot: FontSlot; fill(font: EmbeddedFont): void } {
  counter += 1;
  const name = `xunji-${counter}`;
  const slot: FontSlot = { font: null, written: false };
  waiting.set(name, slot);
  const resource: unknown = doc.addFont(name, name, 'normal');
  waiting.delete(name);
  if (typeof resource !== 'string') throw new PaintError('incomplete', 'addFont gave no name');
  const fill = (font: EmbeddedFont) => {
    slot.font = font;
    markUsed(doc, name);
  };
  return { resource, slot, fill };
}

/** jsPDF puts out only fonts that its own `text` was called with: it is, and what it wrote is taken away again. */
function markUsed(doc: jsPDF, name: string): void {
  doc.setPage(1);
  const page = (doc.internal.pages as unknown as unknown[][])[1];
  const before = page?.length ?? 0;
  doc.setFont(name, 'normal');
  doc.text(' ', 0, 0);
  if (page) page.length = before;
}

/** A composite font whose codes are the glyphs of its file (ISO 32000-1, 9.7). */
function putFont({ font: record, out, newObject, putStream }: PutFontEvent, font: EmbeddedFont): void {
  const stream = (data: string, length?: number) => {
    const object = newObject();
    const additionalKeyValues = length === undefined ? [] : [{ key: 'Length1', value: length }];
    putStream({ data, filters: [], alreadyAppliedFilters: ['/FlateDecode'], additionalKeyValues, objectId: object });
    out('endobj');
    return `${object} 0 R`;
  };
  const dictionary = (text: string) => {
    const object = newObject();
    out(`<< ${text} >>`);
    out('endobj');
    return object;
  };
  const file = stream(font.file, font.fileLength);
  const toUnicode = stream(font.toUnicode);
  const descriptor = dictionary(`/Type /FontDescriptor /FontName /${font.name} ${font.descriptor} /FontFile2 ${file}`);
  const descendant = dictionary(
    `/Type /Font /Subtype /CIDFontType2 /BaseFont /${font.name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) ` +
      `/Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W ${font.widths} /CIDToGIDMap /Identity`,
  );
  record.objectNumber = dictionary(
    `/Type /Font /Subtype /Type0 /BaseFont /${font.name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] ` +
      `/ToUnicode ${toUnicode}`,
  );
}
