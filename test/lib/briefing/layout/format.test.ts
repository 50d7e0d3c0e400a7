// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type PageSettings, pageSchema } from '../../../../lib/briefing/blocks/blocks.ts';
import { formatOf, pageFault } from '../../../../lib/briefing/layout/format.ts';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import { fakeMeasure } from '../fake-measure.ts';
import { cases, withoutSpaces } from '../texts.ts';
import { body, han, lay, overhangOf, runsOf, textOf, widthOf } from './laid.ts';

const MM = 72 / 25.4;
const STANDARD: PageSettings = { top: 37, left: 28, width: 156, height: 225, lines: 22, columns: 28 };
const page = (parts: Partial<PageSettings> = {}): PageSettings => ({ ...STANDARD, ...parts });
const layOn = (settings: PageSettings, ...blocks: Block[]) => layOut(blocks, fakeMeasure, settings);

describe('a page as an office sets it', () => {
  it("is the standard's where nothing is set", () => {
    const blocks = [{ kind: 'title' as const, text: '标题' }, body(han(2000))];
    expect(layOn(page(), ...blocks)).toEqual(lay(...blocks));
  });

  it.each([
    [{}, 16],
    [{ width: 150, left: 30 }, 15],
    [{ columns: 26 }, 16],
    [{ columns: 22 }, 20],
    [{ columns: 32, lines: 25 }, 13.5],
    [{ top: 30, height: 240, lines: 20 }, 16],
  ])('with %o holds so many lines of so many characters of %d points, flush with its edges', (parts, size) => {
    const settings = page(parts);
    const out = layOn(settings, body(han(settings.columns * (settings.lines + 3))));
    const [first = []] = runsOf(out);
    expect(first).toHaveLength(settings.lines);
    const line = first[2];
    expect(line?.size).toBe(size);
    expect(line?.text).toHaveLength(settings.columns);
    expect(line?.x).toBeCloseTo(settings.left * MM, 6);
    expect(line ? widthOf(line) : 0).toBeCloseTo(settings.width * MM, 6);
    const last = first.at(-1);
    const bottom = (settings.top + settings.height) * MM;
    expect((last?.y ?? 0) + size * 0.12).toBeLessThanOrEqual(bottom);
    expect((last?.y ?? 0) + (settings.height * MM) / settings.lines).toBeGreaterThan(bottom);
  });

  it('is at fault where it leaves the paper, or what it holds has no room', () => {
    expect(pageFault(page())).toBeNull();
    expect(pageFault(page({ left: 60 }))).toBe('offPaper');
    expect(pageFault(page({ top: 60 }))).toBe('offPaper');
    // The page number has no room below.
    expect(pageFault(page({ top: 60, height: 236 }))).toBe('offPaper');
    expect(pageFault(page({ columns: 60 }))).toBe('tooSmall');
    expect(pageFault(page({ lines: 60 }))).toBe('tooSmall');
    expect(pageFault(page({ width: 20 }))).toBe('tooSmall');
    expect(pageFault(page({ height: 40 }))).toBe('tooSmall');
    expect(pageFault(page({ columns: 1, lines: 1 }))).toBe('tooSmall');
  });

  it('takes any page that the schema lets through, loses nothing and ends', () => {
    const part = fc.double({ min: 0.1, max: 400, noNaN: true });
    const settings = fc.record({
      ...{ top: part, left: part, width: part, height: part },
      lines: fc.integer({ min: 1, max: 200 }),
      columns: fc.integer({ min: 1, max: 200 }),
    });
    const blocks: Block[] = [
      { kind: 'masthead', name: '简报', issue: '第1期', office: '组', date: '日', secrecy: '内', copy: '1' },
      { kind: 'title', text: '标题' },
      { kind: 'heading', level: 1, text: '一、工作' },
      body(`${han(90)}abc，100%。`),
      { kind: 'table', columns: [1, 1], head: { cells: [{ text: '头' }] }, rows: [{ cells: [{ text: han(50) }] }] },
      { kind: 'photos', photos: [{ ref: 'r', caption: '图', width: 3, height: 4 }] },
      { kind: 'heatMap', columns: ['甲', '乙'], rows: [{ label: '丙', cells: ['●', '○'] }], legend: '好', alt: '' },
      { kind: 'bars', full: 2, rows: [{ label: '丁', parts: [1, 2], text: '戊' }], legend: [], alt: '' },
      {
        ...{ kind: 'trend', points: ['己'], alt: '' },
        scale: [0, 1].map((value) => ({ value, label: `${value}` })),
        series: [{ name: '庚', values: [1] }],
      },
      { kind: 'signature', lines: ['署名'] },
      { kind: 'imprint', rows: [{ label: '报', text: '省' }], copies: '共印1份' },
    ];
    fc.assert(
      fc.property(settings, (one) => {
        expect(pageSchema.safeParse(one).success).toBe(true);
        const out = layOn(one, ...blocks);
        const signs = new Set(withoutSpaces(textOf(out)));
        for (const sign of '简报第1期组日内标题一、工作字abc，100%。头图甲乙丙●○丁戊己庚署名省共印份')
          expect(signs).toContain(sign);
        if (pageFault(one) !== null) return;
        for (const item of out.pages.flatMap(({ items }) => items)) {
          expect(overhangOf(item, formatOf(one).page)).toBeLessThanOrEqual(0.01);
        }
      }),
      cases(100),
    );
  });
});
