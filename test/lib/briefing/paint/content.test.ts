// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { PageItem, Run } from '../../../../lib/briefing/layout/page.ts';
import type { Coder } from '../../../../lib/briefing/paint/coder.ts';
import { number, pageContent } from '../../../../lib/briefing/paint/content.ts';
import type { FontBook } from '../../../../lib/briefing/paint/font-book.ts';

const order = [0, 1];
const book: FontBook = {
  faces: [],
  order: { title: order, heading: order, subheading: order, body: order, table: order },
  thicken: { title: 0.02 },
};
/** Code 1 for a, 2 for b and so on; capitals in the second face; a joiner shows nothing. */
const coder: Coder = {
  encode: (codePoint) => {
    if (codePoint === 0x200d) return null;
    const capital = codePoint >= 0x41 && codePoint <= 0x5a;
    return { face: capital ? 1 : 0, code: codePoint === 0x20 ? 0x20 : codePoint - (capital ? 0x40 : 0x60) };
  },
  faces: [],
  missing: () => [],
};
const run: Run = { kind: 'run', text: 'ab', x: 100, y: 200, size: 10, role: 'body', tracking: 0.5, spaceTracking: 0 };
const paint = (item: PageItem) => pageContent([item], coder, book, ['F1', 'F2']).split('\n').slice(1).join('\n');

describe('pageContent', () => {
  it('puts a run at its place, measured from the bottom', () => {
    expect(paint(run)).toBe('BT 0 Tr 0.5 Tc 1 0 0 1 100 641.89 Tm\n/F1 10 Tf [<00010002>] TJ\nET');
  });

  it('widens spaces and what shows nothing by moving on', () => {
    expect(paint({ ...run, text: 'a b', spaceTracking: 4 })).toContain('[<00010020>-400<0002>] TJ');
    expect(paint({ ...run, text: 'a\u200db' })).toContain('[<0001>-50<0002>] TJ');
  });

  it('changes faces within a run', () => {
    expect(paint({ ...run, text: 'aBc' })).toContain(
      '/F1 10 Tf [<0001>] TJ\n/F2 10 Tf [<0002>] TJ\n/F1 10 Tf [<0003>] TJ',
    );
  });

  it('draws titles bolder and rules as lines', () => {
    expect(paint({ ...run, role: 'title' })).toContain('2 Tr 0.2 w');
    expect(paint({ kind: 'rule', x1: 1, y1: 2, x2: 3, y2: 2, width: 0.5 })).toBe('0.5 w 1 839.89 m 3 839.89 l S');
  });

  it('writes numbers as PDF reads them', () => {
    expect([0.0000001, -0.0000001, 1e3, 0.125, 12.3456].map(number)).toEqual(['0', '0', '1000', '0.125', '12.346']);
  });
});
