// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { isComposite } from '../../../../lib/briefing/fonts/composite.ts';
import type { Face } from '../../../../lib/briefing/fonts/face.ts';
import { Slimmer } from '../../../../lib/briefing/fonts/slim.ts';
import { subsetFace } from '../../../../lib/briefing/fonts/subset.ts';
import { readTables } from '../../../../lib/briefing/fonts/tables.ts';
import type { FontBook } from '../../../../lib/briefing/paint/font-book.ts';
import { gb2312 } from '../../../../scripts/fonts.mjs';
import { shippedBook } from '../book.ts';
import { contoursOf, shapeOf } from './outlines.ts';

let book: FontBook;
let face: Face;
beforeAll(async () => {
  book = await shippedBook();
  face = book.faces[0] as Face;
}, 60_000);

const glyphsOf = (text: string) => Array.from(text, (char) => face.glyphOf(char.codePointAt(0) ?? 0));

/** The outlines of a file, by the places that it says. */
function outlinesIn(file: Uint8Array): Uint8Array[] {
  const tables = readTables(file);
  const [loca, glyf] = [tables.view('loca'), tables.bytes('glyf')];
  const isLong = tables.view('head').getInt16(50) === 1;
  const placeOf = (n: number) => (isLong ? loca.getUint32(n * 4) : loca.getUint16(n * 2) * 2);
  const count = tables.view('maxp').getUint16(4);
  return Array.from({ length: count }, (_, n) => glyf.slice(placeOf(n), placeOf(n + 1)));
}

describe('subsetFace', () => {
  it('gives every glyph asked for a place of its own, and none to what was not', () => {
    const [one = 0, two = 0] = glyphsOf('一乙');
    const places = [one, two, one];
    places[5] = two;
    const file = subsetFace(face, places);
    const outlines = outlinesIn(file);
    expect(outlines).toHaveLength(7);
    expect(outlines[1]).toEqual(outlines[3]);
    expect(outlines[2]).toEqual(outlines[6]);
    expect([outlines[4]?.length, outlines[5]?.length]).toEqual([0, 0]);
    expect(shapeOf(outlines[2] ?? new Uint8Array())).toEqual(shapeOf(face.outlineOf(two)));
    // The whole file sums to the constant that the format asks for.
    const view = new DataView(file.buffer);
    let sum = 0;
    for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('writes each advance, and the outline where it stands', () => {
    const glyphs = glyphsOf('a一（b。');
    const tables = readTables(subsetFace(face, glyphs));
    const [hmtx, outlines] = [tables.view('hmtx'), outlinesIn(subsetFace(face, glyphs))];
    const metrics = tables.view('hhea').getUint16(34);
    for (const [i, glyph] of glyphs.entries()) {
      const n = i + 1;
      const advance = hmtx.getUint16(Math.min(n, metrics - 1) * 4) / face.unitsPerEm;
      expect(advance).toBeCloseTo(face.advanceOf(glyph), 6);
      const bearing = hmtx.getInt16(n < metrics ? n * 4 + 2 : metrics * 4 + (n - metrics) * 2);
      expect(bearing).toBe(new DataView((outlines[n] ?? new Uint8Array(4)).buffer).getInt16(2));
    }
    expect(hmtx.byteLength).toBe(metrics * 4 + (glyphs.length + 1 - metrics) * 2);
  });

  it('places outlines in halves where they fit in two bytes, in whole bytes where they do not', () => {
    const format = (count: number) => {
      const file = subsetFace(
        face,
        gb2312()
          .slice(700, 700 + count)
          .flatMap(glyphsOf),
      );
      return readTables(file).view('head').getInt16(50);
    };
    expect([format(20), format(2000)]).toEqual([0, 1]);
  });
});

describe('Slimmer', () => {
  it('keeps the shape of every character of GB 2312 in every face', () => {
    for (const one of book.faces) {
      const slimmer = new Slimmer();
      const changed = gb2312()
        .map((char) => one.outlineOf(one.glyphOf(char.codePointAt(0) ?? 0)))
        .filter((outline) => outline.length > 0 && !isComposite(outline))
        .filter((outline) => JSON.stringify(shapeOf(slimmer.slim(outline))) !== JSON.stringify(shapeOf(outline)));
      expect([one.name, changed.length]).toEqual([one.name, 0]);
    }
  }, 120_000);

  it('leaves out points on a straight line and in the middle of two control points, and instructions', () => {
    const points = [
      [0, 0, true],
      [5, 0, true],
      [10, 0, true],
      [10, 4, false],
      [8, 8, true],
      [6, 12, false],
      [0, 12, true],
      [0, 12, true],
    ] as const;
    const outline = outlineOf(points, [1, 2, 3]);
    const slim = new Slimmer().slim(outline);
    expect(contoursOf(slim).flat()).toHaveLength(5);
    expect(shapeOf(slim)).toEqual(shapeOf(outline));
    expect(new DataView(slim.buffer, slim.byteOffset).getUint16(12)).toBe(0);
  });

  it('leaves an outline as it is that is cut off anywhere', () => {
    const [glyph = 0] = glyphsOf('督');
    const outline = face.outlineOf(glyph);
    const slimmer = new Slimmer();
    for (let length = 0; length < outline.length - 4; length += 1) {
      const cut = outline.slice(0, length);
      expect(slimmer.slim(cut)).toBe(cut);
    }
  });
});

/** A simple outline of one contour, with instructions. */
function outlineOf(
  points: readonly (readonly [number, number, boolean])[],
  instructions: readonly number[],
): Uint8Array {
  const bytes: number[] = [
    0,
    1,
    0,
    0,
    0,
    0,
    0,
    10,
    0,
    12,
    0,
    points.length - 1,
    0,
    instructions.length,
    ...instructions,
  ];
  for (const [, , isOn] of points) bytes.push(isOn ? 1 : 0);
  const word = (value: number) => bytes.push((value >> 8) & 0xff, value & 0xff);
  for (const axis of [0, 1] as const)
    points.forEach((point, i) => {
      word(point[axis] - (points[i - 1]?.[axis] ?? 0));
    });
  return Uint8Array.from(bytes);
}
