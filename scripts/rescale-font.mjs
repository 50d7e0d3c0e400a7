// @ts-check
import { ARE_OFFSETS, isComposite, partsOf, WORDS } from '../lib/briefing/fonts/composite.ts';
import { readFace } from '../lib/briefing/fonts/face.ts';
import { ON_CURVE, REPEAT, X_SAME, X_SHORT, Y_SAME, Y_SHORT } from '../lib/briefing/fonts/point-flags.ts';
import { writeTables } from '../lib/briefing/fonts/write-tables.ts';

/**
 * Draws a TrueType face on a coarser grid: at 512 units an em most distances between two points fit into one byte, and a
 * Chinese face takes a tenth less room, packed and in each PDF (measured). On paper a unit of a letter of 16 pt is then 0.01 mm.
 */

/**
 * @param {Uint8Array} font a static TrueType face without hints
 * @param {number} unitsPerEm of the face that is made
 * @returns {Uint8Array}
 */
export function rescale(font, unitsPerEm) {
  const face = readFace(font);
  const { tables, glyphCount: count } = face;
  const by = unitsPerEm / face.unitsPerEm;
  const outlines = Array.from({ length: count }, (_, glyph) => scaleOutline(face.outlineOf(glyph), by));
  const place = new DataView(new ArrayBuffer((count + 1) * 4));
  const drawn = new Uint8Array(outlines.reduce((sum, one) => sum + padded(one.length), 0));
  let at = 0;
  outlines.forEach((outline, glyph) => {
    place.setUint32(glyph * 4, at);
    drawn.set(outline, at);
    at += padded(outline.length);
  });
  place.setUint32(count * 4, at);

  /** @param {string} tag @param {readonly number[]} words where signed words of font units stand */
  const scaled = (tag, words) => {
    const copy = tables.bytes(tag).slice();
    const view = new DataView(copy.buffer);
    for (const word of words)
      if (word + 2 <= copy.length) view.setInt16(word, clamp(Math.round(view.getInt16(word) * by)));
    return copy;
  };
  const newHead = scaled('head', [36, 38, 40, 42]);
  const headView = new DataView(newHead.buffer);
  headView.setUint32(8, 0); // the file's check sum, which writeTables works out
  headView.setUint16(18, unitsPerEm);
  headView.setInt16(50, 1);
  const metrics = Math.min(tables.view('hhea').getUint16(34), count);
  const widths = Array.from({ length: metrics }, (_, glyph) => glyph * 4);
  const bearings = Array.from({ length: count }, (_, glyph) =>
    glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2,
  );
  /** @type {Record<string, Uint8Array>} */
  const rest = {};
  for (const tag of ['cmap', 'maxp', 'name']) rest[tag] = tables.bytes(tag);
  if (tables.has('post')) rest.post = scaled('post', [8, 10]);
  // xAvgCharWidth, sub- and superscripts, strike-out; typographic and Windows heights; x-height and capitals.
  const heights = [2, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 68, 70, 72, 74, 76, 86, 88];
  if (tables.has('OS/2')) rest['OS/2'] = scaled('OS/2', heights);
  return writeTables({
    ...rest,
    glyf: drawn,
    head: newHead,
    hhea: scaled('hhea', [4, 6, 8, 10, 12, 14, 16, 22]),
    hmtx: scaled('hmtx', [...widths, ...bearings]),
    loca: new Uint8Array(place.buffer),
  });
}

const padded = (/** @type {number} */ length) => (length + 1) & ~1;
const clamp = (/** @type {number} */ value) => Math.max(-32_768, Math.min(32_767, value));

/** @param {Uint8Array} outline @param {number} by */
function scaleOutline(outline, by) {
  if (outline.length < 10) return new Uint8Array();
  if (isComposite(outline)) return scaleComposite(outline, by);
  return scaleSimple(new DataView(outline.buffer, outline.byteOffset, outline.byteLength), by);
}

/** @param {Uint8Array} outline @param {number} by */
function scaleComposite(outline, by) {
  const copy = outline.slice();
  const view = new DataView(copy.buffer);
  for (const at of [2, 4, 6, 8]) view.setInt16(at, Math.round(view.getInt16(at) * by));
  for (const { at, flags } of partsOf(copy)) {
    if (!(flags & ARE_OFFSETS)) continue;
    if (flags & WORDS) for (const word of [at + 4, at + 6]) view.setInt16(word, Math.round(view.getInt16(word) * by));
    else for (const byte of [at + 4, at + 5]) view.setInt8(byte, Math.round(view.getInt8(byte) * by));
  }
  return copy;
}

/** @param {DataView} view @param {number} by */
function scaleSimple(view, by) {
  const contours = view.getInt16(0);
  const ends = Array.from({ length: contours }, (_, contour) => view.getUint16(10 + contour * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + contours * 2;
  at += 2 + view.getUint16(at); // hints, which are gone
  const flags = new Uint8Array(points);
  for (let point = 0; point < points; ) {
    const flag = view.getUint8(at++);
    const times = flag & REPEAT ? view.getUint8(at++) + 1 : 1;
    flags.fill(flag, point, point + times);
    point += times;
  }
  /** @param {number} short @param {number} same */
  const coordinates = (short, same) => {
    let value = 0;
    return Array.from(flags, (flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return Math.round(value * by);
    });
  };
  return writeSimple(ends, flags, coordinates(X_SHORT, X_SAME), coordinates(Y_SHORT, Y_SAME));
}

/**
 * @param {readonly number[]} ends the last point of each contour
 * @param {Uint8Array} flags
 * @param {readonly number[]} xs
 * @param {readonly number[]} ys
 */
function writeSimple(ends, flags, xs, ys) {
  /** @type {number[]} */
  const marks = [];
  /** @type {number[]} */
  const across = [];
  /** @type {number[]} */
  const up = [];
  /** @param {number} distance @param {number} short @param {number} same @param {number[]} out */
  const put = (distance, short, same, out) => {
    if (distance === 0) return same;
    if (Math.abs(distance) < 256) {
      out.push(Math.abs(distance));
      return distance > 0 ? short | same : short;
    }
    out.push((distance >> 8) & 0xff, distance & 0xff);
    return 0;
  };
  let repeats = 0;
  flags.forEach((flag, point) => {
    const x = put((xs[point] ?? 0) - (xs[point - 1] ?? 0), X_SHORT, X_SAME, across);
    const y = put((ys[point] ?? 0) - (ys[point - 1] ?? 0), Y_SHORT, Y_SAME, up);
    const mark = (flag & ON_CURVE) | x | y;
    const last = marks.length - (repeats > 0 ? 2 : 1);
    if (point > 0 && ((marks[last] ?? 0) & ~REPEAT) === mark && repeats < 255) {
      if (repeats === 0) {
        marks[last] = mark | REPEAT;
        marks.push(0);
      }
      repeats += 1;
      marks[marks.length - 1] = repeats;
      return;
    }
    repeats = 0;
    marks.push(mark);
  });
  const bytes = new Uint8Array(12 + ends.length * 2 + marks.length + across.length + up.length);
  const view = new DataView(bytes.buffer);
  view.setInt16(0, ends.length);
  view.setInt16(2, smallest(xs));
  view.setInt16(4, smallest(ys));
  view.setInt16(6, -smallest(xs.map((x) => -x)));
  view.setInt16(8, -smallest(ys.map((y) => -y)));
  ends.forEach((end, contour) => {
    view.setUint16(10 + contour * 2, end);
  });
  bytes.set([...marks, ...across, ...up], 12 + ends.length * 2);
  return bytes;
}

const smallest = (/** @type {readonly number[]} */ values) =>
  values.reduce((least, value) => Math.min(least, value), 0x7fff);
