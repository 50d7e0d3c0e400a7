import type { jsPDF } from 'jspdf';
import type { OutlineEntry } from '../layout/page.ts';
import { PaintError } from './errors.ts';
import { textString } from './text-string.ts';

interface OutlineApi {
  add(parent: unknown, title: string, options: { pageNumber: number }): unknown;
  makeString(text: string): string;
}

/** Headings as bookmarks: level 2 under the level 1 before it. */
export function addOutline(doc: jsPDF, entries: readonly OutlineEntry[]): void {
  const outline = doc.outline as unknown as OutlineApi;
  outline.makeString = textString;
  let chapter: unknown = null;
  for (const { level, text, page } of entries) {
    const item = outline.add(level === 1 ? null : chapter, text, { pageNumber: page });
    if (level === 1) chapter = item;
  }
}

/** A stand-in of the same length as `title` in hexadecimal: jsPDF writes it, and its place is known. */
const standIn = (title: string): string => 'x'.repeat(textString(title).length - 2);

/** Sets the title for now; `writeTitle` puts the real one in its place. */
export function announceTitle(doc: jsPDF, title: string): void {
  doc.setProperties({ title: standIn(title) });
}

/**
 * Writes the title over its stand-in, byte for byte, so that no offset in the file moves. jsPDF has no way in for a
 * title in hexadecimal (see `textString`).
 * @throws PaintError when the stand-in isn't found
 */
export function writeTitle(pdf: Uint8Array, title: string): void {
  const wanted = new TextEncoder().encode(`/Title (${standIn(title)})`);
  // The document's information stands near the end.
  for (let at = pdf.length - wanted.length; at >= 0; at -= 1) {
    if (pdf[at] !== 0x2f || !wanted.every((byte, i) => pdf[at + i] === byte)) continue;
    pdf.set(new TextEncoder().encode(`/Title ${textString(title)}`), at);
    return;
  }
  throw new PaintError('incomplete', 'title');
}
