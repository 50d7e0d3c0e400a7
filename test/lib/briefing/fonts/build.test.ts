// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFace } from '../../../../lib/briefing/fonts/face.ts';
import { FontRefused } from '../../../../lib/briefing/fonts/tables.ts';
import { basicCharacters, gb2312, gbk, makeFonts } from '../../../../scripts/fonts.mjs';
import { stripRemote } from '../../../../scripts/strip-remote.ts';
import { shippedBook, shippedFace } from '../book.ts';

describe('character lists', () => {
  it('have the sizes that the standards give', () => {
    expect(gb2312()).toHaveLength(7445);
    expect(new Set(gb2312()).size).toBe(7445);
    // GBK/2, /3 and /4 hold 21,003 hanzi with 〇 and the compatibility ones.
    expect(gbk().filter((c) => /[\u4e00-\u9fa5]/.test(c))).toHaveLength(20_902);
    const known = new Set(gbk());
    expect(gb2312().every((c) => known.has(c))).toBe(true);
  });
});

describe('the faces that ship', () => {
  it('each have all of GB 2312 and the 8,105 standard characters, and the reduced one a name of its own', async () => {
    const { faces } = await shippedBook();
    for (const face of faces)
      expect(basicCharacters().filter((c) => face.glyphOf(c.codePointAt(0) ?? 0) === 0)).toEqual([]);
    expect(basicCharacters()).toHaveLength(7445 + 1467);
    expect(faces.map(({ name }) => name).at(-1)).toBe('XunjiKai-Regular');
    expect(new TextDecoder('utf-16be').decode(faces.at(-1)?.tables.bytes('name'))).not.toContain('WenKai Regular');
  }, 60_000);

  it('has all of GB 2312, all hanzi of GBK and what the screens draw', async () => {
    const face = await shippedFace();
    const lacks = (texts: readonly string[]) => texts.filter((c) => face.glyphOf(c.codePointAt(0) ?? 0) === 0);
    expect(lacks(gb2312())).toEqual([]);
    expect(lacks(gbk().filter((c) => /\p{Ideographic}/u.test(c) && c < '\ue000'))).toEqual([]);
    expect(lacks([...'●○△▲–—〓¥€'])).toEqual([]);
  }, 60_000);

  it('have rare characters of names beyond the BMP that the fallback lacks', async () => {
    const { faces } = await shippedBook();
    const drawn = (c: string) => faces.some((face) => face.glyphOf(c.codePointAt(0) ?? 0) > 0);
    expect([...'𠮷𫟷𰻞𠅤𡝗𡛟𣈶𣱼𤧟𪟝'].filter((c) => !drawn(c))).toEqual([]);
  }, 60_000);

  it('is not made again when it is up to date', async () => {
    await shippedFace();
    expect((await makeFonts()).made).toBe(false);
  });

  it('sets hanzi one em wide', async () => {
    const face = await shippedFace();
    const wide = gb2312()
      .slice(682)
      .filter((c) => face.advanceOf(face.glyphOf(c.codePointAt(0) ?? 0)) !== 1);
    expect(wide).toEqual([]);
  });
});

describe('readFace', () => {
  it('refuses what is no TrueType face, by name', () => {
    for (const text of ['', 'OTTO'.padEnd(64, '\0'), 'wOF2'.padEnd(64, '\0')]) {
      expect(() => readFace(Buffer.from(text, 'latin1'))).toThrow(FontRefused);
    }
  });
});

describe('stripRemote', () => {
  const bundle = readFileSync(new URL('../../../../node_modules/jspdf/dist/jspdf.es.min.js', import.meta.url), 'utf8');

  it('takes the remote script and the optional packages out of jsPDF', () => {
    const stripped = stripRemote(bundle);
    expect(stripped).not.toMatch(/cdnjs|import\((["'])(html2canvas|dompurify|canvg)\1\)/);
    expect(stripped).not.toMatch(/["'`]https:\/\/[^"'`]*\.js/);
  });

  it('fails when a text is not there any more', () => {
    expect(() => stripRemote(bundle.replace('cdnjs', 'elsewhere'))).toThrow(/cdnjs/);
    expect(() => stripRemote(bundle.replace('import("canvg")', 'null'))).toThrow(/canvg/);
  });

  it('leaves code that makes code nowhere', () => {
    expect(bundle).not.toMatch(/new Function\b|\bFunction\(|[^.\w]eval\(/);
  });
});
