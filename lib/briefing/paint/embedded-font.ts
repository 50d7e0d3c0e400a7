import type { Face } from '../fonts/face.ts';
import { subsetFace } from '../fonts/subset.ts';
import { number } from './bytes.ts';
import type { FaceCodes } from './coder.ts';
import { deflate } from './deflate.ts';
import type { PdfObjects } from './pdf-objects.ts';

/**
 * Reduces a face to the characters that a document shows, and puts it there as a composite font whose codes are the
 * glyphs of its file (ISO 32000-1, 9.7).
 * @param toUnicode the object that says which character each code is
 * @returns the font's object
 */
export async function embedFace(
  face: Face,
  { codes, glyphs }: FaceCodes,
  objects: PdfObjects,
  toUnicode: number,
): Promise<number> {
  const places: number[] = [];
  codes.forEach((code, i) => {
    places[code - 1] = glyphs[i] ?? 0;
  });
  const file = subsetFace(face, places);
  const name = `${subsetTag(glyphs)}+${face.name}`;
  const stream = objects.addStream(`/Length1 ${file.length}`, await deflate(file));
  const described = objects.add(`<</Type/FontDescriptor/FontName/${name}${descriptor(face)}/FontFile2 ${stream} 0 R>>`);
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${described} 0 R/DW 1000/W[${widths(face, codes, glyphs)}]/CIDToGIDMap/Identity>>`,
  );
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]` +
      `/ToUnicode ${toUnicode} 0 R>>`,
  );
}

/** Six capitals from the glyphs, which say that it is a subset (ISO 32000-1, 9.6.4): two of one face differ in them. */
function subsetTag(glyphs: readonly number[]): string {
  // FNV-1a, twice with different starts for the 28 bits that six letters hold.
  let hash = 0x811c9dc5;
  for (const glyph of glyphs) hash = Math.imul(hash ^ glyph, 0x01000193) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = (Math.floor(hash / 26) ^ Math.imul(hash, 0x01000193)) >>> 0;
  }
  return tag;
}

/** The codes that aren't as wide as an em, in runs (ISO 32000-1, 9.7.4.3); all others take /DW 1000. */
function widths(face: Face, codes: readonly number[], glyphs: readonly number[]): string {
  let array = '';
  let last = -1;
  codes.forEach((code, i) => {
    const width = number(face.advanceOf(glyphs[i] ?? 0) * 1000);
    if (width === '1000') return;
    array += code === last + 1 ? ` ${width}` : `${last < 0 ? '' : ']'}${code}[${width}`;
    last = code;
  });
  return last < 0 ? '' : `${array}]`;
}

/** Metrics of the face in thousandths of an em (ISO 32000-1, 9.8). Flag 4: its characters are named by no standard. */
function descriptor(face: Face): string {
  const head = face.tables.view('head');
  const hhea = face.tables.view('hhea');
  const scaled = (value: number) => number((value * 1000) / face.unitsPerEm);
  const box = [36, 38, 40, 42].map((at) => scaled(head.getInt16(at))).join(' ');
  const ascent = scaled(hhea.getInt16(4));
  const descent = scaled(hhea.getInt16(6));
  return `/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${ascent}/Descent ${descent}/CapHeight ${ascent}/StemV 80`;
}
