import { jsPDF } from 'jspdf';
import { PAPER } from '../layout/format.ts';
import type { Picture } from '../layout/page.ts';
import { number } from './bytes.ts';
import { fromBinaryString } from './deflate.ts';
import { PaintError } from './errors.ts';
import type { PdfObjects } from './pdf-objects.ts';

/**
 * What jsPDF makes of a document: a file with one empty page, the pictures, and what a file says of itself. Texts, fonts
 * and all pages are written beside it, since jsPDF gets them wrong or takes long (briefing.md).
 */
export interface Frame {
  /** jsPDF's own numbers of what others write. */
  readonly pages: 1;
  readonly firstPage: 3;
  readonly resources: 2;
  /** What shows each picture, as operators of a page. */
  readonly drawings: ReadonlyMap<Picture, string>;
  /** Pictures that couldn't be read: a frame with a cross shows where they belong. */
  readonly unreadable: readonly string[];
  /** Entries of the dictionaries that others add to, without brackets. */
  readonly catalog: string;
  readonly info: string;
  readonly fontless: string;
  /** The numbers of both, and what tells files apart. */
  readonly catalogNumber: number;
  readonly infoNumber: number;
  readonly id: string;
}

/**
 * Draws pictures, and puts what shows them to `objects`, which is empty; a JPEG's bytes go in as they are.
 * @param photos JPEG or PNG files by the pictures' `ref`
 * @throws PaintError `incomplete` where jsPDF writes otherwise than 4.2.1 does
 */
export function drawFrame(
  pictures: readonly Picture[],
  photos: ReadonlyMap<string, Uint8Array>,
  language: 'zh-CN',
  objects: PdfObjects,
): Frame {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', putOnlyUsedFonts: true });
  doc.setLanguage(language);
  doc.viewerPreferences({ DisplayDocTitle: true });
  const drawings = new Map<Picture, string>();
  const unreadable: string[] = [];
  const whole: Whole = new Map();
  for (const picture of pictures) {
    const bytes = photos.get(picture.ref);
    const drawing = drawPicture(doc, picture, bytes && headOf(bytes));
    drawings.set(picture, drawing ?? crossed(picture));
    if (drawing === null) unreadable.push(picture.ref);
    const name = /\/(I\d+) Do/.exec(drawing ?? '')?.[1];
    if (bytes && name && isJpeg(bytes)) whole.set(name, bytes);
  }
  return { ...takeOver(doc.output(), whole, objects), drawings, unreadable };
}

/** JPEG files, by what jsPDF calls each. */
type Whole = Map<string, Uint8Array>;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);
const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, 0xff, 0xd8, 0xff);

/**
 * What jsPDF has to see of a picture: of a JPEG all up to its frame header (ITU T.81, B.2.2), which says its size. The
 * rest goes by: it would lie in memory seven times.
 */
function headOf(bytes: Uint8Array): Uint8Array {
  if (!isJpeg(bytes)) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return bytes.subarray(0, at + 2 + view.getUint16(at + 2));
    if (marker < 0xffc0) break;
  }
  return bytes;
}

/** JPEG or PNG by their first bytes (ITU T.81, B.1.1.3; PNG 5.2); null for anything else. */
function pictureKind(bytes: Uint8Array): 'JPEG' | 'PNG' | null {
  if (isJpeg(bytes)) return 'JPEG';
  return startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'PNG' : null;
}

/** The operators that show a picture; null for one that can't be read. */
function drawPicture(doc: jsPDF, { ref, x, y, width, height }: Picture, bytes: Uint8Array | undefined): string | null {
  const kind = bytes ? pictureKind(bytes) : null;
  if (!bytes || !kind || !isReadable(doc, bytes)) return null;
  const page = (doc.internal.pages as unknown as string[][])[1] ?? [];
  page.length = 0;
  doc.addImage(bytes, kind, x, y, width, height, ref, 'FAST');
  return `${page.splice(0).join('\n')}\n`;
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

function crossed({ x, y, width, height }: Picture): string {
  const [left, right] = [number(x), number(x + width)];
  const [top, bottom] = [number(PAPER.height - y), number(PAPER.height - y - height)];
  const box = `${left} ${bottom} ${number(width)} ${number(height)} re`;
  return `q .5 w ${box} ${left} ${top} m ${right} ${bottom} l ${left} ${bottom} m ${right} ${top} l S Q\n`;
}

/** Where jsPDF's objects lie, by its table at the file's end; their own text each, without number and end. */
function* objectsOf(pdf: string): Generator<readonly [number: number, body: string]> {
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(pdf.slice(-64))?.[1]);
  const head = /^xref\n0 (\d+)\n/.exec(pdf.slice(table, table + 64));
  if (!head) throw new PaintError('incomplete', 'xref');
  const rows = table + head[0].length;
  for (let object = 1; object < Number(head[1]); object += 1) {
    const at = Number(pdf.slice(rows + object * 20, rows + object * 20 + 10));
    const start = `${object} 0 obj\n`;
    const end = pdf.indexOf('\nendobj', at);
    if (!pdf.startsWith(start, at) || end < 0) throw new PaintError('incomplete', `object ${object}`);
    // A picture may hold any words: its length says where it ends.
    const dictionary = pdf.slice(at + start.length, pdf.indexOf('\n>>\n', at) + 4);
    const length = /\/Length (\d+)\n/.exec(dictionary)?.[1];
    const isStream = length !== undefined && pdf.startsWith('stream\n', at + start.length + dictionary.length);
    yield [
      object,
      isStream
        ? pdf.slice(at + start.length, at + start.length + dictionary.length + 7 + Number(length))
        : pdf.slice(at + start.length, end),
    ];
  }
}

/** The entries of a dictionary, without brackets. */
const inside = (dictionary: string): string => /^<<\s*([\s\S]*?)\s*>>\s*$/.exec(dictionary)?.[1] ?? '';

const FONTLESS = '/Font <<\n>>\n';

function takeOver(pdf: string, whole: Whole, objects: PdfObjects): Omit<Frame, 'drawings' | 'unreadable'> {
  const found = { catalog: '', info: '', fontless: '', catalogNumber: 0, infoNumber: 0 };
  const all = [...objectsOf(pdf)];
  const resources = all.find(([object]) => object === 2)?.[1] ?? '';
  const named = [...resources.matchAll(/\/(I\d+) (\d+) 0 R/g)];
  const files = new Map(named.map(([, name = '', object]) => [Number(object), whole.get(name)]));
  for (const [object, body] of all) {
    const stream = /^<<([\s\S]*?)>>\nstream\n/.exec(body.slice(0, 2000));
    // Reserved in any case, so that no number is given away twice: the pages and the resources are written by others.
    objects.reserve();
    if (body.includes('/Type /Catalog')) Object.assign(found, { catalog: inside(body), catalogNumber: object });
    else if (body.startsWith('<<\n/Producer')) Object.assign(found, { info: inside(body), infoNumber: object });
    else if (object === 2) found.fontless = inside(body).replace(FONTLESS, '');
    else if (stream)
      putStream(objects, object, stream, files.get(object) ?? fromBinaryString(body.slice(stream[0].length)));
    else if (object > 4) objects.put(object, body);
  }
  const id = /\/ID \[[^\]]*\]/.exec(pdf.slice(-400))?.[0] ?? '';
  if (!found.catalogNumber || !found.infoNumber || !pdf.includes(FONTLESS)) throw new PaintError('incomplete', 'frame');
  return { ...found, id, pages: 1, firstPage: 3, resources: 2 };
}

function putStream(objects: PdfObjects, object: number, [, entries = '']: RegExpExecArray, data: Uint8Array): void {
  objects.putStream(object, entries.replace(/\/Length \d+\n/, '').trim(), data, '');
}
