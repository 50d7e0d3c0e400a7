// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import type { Face } from '../../../../lib/briefing/fonts/face.ts';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import type { FontBook } from '../../../../lib/briefing/paint/font-book.ts';
import { measureWith } from '../../../../lib/briefing/paint/measure.ts';
import { paintPages } from '../../../../lib/briefing/paint/paint.ts';
import { gb2312, gbk } from '../../../../scripts/fonts.mjs';
import { shippedBook, shippedFace } from '../book.ts';
import { pdftotext, usePoppler } from '../pdftotext.ts';
import { readPdf } from '../read-pdf.ts';

let face: Face;
let book: FontBook;
beforeAll(async () => {
  face = await shippedFace();
  book = await shippedBook();
}, 60_000);

async function paint(...texts: string[]) {
  const blocks = texts.map((text): Block => ({ kind: 'paragraph', text, size: 'body' }));
  const { pages } = layOut(blocks, measureWith(book));
  return paintPages(pages, book, { title: '试' });
}

/** What our own reader finds, without page numbers and line ends. */
const ourText = (pdf: Uint8Array) =>
  readPdf(pdf)
    .pages.flatMap((runs) => runs.slice(0, -1))
    .map(({ text }) => text)
    .join('');

/** Each character between two hanzi, ten a line, so that none stands where a line's end would be trimmed. */
const fenced = (characters: readonly string[]) => characters.map((character) => `甲${character}乙`);

describe('text comes out as it was put in', () => {
  it('for all 7,445 characters of GB 2312, by ToUnicode', async () => {
    const text = fenced(gb2312()).join('');
    const { bytes, missing } = await paint(text);
    expect(ourText(bytes)).toBe(text);
    expect(missing).toEqual([]);
  });

  it('for every character of GBK and every ideograph beyond the BMP that the face has', async () => {
    const beyond = Array.from({ length: 0x20000 }, (_, at) => 0x20000 + at)
      .filter((code) => face.glyphOf(code) > 0)
      .map((code) => String.fromCodePoint(code));
    expect(beyond.length).toBeGreaterThan(196);
    const text = fenced([...gbk().filter((c) => face.glyphOf(c.codePointAt(0) ?? 0) > 0), ...beyond]).join('');
    const { bytes, missing } = await paint(text);
    expect(ourText(bytes)).toBe(text);
    expect(missing).toEqual([]);
  });

  it('though characters share a glyph', async () => {
    // 一 and ⼀ look alike; a map by glyph gives one for both.
    const { bytes } = await paint('一⼀一不⼀');
    expect(ourText(bytes)).toBe('一⼀一不⼀');
  });

  it.runIf(usePoppler)('for all of GB 2312, by pdftotext', async () => {
    const lines = fenced(gb2312());
    const { bytes } = await paint(...lines);
    const read = pdftotext(bytes)
      .split(/[\n\f]/)
      .filter((line) => line.startsWith('甲'));
    // pdftotext sets a space of its own for the ideographic one.
    const expected = lines.map((line) => line.replace('\u3000', ' '));
    expect(read.filter((line, i) => line !== expected[i])).toEqual([]);
    expect(read).toHaveLength(7445);
  });

  it.runIf(usePoppler)('for running text, spread lines included, by pdftotext', async () => {
    const han = gb2312().slice(682);
    const text = han.map((c, i) => (i % 17 === 16 ? `${c}，` : i % 29 === 28 ? `（${c}）` : c)).join('');
    const { bytes } = await paint(text);
    const read = pdftotext(bytes)
      .replace(/—\s*\d+\s*—/g, '')
      .replace(/[\n\f]/g, '');
    expect(read).toBe(text);
  });

  it.runIf(usePoppler)('for names beyond the BMP, by pdftotext', async () => {
    const { bytes, missing } = await paint('区长赵喆，局长李𬀩，主任王𬭎');
    expect(pdftotext(bytes).split('\n')[0]).toBe('区长赵喆，局长李𬀩，主任王𬭎');
    expect(missing).toEqual([]);
  });
});

describe('what the face lacks', () => {
  it('is painted as 〓, comes out as 〓 and is listed with its count', async () => {
    const { bytes, missing } = await paint('甲😀乙😀丙\u0007丁\ud800戊');
    expect(ourText(bytes)).toBe('甲〓乙〓丙〓丁〓戊');
    expect(missing).toEqual([
      { char: '\u0007', codePoint: 7, count: 1, painted: 'box' },
      { char: '\ud800', codePoint: 0xd800, count: 1, painted: 'box' },
      { char: '😀', codePoint: 0x1f600, count: 2, painted: 'box' },
    ]);
  });

  it('is listed too where it shows nothing by nature', async () => {
    const { bytes, missing } = await paint('葛\udb40\udd00甲\u202e乙\u200d丙');
    expect(ourText(bytes)).toBe('葛甲乙丙');
    expect(missing.map(({ codePoint, painted }) => [codePoint, painted])).toEqual([
      [0x200d, 'nothing'],
      [0x202e, 'nothing'],
      [0xe0100, 'nothing'],
    ]);
  });

  it('does not cut off what follows a tab', async () => {
    const { bytes } = await paint('甲\t乙');
    expect(ourText(bytes)).toBe('甲 乙');
  });
});
