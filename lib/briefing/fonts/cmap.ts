import { FontRefused } from './tables.ts';

/** The glyph that shows a character; 0 for none. */
type Lookup = (codePoint: number) => number;

/**
 * Which glyph shows which character: the fullest Unicode subtable, format 12, else format 4 (OpenType 1.9, "cmap"). A
 * character is looked for when it is asked for: a face has tens of thousands, a document a few of them. Entries that
 * point past the face's glyphs show nothing.
 */
export function readCmap(view: DataView, glyphCount: number): Lookup {
  const offsets = new Map<number, number>();
  for (let i = 0; i < view.getUint16(2); i += 1) {
    const platform = view.getUint16(4 + i * 8);
    const encoding = view.getUint16(6 + i * 8);
    const offset = view.getUint32(8 + i * 8);
    if (platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))) {
      offsets.set(view.getUint16(offset), offset);
    }
  }
  const full = offsets.get(12);
  const basic = offsets.get(4);
  if (full === undefined && basic === undefined) throw new FontRefused('tableMissing', 'cmap');
  const find = full === undefined ? format4(view, basic ?? 0) : format12(view, full);
  return (codePoint) => {
    const glyph = find(codePoint);
    return glyph > 0 && glyph < glyphCount ? glyph : 0;
  };
}

/**
 * The first of `count` stretches that end at a character or behind it; `count` where none does.
 * @param lastOf the last character of a stretch; they rise
 */
function stretchOf(codePoint: number, count: number, lastOf: (at: number) => number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (lastOf(middle) < codePoint) from = middle + 1;
    else to = middle;
  }
  return from;
}

function format12(view: DataView, at: number): Lookup {
  const count = view.getUint32(at + 12);
  const groups = at + 16;
  // What the file has no room for is refused now, and not in the midst of a page.
  if (count > 0) view.getUint32(groups + count * 12 - 4);
  return (codePoint) => {
    const group = groups + stretchOf(codePoint, count, (n) => view.getUint32(groups + n * 12 + 4)) * 12;
    if (group >= groups + count * 12) return 0;
    const first = view.getUint32(group);
    return codePoint < first ? 0 : view.getUint32(group + 8) + codePoint - first;
  };
}

function format4(view: DataView, at: number): Lookup {
  const twice = view.getUint16(at + 6);
  if (twice > 0) view.getUint16(at + 16 + twice * 4 - 2);
  return (codePoint) => {
    if (codePoint >= 0xffff) return 0;
    const i = stretchOf(codePoint, twice / 2, (n) => view.getUint16(at + 14 + n * 2)) * 2;
    if (i >= twice) return 0;
    const first = view.getUint16(at + 16 + twice + i);
    if (codePoint < first) return 0;
    const delta = view.getUint16(at + 16 + twice * 2 + i);
    const slot = at + 16 + twice * 3 + i;
    const range = view.getUint16(slot);
    const place = slot + range + (codePoint - first) * 2;
    if (range !== 0 && place + 2 > view.byteLength) return 0;
    const raw = range === 0 ? codePoint : view.getUint16(place);
    return raw === 0 ? 0 : (raw + delta) & 0xffff;
  };
}
