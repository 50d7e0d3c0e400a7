import type { Face } from '../fonts/face.ts';
import { subsetFace } from '../fonts/subset.ts';
import type { FaceCodes } from './coder.ts';
import { number } from './content.ts';
import { deflate, fromBinaryString, toBinaryString } from './deflate.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** A face's share of a document, ready to be written: nothing is left to compute while jsPDF puts its objects out. */
export interface EmbeddedFont {
  /** With the tag of six letters that says it is a subset (ISO 32000-1, 9.6.4). */
  readonly name: string;
  /** The reduced font file, deflated, a character a byte. */
  readonly file: string;
  readonly fileLength: number;
  readonly toUnicode: string;
  readonly widths: string;
  readonly descriptor: string;
}

/** Reduces a face to the characters that a document shows. */
export async function embedFace(face: Face, codes: FaceCodes): Promise<EmbeddedFont> {
  const file = subsetFace(face, codes.glyphs);
  const [packed, map] = await Promise.all([deflate(file), deflate(fromBinaryString(toUnicodeMap(codes.codePoints)))]);
  return {
    name: `${subsetTag(codes.codePoints)}+${face.name}`,
    file: toBinaryString(packed),
    fileLength: file.length,
    toUnicode: toBinaryString(map),
    widths: widthArray(face, codes.glyphs),
    descriptor: descriptor(face),
  };
}

/** Six capitals from the characters: two subsets of one face differ in their names. */
function subsetTag(codePoints: readonly number[]): string {
  // FNV-1a, twice with different starts for the 28 bits that six letters hold.
  let hash = 0x811c9dc5;
  for (const codePoint of codePoints) hash = Math.imul(hash ^ codePoint, 0x01000193) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = (Math.floor(hash / 26) ^ Math.imul(hash, 0x01000193)) >>> 0;
  }
  return tag;
}

/** The codes that aren't as wide as an em, in runs (ISO 32000-1, 9.7.4.3); all others take /DW 1000. */
function widthArray(face: Face, glyphs: readonly number[]): string {
  let array = '';
  let open = false;
  glyphs.forEach((glyph, i) => {
    const width = number(face.advanceOf(glyph) * 1000);
    if (width === '1000') {
      if (open) array += ']';
      open = false;
      return;
    }
    array += open ? ` ${width}` : ` ${i + 1} [${width}`;
    open = true;
  });
  return `[${array}${open ? ']' : ''} ]`;
}

/** Metrics of the face in thousandths of an em (ISO 32000-1, 9.8). Flag 4: its characters are named by no standard. */
function descriptor(face: Face): string {
  const head = face.tables.view('head');
  const hhea = face.tables.view('hhea');
  const scaled = (value: number) => number((value * 1000) / face.unitsPerEm);
  const box = [36, 38, 40, 42].map((at) => scaled(head.getInt16(at))).join(' ');
  const ascent = scaled(hhea.getInt16(4));
  const descent = scaled(hhea.getInt16(6));
  return `/Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} /StemV 80`;
}
