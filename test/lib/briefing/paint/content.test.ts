// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Element, PageItem, Run, Shape } from '../../../../lib/briefing/layout/page.ts';
import { ByteWriter, number } from '../../../../lib/briefing/paint/bytes.ts';
import { type Coder, FACE } from '../../../../lib/briefing/paint/coder.ts';
import { pageContent, type Writing } from '../../../../lib/briefing/paint/content.ts';

/** Code 1 for a, 2 for b and so on; capitals in the second face; a joiner shows nothing. */
const coder: Coder = {
  in: () => (codePoint) => {
    if (codePoint === 0x200d) return 0;
    const capital = codePoint >= 0x41 && codePoint <= 0x5a;
    const code = codePoint === 0x20 ? 0x20 : codePoint - (capital ? 0x40 : 0x60);
    return (capital ? FACE : 0) + code;
  },
  codePoints: [],
  faces: [],
  missing: () => [],
};
const run: Run = { kind: 'run', text: 'ab', x: 100, y: 200, size: 10, role: 'body', tracking: 0.5, spaceTracking: 0 };
const write = (items: readonly PageItem[], more: Partial<Writing> = {}) =>
  Buffer.from(
    pageContent(items, {
      coder,
      fontNames: ['F1', 'F2'],
      begin: (element) => `/${element?.type ?? 'Artifact'} BDC\n`,
      picture: () => 'Do\n',
      ...more,
    }),
  ).toString('latin1');
/** What an item is written as, without its mark and text object, in one line. */
const paint = (item: PageItem) =>
  write([item])
    .split('\n')
    .filter((line) => line !== '' && !/^(BT|ET|EMC|\/Artifact BDC)$/.test(line))
    .join(' ');
const P: Element = { type: 'P' };
const FIGURE: Element = { type: 'Figure' };

describe('pageContent', () => {
  it('puts a run at its place, measured from the bottom', () => {
    expect(paint(run)).toBe('0.5 Tc /F1 10 Tf 100 641.89 Td (\0\x01\0\x02)Tj');
  });

  it('widens spaces and what shows nothing by moving on', () => {
    expect(paint({ ...run, text: 'a b', spaceTracking: 4 })).toContain('[(\0\x01\0 )-400 (\0\x02)]TJ');
    expect(paint({ ...run, text: 'a\u200db' })).toContain('(\0\x01)Tj [-50 ]TJ (\0\x02)Tj');
  });

  it('changes faces within a run', () => {
    expect(paint({ ...run, text: 'aBc' })).toContain(
      '/F1 10 Tf 100 641.89 Td (\0\x01)Tj /F2 10 Tf (\0\x02)Tj /F1 10 Tf (\0\x03)Tj',
    );
  });

  it('says what stays as it is once, and lines that follow each other without their places', () => {
    const lines = [200, 220, 240, 260.01].map((y): Run => ({ ...run, y, element: P }));
    expect(write(lines).split('\n')).toEqual([
      'BT',
      '/P BDC',
      '0.5 Tc',
      '/F1 10 Tf',
      '100 641.89 Td',
      '(\0\x01\0\x02)Tj',
      '0 -20 TD',
      '(\0\x01\0\x02)Tj',
      "(\0\x01\0\x02)'",
      "(\0\x01\0\x02)'",
      'EMC',
      'ET',
      '',
    ]);
  });

  it('never stands further from its place than a fiftieth of a point', () => {
    const lines = Array.from({ length: 60 }, (_, i): Run => ({ ...run, y: 100 + i * 10.0133 }));
    const { pages } = { pages: readLines(write(lines)) };
    expect(pages).toHaveLength(60);
    for (const [i, y] of pages.entries()) expect(Math.abs(841.89 - y - (100 + i * 10.0133))).toBeLessThan(0.025);
  });

  it('keeps texts that follow each other in one text object, each in its mark', () => {
    const shape: Shape = { kind: 'shape', points: [], width: 0, element: FIGURE };
    const items: PageItem[] = [
      { ...run, element: P },
      { ...run, y: 220 },
      { ...run, element: FIGURE },
      shape,
      { ...run, element: FIGURE },
    ];
    const order = write(items).match(/BT|ET|EMC|\/\w+ BDC|Tj|S\n/g);
    expect(order?.map((one) => one.trim())).toEqual([
      ...['BT', '/P BDC', 'Tj', 'EMC', '/Artifact BDC', 'Tj', 'EMC', 'ET'],
      ...['/Figure BDC', 'BT', 'Tj', 'ET', 'S', 'BT', 'Tj', 'ET', 'EMC'],
    ]);
  });

  it('escapes what would end a string, or be read as another byte', () => {
    const codes = ['(', ')', '\\', '\r', '\n'].map((one) => one.charCodeAt(0));
    const odd: Coder = { ...coder, in: () => (codePoint) => (codes[codePoint - 0x61] ?? 0) * 0x101 };
    expect(write([{ ...run, text: 'abcde' }], { coder: odd })).toContain('(\\(\\(\\)\\)\\\\\\\\\\r\\r\n\n)Tj');
  });

  it('draws rules as lines', () => {
    expect(paint({ kind: 'rule', x1: 1, y1: 2, x2: 3, y2: 2, width: 0.5 })).toBe('0.5 w 1 839.89 m 3 839.89 l S');
  });

  it('draws shapes: filled with a line around, filled alone, a dashed line', () => {
    const points = [[0, 0] as const, [10, 0] as const, [10, 41.89] as const];
    const path = '0 841.89 m 10 841.89 l 10 800 l';
    expect(paint({ kind: 'shape', points, fill: 0.5, width: 1 })).toBe(`0.5 g 1 w 1 j ${path} b`);
    expect(paint({ kind: 'shape', points, fill: 0, width: 0 })).toBe(`${path} f`);
    expect(paint({ kind: 'shape', points, width: 1, dash: [6, 1.5] })).toBe(`1 w [6 1.5]0 d 1 j ${path} S`);
  });

  it('goes back to black, whole lines and its own grey', () => {
    const [a, b] = [[0, 0] as const, [1, 1] as const];
    const items: PageItem[] = [
      { kind: 'shape', points: [a, b], fill: 0.5, width: 1, dash: [2] },
      { ...run, ink: 'red' },
      { kind: 'rule', x1: 0, y1: 0, x2: 1, y2: 0, width: 1, ink: 'red' },
      { kind: 'rule', x1: 0, y1: 9, x2: 1, y2: 9, width: 1 },
      run,
    ];
    const said = write(items).match(/[\d. ]+ [gkGK]\n|\[.*?\]0 d/g);
    expect(said?.map((one) => one.trim())).toEqual([
      ...['0.5 g', '[2]0 d', '0 .8 .8 0 k', '0 .8 .8 0 K', '[]0 d', '0 G', '0 g'],
    ]);
  });

  it('shows pictures where they are read', () => {
    const picture: PageItem = { kind: 'picture', ref: 'p', x: 0, y: 0, width: 1, height: 1, element: FIGURE };
    expect(write([run, picture])).toMatch(/EMC\nET\n\/Figure BDC\nDo\nEMC\n$/);
  });
});

/** The heights of lines, by the operators that go to them. */
function readLines(content: string): number[] {
  let [y, leading] = [0, 0];
  return [...content.matchAll(/(\S+) (T[dD])\n|(')\n/g)].map(([, by, operator]) => {
    if (operator === 'TD') leading = -Number(by);
    y += operator ? Number(by) : -leading;
    return y;
  });
}

describe('numbers', () => {
  it('are written as PDF reads them', () => {
    expect([0.0000001, -0.0000001, 1e3, 0.125, 12.3456].map(number)).toEqual(['0', '0', '1000', '0.125', '12.346']);
    const out = new ByteWriter(1);
    for (const value of [0, 1, 12, 120, 123, 1000, -1500, -20, 1_234_567]) out.thousandths(value);
    expect(Buffer.from(out.end()).toString()).toBe('0 0.001 0.012 0.12 0.123 1 -1.5 -0.02 1234.567 ');
  });
});
