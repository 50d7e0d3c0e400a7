import { FontRefused } from './tables.ts';

/**
 * Which glyph shows which character: the fullest Unicode subtable, format 12, else format 4
 * (OpenType 1.9, "cmap"). Entries that point past the face's glyphs are left out.
 */
export function readCmap(view: DataView, glyphCount: number): Map<number, number> {
  const offsets = new Map<number, number>();
  for (let i = 0; i < view.getUint16(2); i += 1) {
    const platform = view.getUint16(4 + i * 8);
    const encoding = view.getUint16(6 + i * 8);
    const offset = view.getUint32(8 + i * 8);
    if (platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))) {
      offsets.set(view.getUint16(offset), offset);
    }
  }
  const glyphs = new Map<number, number>();
  const put = (codePoint: number, glyph: number) => {
    if (glyph > 0 && glyph < glyphCount) glyphs.set(codePoint, glyph);
  };
  const full = offsets.get(12);
  const basic = offsets.get(4);
  if (full !== undefined) readFormat12(view, full, put);
  else if (basic !== undefined) readFormat4(view, basic, put);
  else throw new FontRefused('tableMissing', 'cmap');
  return glyphs;
}

type Put = (codePoint: number, glyph: number) => void;

function readFormat12(view: DataView, at: number, put: Put): void {
  for (let i = 0; i < view.getUint32(at + 12); i += 1) {
    const group = at + 16 + i * 12;
    const first = view.getUint32(group);
    const last = Math.min(view.getUint32(group + 4), 0x10ffff);
    const glyph = view.getUint32(group + 8);
    for (let codePoint = first; codePoint <= last; codePoint += 1) put(codePoint, glyph + codePoint - first);
  }
}

function readFormat4(view: DataView, at: number, put: Put): void {
  const twice = view.getUint16(at + 6);
  for (let i = 0; i < twice; i += 2) {
    const last = view.getUint16(at + 14 + i);
    const first = view.getUint16(at + 16 + twice + i);
    const delta = view.getUint16(at + 16 + twice * 2 + i);
    const slot = at + 16 + twice * 3 + i;
    const range = view.getUint16(slot);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : view.getUint16(slot + range + (code - first) * 2);
      if (raw !== 0) put(code, (raw + delta) & 0xffff);
    }
  }
}
