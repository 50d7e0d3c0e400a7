// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../../../../lib/briefing/blocks/blocks.ts';
import type { LaidOut, PageItem, Shape } from '../../../../lib/briefing/layout/page.ts';
import { anyText, cases, withoutSpaces } from '../texts.ts';
import { body, han, lay, overhang, runsOf, textOf, widthOf } from './laid.ts';

const itemsOf = (out: LaidOut): PageItem[] => out.pages.flatMap(({ items }) => items);
const shapesOf = (out: LaidOut): Shape[] => itemsOf(out).filter((item) => item.kind === 'shape');
const textsOf = (out: LaidOut): string[] => itemsOf(out).flatMap((item) => (item.kind === 'run' ? item.text : []));
const isInside = (out: LaidOut) => itemsOf(out).every((item) => overhang(item) <= 0.01);
const extent = ({ points }: Shape) => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { x: Math.min(...xs), width: Math.max(...xs) - Math.min(...xs), y: Math.min(...ys) };
};

const heatMap = (rows: number, columns: number, more: Partial<BlockOf<'heatMap'>> = {}): BlockOf<'heatMap'> => ({
  kind: 'heatMap',
  columns: Array.from({ length: columns }, (_, i) => `检查项${i}`),
  rows: Array.from({ length: rows }, (_, i) => ({
    label: `第${i}单位`,
    cells: Array.from({ length: columns }, (_, at) => '●○△▲'[(i + at) % 4] ?? ''),
  })),
  legend: '●好 ○较好 △一般 ▲较差',
  alt: '各单位评定',
  ...more,
});

describe('a heat map', () => {
  it('has heads that run downwards and one row a unit', () => {
    const out = lay(heatMap(3, 20));
    const heads = itemsOf(out).flatMap((item) => (item.kind === 'run' && '检查项'.includes(item.text) ? [item] : []));
    expect(heads).toHaveLength(60);
    const first = heads.filter(({ x }) => Math.abs(x - (heads[0]?.x ?? 0)) < 6);
    expect(first.map(({ text }) => text).join('')).toBe('检查项');
    expect(first.map(({ y }) => y)).toEqual([...first.map(({ y }) => y)].sort((a, b) => a - b));
    expect(textsOf(out).filter((text) => text === '●')).toHaveLength(15);
    expect(textOf(out)).toContain('●好');
  });

  it('has its head again on every page that it runs on to', () => {
    const out = lay(heatMap(120, 4));
    expect(out.pages.length).toBeGreaterThan(3);
    for (const runs of runsOf(out))
      expect(
        runs
          .slice(0, 4)
          .map(({ text }) => text)
          .join(''),
      ).toContain('检查项');
    expect(textsOf(out).filter((text) => /^第\d+单位$/.test(text))).toHaveLength(120);
  });

  it('is set part by part, each with the names, where there are more columns than the page is wide', () => {
    const out = lay(heatMap(200, 80));
    expect(isInside(out)).toBe(true);
    const parts = textsOf(out).filter((text) => text === '第7单位').length;
    expect(parts).toBeGreaterThan(2);
    expect(textsOf(out).filter((text) => '●○△▲'.includes(text))).toHaveLength(200 * 80);
    const [number, ...others] = new Set(
      itemsOf(out).flatMap((item) => (item.kind === 'run' && item.element?.alt ? [item.element] : [])),
    );
    expect([number?.type, number?.alt, others]).toEqual(['Figure', '各单位评定', []]);
  });

  it('numbers its columns and says below what they are where a head is long', () => {
    const columns = ['主题', han(40), '作风'];
    const texts = textOf(lay(heatMap(2, 3, { columns })));
    expect(withoutSpaces(texts)).toContain(`1主题；2${han(40)}；3作风`);
    expect(texts).toContain('123');
  });

  it('sets figures smaller so that more columns fit, down to three quarters', () => {
    const sizes = [3, 24].map((count) => {
      const rows = [{ label: '合计', cells: Array.from({ length: count }, () => '10/10') }];
      const found = runsOf(lay(heatMap(0, count, { rows })))[0]?.find(({ text }) => text === '10/10');
      return found?.size;
    });
    expect(sizes[0]).toBe(12);
    expect(sizes[1]).toBeGreaterThanOrEqual(9);
    expect(sizes[1]).toBeLessThan(12);
  });

  it('has what its marks mean on the page on which it ends', () => {
    for (let fill = 0; fill < 22; fill += 1) {
      const pages = runsOf(lay(...Array.from({ length: fill }, () => body('文')), heatMap(5, 3)));
      const last = pages.find((runs) => runs.some(({ text }) => text === '第4单位'));
      expect(last?.at(-1)?.text).toContain('好');
    }
  });

  it('stays on one page up to half of it, and else no page holds fewer than three of its rows', () => {
    for (let fill = 0; fill <= 21; fill += 1) {
      for (const count of [10, 30]) {
        const pages = runsOf(lay(...Array.from({ length: fill }, () => body('文')), heatMap(count, 3)));
        const own = pages.map((runs) => runs.filter(({ text }) => /^第\d+单位$/.test(text)).length);
        for (const rows of own) expect(rows === 0 || rows >= (count === 10 ? 10 : 3)).toBe(true);
      }
    }
  });

  it('sets a line that sums up apart', () => {
    const rows = [
      { label: '甲', cells: ['●'] },
      { label: '合计', cells: ['1'], sum: true },
    ];
    const out = lay(heatMap(0, 1, { rows }));
    expect(shapesOf(out)).toHaveLength(1);
    const [sum] = runsOf(out)[0]?.filter(({ text }) => text === '合计') ?? [];
    expect(sum?.role).toBe('heading');
  });

  it('wraps a name of 200 characters and keeps a row with more cells than heads whole', () => {
    const rows = [{ label: han(200), cells: ['1', '2', '3'] }];
    const out = lay(heatMap(0, 1, { rows }));
    expect(isInside(out)).toBe(true);
    expect(textOf(out)).toContain('123');
    expect(textOf(out).split('字')).toHaveLength(201);
  });
});

const bars = (rows: BlockOf<'bars'>['rows'], more: Partial<BlockOf<'bars'>> = {}): BlockOf<'bars'> => ({
  kind: 'bars',
  full: 10,
  rows,
  legend: [],
  alt: '条形图',
  ...more,
});

describe('bars', () => {
  it('are as long as their values, on one axis, name on the left and words behind', () => {
    const out = lay(bars([5, 10, 0].map((part, i) => ({ label: `项${i}`, parts: [part], text: `${part}个` }))));
    const [five, ten, ...others] = shapesOf(out).map(extent);
    expect(others).toEqual([]);
    expect((five?.width ?? 0) * 2).toBeCloseTo(ten?.width ?? 0, 6);
    expect(five?.x).toBeCloseTo(ten?.x ?? 0, 6);
    const words = runsOf(out)[0] ?? [];
    expect(words.map(({ text }) => text)).toEqual(['项0', '5个', '项1', '10个', '项2', '0个']);
    expect((words[0]?.x ?? 0) + 18).toBeLessThan(five?.x ?? 0);
    expect(words[1]?.x).toBeGreaterThanOrEqual((ten?.x ?? 0) + (ten?.width ?? 0));
  });

  it('tell their parts apart by pattern and explain each', () => {
    const out = lay(bars([{ label: '甲', parts: [1, 2, 3, 4], text: '' }], { legend: ['一', '二', '三', '四'] }));
    const fills = shapesOf(out).flatMap(({ fill }) => fill ?? []);
    expect(fills).toEqual([0.3, 1, 1, 0.8, 0.3, 1, 1, 0.8]);
    // The third is hatched.
    expect(shapesOf(out).filter(({ fill }) => fill === undefined).length).toBeGreaterThan(10);
    expect(textOf(out)).toBe('甲一二三四');
    expect(isInside(out)).toBe(true);
  });

  it('stay inside where the parts are more than the whole, and show what is next to nothing', () => {
    const out = lay(bars([{ label: '甲', parts: [30, 1e-9, 1e308], text: '' }], { full: 1 }));
    expect(isInside(out)).toBe(true);
    const least = lay(bars([{ label: '甲', parts: [1e-9, 1], text: '' }], { full: 1000 }));
    for (const one of shapesOf(least)) expect(extent(one).width).toBeCloseTo(1, 6);
    const [three, one] = shapesOf(lay(bars([{ label: '甲', parts: [30, 10], text: '' }]))).map(extent);
    expect(three?.width).toBeCloseTo((one?.width ?? 0) * 3, 6);
  });

  it('stay on one page up to a third of it', () => {
    for (let fill = 0; fill < 22; fill += 1) {
      const few = bars(Array.from({ length: 8 }, (_, i) => ({ label: `项${i}`, parts: [1], text: '' })));
      const pages = runsOf(lay(...Array.from({ length: fill }, () => body('文')), few));
      const own = pages.map((page) => page.filter(({ text }) => text.startsWith('项')).length);
      expect(own.filter((count) => count > 0)).toEqual([8]);
    }
  });

  it('break over pages between two bars, never leaving one alone', () => {
    for (let fill = 0; fill < 22; fill += 1) {
      const many = bars(Array.from({ length: 40 }, (_, i) => ({ label: `项${i}`, parts: [1], text: '' })));
      const pages = runsOf(lay(...Array.from({ length: fill }, () => body('文')), many));
      for (const page of pages) {
        expect(page.filter(({ text }) => text.startsWith('项')).length).not.toBe(1);
      }
    }
  });
});

const trend = (values: (number | null)[][], more: Partial<BlockOf<'trend'>> = {}): BlockOf<'trend'> => ({
  kind: 'trend',
  points: Array.from({ length: values[0]?.length ?? 0 }, (_, i) => `第${i + 1}次`),
  scale: ['较差', '一般', '较好', '好'].map((label, value) => ({ value, label })),
  series: values.map((one, i) => ({ name: `单位${i}`, values: one })),
  alt: '趋势',
  ...more,
});
const linesIn = (out: LaidOut) => shapesOf(out).filter(({ fill, points }) => fill === undefined && points.length > 2);

describe('a trend', () => {
  it('draws a line through its values between the labels of the scale', () => {
    const out = lay(trend([[0, 1, 3]]));
    const [line] = linesIn(out);
    const at = (text: string) => runsOf(out)[0]?.find((run) => run.text === text);
    const middle = (text: string) => (at(text)?.y ?? 0) - 10.5 * 0.38;
    expect(line?.points.map(([, y]) => Math.round(y))).toEqual(
      ['较差', '一般', '好'].map((text) => Math.round(middle(text))),
    );
    const first = at('第1次');
    expect((first?.x ?? 0) + (first ? widthOf(first) : 0) / 2).toBeCloseTo(line?.points[0]?.[0] ?? 0, 6);
    expect(textOf(out)).toContain('单位0');
  });

  it('breaks where a value is not there, and marks one that stands alone', () => {
    const out = lay(trend([[0, 1, 2, null, 3, null, 1, 2, 3]]));
    expect(linesIn(out).map(({ points }) => points.length)).toEqual([3, 3]);
    // Seven values and the legend's.
    expect(shapesOf(out).filter(({ fill }) => fill !== undefined)).toHaveLength(8);
  });

  it('tells six lines apart by dash and mark', () => {
    const out = lay(trend(Array.from({ length: 6 }, (_, i) => [i / 2, i / 2, i / 2])));
    const looks = linesIn(out).map(({ dash }) => String(dash));
    expect(new Set(looks).size).toBe(6);
    const marks = shapesOf(out).filter(({ fill }) => fill !== undefined);
    expect(new Set(marks.map(({ fill, points }) => `${fill} ${points.length}`)).size).toBe(6);
  });

  it.each([20, 40, 41, 67, 200])('labels every so many of %d points, none over another', (count) => {
    const points = Array.from({ length: count }, (_, i) => `第${i + 1}次走访`);
    const out = lay(trend([Array.from({ length: count }, (_, i) => i % 4)], { points }));
    expect(isInside(out)).toBe(true);
    const labels = runsOf(out)[0]?.filter(({ text }) => text.startsWith('第')) ?? [];
    expect(labels.length).toBeGreaterThan(5);
    labels.slice(1).forEach((label, i) => {
      const before = labels[i];
      expect(label.x).toBeGreaterThan((before?.x ?? 0) + (before ? widthOf(before) : 0));
    });
  });

  it.each([
    ['one point', trend([[1]])],
    ['nothing but gaps', trend([[null, null]])],
    ['a scale of one value', trend([[1, 1]], { scale: [1, 1].map((value) => ({ value, label: '一' })) })],
    ['values beyond the scale', trend([[-1e308, 1e308]])],
    ['more values than points', trend([[0, 1, 2, 3]], { points: ['一'] })],
    [
      '200 marks of a scale',
      trend([[1, 2]], { scale: Array.from({ length: 200 }, (_, value) => ({ value, label: `${value}` })) }),
    ],
    [
      'labels of 200 characters',
      trend([[1, 2]], {
        points: [han(200), '二'],
        scale: [
          { value: 0, label: han(200) },
          { value: 1, label: '' },
        ],
      }),
    ],
  ])('holds %s', (_, block) => {
    const out = lay(block);
    for (const shape of shapesOf(out)) expect(shape.points.flat().every(Number.isFinite)).toBe(true);
    expect(isInside(out)).toBe(true);
  });

  it('says below what a label is that has no room', () => {
    const points = [han(30), '二'];
    expect(withoutSpaces(textOf(lay(trend([[1, 2]], { points }))))).toContain(`1${han(30)}；2二`);
  });
});

describe('any chart', () => {
  const texts = (most: number) => fc.array(anyText, { minLength: 1, maxLength: most });
  const value = fc.double({ noNaN: true, noDefaultInfinity: true });
  const positive = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
  const chart: fc.Arbitrary<Block> = fc.oneof(
    fc.record({
      kind: fc.constant('heatMap' as const),
      columns: texts(30),
      rows: fc.array(fc.record({ label: anyText, cells: texts(4), sum: fc.boolean() }), { maxLength: 4 }),
      legend: anyText,
      alt: anyText,
    }),
    fc.record({
      kind: fc.constant('bars' as const),
      full: positive.map((one) => one + Number.MIN_VALUE),
      rows: fc.array(
        fc.record({ label: anyText, parts: fc.array(positive, { minLength: 1, maxLength: 4 }), text: anyText }),
        { minLength: 1, maxLength: 5 },
      ),
      legend: fc.array(anyText, { maxLength: 4 }),
      alt: anyText,
    }),
    fc.record({
      kind: fc.constant('trend' as const),
      points: texts(30),
      scale: fc.array(fc.record({ value, label: anyText }), { minLength: 2, maxLength: 6 }),
      series: fc.array(fc.record({ name: anyText, values: fc.array(fc.option(value)) }), {
        minLength: 1,
        maxLength: 6,
      }),
      alt: anyText,
    }),
  );
  /** The texts that have to come out; of a trend's axes every so many. */
  const said = (block: Block): string[] => {
    if (block.kind === 'heatMap')
      return [...block.columns, ...block.rows.flatMap((row) => [row.label, ...row.cells]), block.legend];
    if (block.kind === 'bars') return [...block.rows.flatMap((row) => [row.label, row.text]), ...block.legend];
    return block.kind === 'trend' ? block.series.map(({ name }) => name) : [];
  };

  it('stays inside the text area, and what it says comes out whole', () => {
    fc.assert(
      fc.property(chart, (block) => {
        const out = lay(block);
        expect(
          itemsOf(out)
            .map(overhang)
            .filter((far) => !(far <= 0.01)),
        ).toEqual([]);
        const counts = new Map<string, number>();
        for (const sign of withoutSpaces(textOf(out))) counts.set(sign, (counts.get(sign) ?? 0) + 1);
        for (const sign of withoutSpaces(said(block).join('\n'))) {
          expect(counts.get(sign) ?? 0).toBeGreaterThan(0);
          counts.set(sign, (counts.get(sign) ?? 0) - 1);
        }
      }),
      cases(200),
    );
  });
});
