import { readCmap } from './cmap.ts';
import { readTables, type Tables } from './tables.ts';

/** A TrueType face as the briefing needs it: which characters it has, how wide they are, and their outlines. */
export interface Face {
  /** PostScript name, such as NotoSerifSC-Regular. */
  readonly name: string;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly tables: Tables;
  /** The glyph of a character, or 0 where the face has none. */
  glyphOf(codePoint: number): number;
  /** Advance width of a glyph in parts of an em. */
  advanceOf(glyph: number): number;
  /** The bytes of a glyph's outline; empty for a blank one. Shares the face's memory. */
  outlineOf(glyph: number): Uint8Array;
}

/**
 * Reads a static TrueType face (glyf outlines). Only the tables are looked at; outlines stay where they are,
 * so reading a face of 14 MB takes a few milliseconds.
 * @throws FontRefused when the bytes are no TrueType face or a table is missing or cut off
 */
export function readFace(bytes: Uint8Array): Face {
  const tables = readTables(bytes);
  const head = tables.view('head');
  const maxp = tables.view('maxp');
  const hhea = tables.view('hhea');
  const hmtx = tables.view('hmtx');
  const loca = tables.view('loca');
  const glyf = tables.bytes('glyf');
  const unitsPerEm = head.getUint16(18) || 1000;
  const long = head.getInt16(50) === 1;
  const glyphCount = Math.min(maxp.getUint16(4), loca.byteLength / (long ? 4 : 2) - 1);
  const metrics = Math.min(hhea.getUint16(34), Math.floor(hmtx.byteLength / 4));
  const glyphOf = readCmap(tables.view('cmap'), glyphCount);
  const offset = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    name: readPostScriptName(tables),
    unitsPerEm,
    glyphCount,
    tables,
    glyphOf,
    advanceOf: (glyph) => (metrics ? hmtx.getUint16(Math.min(glyph, metrics - 1) * 4) / unitsPerEm : 1),
    outlineOf: (glyph) => (glyph < glyphCount ? glyf.subarray(offset(glyph), offset(glyph + 1)) : glyf.subarray(0, 0)),
  };
}

/** Name 6 of the name table; PDF names take printable ASCII without delimiters (ISO 32000-1, 7.3.5). */
function readPostScriptName(tables: Tables): string {
  const fallback = 'Face';
  if (!tables.has('name')) return fallback;
  const view = tables.view('name');
  const strings = view.getUint16(4);
  for (let i = 0; i < view.getUint16(2); i += 1) {
    const record = 6 + i * 12;
    if (view.getUint16(record + 6) !== 6) continue;
    const at = strings + view.getUint16(record + 10);
    const codes = Array.from({ length: view.getUint16(record + 8) }, (_, k) => view.getUint8(at + k));
    // UTF-16 or Mac Roman alike: a PostScript name is ASCII, so the other half of a unit is 0.
    const name = String.fromCharCode(...codes.filter((code) => code > 0)).replace(/[^A-Za-z0-9-]/g, '');
    if (name) return name;
  }
  return fallback;
}
