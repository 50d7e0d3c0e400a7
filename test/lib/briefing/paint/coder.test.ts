// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Face } from '../../../../lib/briefing/fonts/face.ts';
import type { FontRole, Run } from '../../../../lib/briefing/layout/page.ts';
import { FACE, makeCoder } from '../../../../lib/briefing/paint/coder.ts';
import type { FontBook } from '../../../../lib/briefing/paint/font-book.ts';

/** A face that has the characters for which `has` holds; the glyph is the character's own number, cut to two bytes. */
const face = (has: (code: number) => boolean): Face =>
  ({ glyphOf: (code: number) => (has(code) ? (code & 0xffff) + 1 : 0) }) as unknown as Face;
const order = (first: number, second: number) => [first, second];
const book: FontBook = {
  faces: [face(() => true), face((code) => code < 0x5000)],
  order: { title: order(1, 0), heading: order(0, 1), subheading: order(0, 1), body: order(0, 1), table: order(0, 1) },
};
const run = (text: string, role: FontRole = 'body'): Run => ({
  kind: 'run',
  text,
  x: 0,
  y: 0,
  size: 16,
  role,
  tracking: 0,
  spaceTracking: 0,
});
const codesOf = (text: string, encode: (codePoint: number) => number) =>
  Array.from(text, (char) => encode(char.codePointAt(0) ?? 0));

describe('makeCoder', () => {
  it('gives a character the same code in each face that shows it', () => {
    const coder = makeCoder(book, [run('一𠮷', 'title'), run('一𠮷')]);
    expect(coder.codePoints).toEqual([0x4e00, 0x20bb7]);
    expect(codesOf('一𠮷', coder.in('body'))).toEqual([1, 2]);
    expect(codesOf('一𠮷', coder.in('title'))).toEqual([FACE + 1, 2]);
    expect(coder.faces.map(({ codes }) => codes)).toEqual([[1, 2], [1]]);
  });

  it('puts the thirty-two that stand most often before all others, both in the order of Unicode', () => {
    const [rare, often] = ['一丁丂七丄丅丆万丈三', '的是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对'];
    const { codePoints } = makeCoder(book, [run(rare + often + often)]);
    const sorted = (text: string) => Array.from(text, (char) => char.codePointAt(0) ?? 0).sort((a, b) => a - b);
    expect([...often]).toHaveLength(32);
    expect(codePoints).toEqual([...sorted(often), ...sorted(rare)]);
  });

  it('shows nothing where nothing is to be seen, or was not counted', () => {
    const coder = makeCoder(book, [run('甲\u200d')]);
    expect(codesOf('甲\u200d乙', coder.in('body'))).toEqual([1, 0, 0]);
    expect(coder.in('table')(0x7532)).toBe(0);
  });

  it('refuses more characters than a font can hold', () => {
    const all = Array.from({ length: 0x10000 }, (_, i) => String.fromCodePoint(0x20000 + i)).join('');
    expect(() => makeCoder(book, [run(all)])).toThrow(RangeError);
  });
});
