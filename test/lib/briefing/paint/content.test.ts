// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { PageItem, Run } from '../../../../lib/briefing/layout/page.ts';
import type { Coder } from '../../../../lib/briefing/paint/coder.ts';
import { number, pageContent } from '../../../../lib/briefing/paint/content.ts';

/** Code 1 for a, 2 for b and so on; capitals in the second face; a joiner shows nothing. */
const coder: Coder = {
  encode: (codePoint) => {
    if (codePoint === 0x200d) return null;
    const capital = codePoint >= 0x41 && codePoint <= 0x5a;
    const code = codePoint === 0x20 ? 0x20 : codePoint - (capital ? 0x40 : 0x60);
    return { face: capital ? 1 : 0, bytes: `\0${String.fromCharCode(code)}` };
  },
  faces: [],
  missing: () => [],
};
const run: Run = { kind: 'run', text: 'ab', x: 100, y: 200, size: 10, role: 'body', tracking: 0.5, spaceTracking: 0 };
const paint = (item: PageItem) =>
  pageContent([item], { coder, fontNames: ['F1', 'F2'], begin: () => '/Artifact BMC' })
    .split('\n')
    .slice(2, -1)
    .join('\n');

describe('pageContent', () => {
  it('puts a run at its place, measured from the bottom', () => {
    expect(paint(run)).toBe('BT 0.5 Tc 100 641.89 Td/F1 10 Tf[(\0\x01\0\x02)]TJ ET');
  });

  it('widens spaces and what shows nothing by moving on', () => {
    expect(paint({ ...run, text: 'a b', spaceTracking: 4 })).toContain('[(\0\x01\0 )-400(\0\x02)]TJ');
    expect(paint({ ...run, text: 'a\u200db' })).toContain('[(\0\x01)-50(\0\x02)]TJ');
  });

  it('changes faces within a run', () => {
    expect(paint({ ...run, text: 'aBc' })).toContain('/F1 10 Tf[(\0\x01)]TJ/F2 10 Tf[(\0\x02)]TJ/F1 10 Tf[(\0\x03)]TJ');
  });

  it('says what stays as it is once', () => {
    const lines = pageContent([run, { ...run, y: 220 }], { coder, fontNames: ['F1'], begin: () => '/Artifact BMC' });
    expect(lines.split('\n').slice(2, -1)).toEqual([
      'BT 0.5 Tc 100 641.89 Td/F1 10 Tf[(\0\x01\0\x02)]TJ ET',
      'BT 100 621.89 Td[(\0\x01\0\x02)]TJ ET',
    ]);
  });

  it('escapes what would end a string, or be read as another byte', () => {
    const codes = ['(', ')', '\\', '\r', '\n'];
    const odd: Coder = { ...coder, encode: (codePoint) => ({ face: 0, bytes: codes[codePoint - 0x61] ?? '' }) };
    const written = pageContent([{ ...run, text: 'abcde' }], { coder: odd, fontNames: ['F1'], begin: () => '' });
    expect(written).toContain('[(\\(\\)\\\\\\r\n)]TJ');
  });

  it('draws rules as lines', () => {
    expect(paint({ kind: 'rule', x1: 1, y1: 2, x2: 3, y2: 2, width: 0.5 })).toBe('0.5 w 1 839.89 m 3 839.89 l S');
  });

  it('writes numbers as PDF reads them', () => {
    expect([0.0000001, -0.0000001, 1e3, 0.125, 12.3456].map(number)).toEqual(['0', '0', '1000', '0.125', '12.346']);
  });
});
