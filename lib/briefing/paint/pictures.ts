import type { jsPDF } from 'jspdf';
import type { Picture } from '../layout/page.ts';

/** JPEG or PNG by their first bytes (ITU T.81, B.1.1.3; PNG 5.2); null for anything else. */
function pictureKind(bytes: Uint8Array): 'JPEG' | 'PNG' | null {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'JPEG';
  return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'PNG' : null;
}

/**
 * Puts a picture on the current page; a JPEG's bytes go in as they are. Returns false for one that can't be read: a
 * frame with a cross shows where it belongs.
 */
export function putPicture(doc: jsPDF, picture: Picture, bytes: Uint8Array | undefined): boolean {
  const { ref, x, y, width, height } = picture;
  const kind = bytes ? pictureKind(bytes) : null;
  if (bytes && kind && isReadable(doc, bytes)) {
    doc.addImage(bytes, kind, x, y, width, height, ref, 'FAST');
    return true;
  }
  doc.setLineWidth(0.5);
  doc.rect(x, y, width, height);
  doc.line(x, y, x + width, y + height);
  doc.line(x, y + height, x + width, y);
  return false;
}

/** Reads the header alone, before anything is written to the page. */
function isReadable(doc: jsPDF, bytes: Uint8Array): boolean {
  try {
    const { width, height } = doc.getImageProperties(bytes);
    return width > 0 && height > 0;
  } catch {
    return false;
  }
}
