// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import type { LaidOut, Measure, Run } from '../../../../lib/briefing/layout/page.ts';
import { measureWith } from '../../../../lib/briefing/paint/measure.ts';
import { shippedBook } from '../book.ts';
import { DOCUMENTS } from '../documents.ts';
import { fakeMeasure } from '../fake-measure.ts';
import { body, han, LINES, PAGE, runsOf, textOf, widthOf } from './laid.ts';

/** What GB/T 9704-2012 and briefing.md ask for, measured on pages, with known widths and with those of the real faces. */
const MM = 72 / 25.4;
const FIRST = '。，、；：？！’”）》〉】〕」』…%℃';
const LAST = '“‘（《〈【〔「『';
const TEXT =
  '第二批主题教育（2023年9月至2024年1月）中，12个单位“问题清单”没有量化目标；3.14%的群众（共1000人）不满意——“说了不办”，见https://www.example.gov.cn/tzgg/202310/t20231012.html。';

describe.each(['known widths', 'the real faces'])('with %s', (widths) => {
  let measure: Measure = fakeMeasure;
  beforeAll(async () => {
    if (widths !== 'known widths') measure = measureWith(await shippedBook());
  });
  const lay = (...blocks: Block[]) => layOut(blocks, measure);
  const right = PAGE.left + PAGE.textWidth;
  const bottom = PAGE.top + PAGE.textHeight;
  const endOf = (run: Run) => run.x + widthOf(run, measure);
  /** The lines of the body, each as it reads. */
  const linesOf = (out: LaidOut) =>
    runsOf(out).map((runs) => {
      const lines = new Map<number, string>();
      for (const { y, text } of runs) lines.set(y, (lines.get(y) ?? '') + text);
      return [...lines.values()];
    });

  it('the text area is 156 × 225 mm, with 22 lines of 28 characters from edge to edge', () => {
    expect([PAGE.textWidth / MM, PAGE.textHeight / MM]).toEqual([expect.closeTo(156, 6), expect.closeTo(225, 6)]);
    expect([PAGE.left / MM, PAGE.top / MM]).toEqual([expect.closeTo(28, 6), expect.closeTo(37, 6)]);
    const [first = []] = runsOf(lay(body(han(28 * 40))));
    expect(first).toHaveLength(LINES);
    for (const line of first.slice(1)) {
      expect(line.text).toHaveLength(28);
      expect(line.x).toBeCloseTo(PAGE.left, 6);
      expect(endOf(line)).toBeCloseTo(right, 1);
    }
    const steps = first.slice(1).map(({ y }, i) => y - (first[i]?.y ?? 0));
    for (const step of steps) expect(step / MM).toBeCloseTo(225 / 22, 6);
  });

  it('page numbers stand right on odd pages and left on even ones, one character in, 7 mm below', () => {
    for (const { number, folio } of lay(body(han(28 * 22 * 12))).pages) {
      expect(folio.text).toBe(`— ${number} —`);
      expect(folio.size).toBe(14);
      if (number % 2 === 1) expect(endOf(folio)).toBeCloseTo(right - 14, 6);
      else expect(folio.x).toBeCloseTo(PAGE.left + 14, 6);
      expect((folio.y - 14 * 0.38 - bottom) / MM).toBeCloseTo(7, 6);
    }
  });

  it('no line begins or ends with a mark that must not, and no number is broken', () => {
    for (let shift = 0; shift < 28; shift += 1) {
      for (const lines of linesOf(lay(body(han(shift) + TEXT.repeat(12))))) {
        for (const line of lines.slice(1)) expect(FIRST).not.toContain(line[0]);
        for (const line of lines.slice(0, -1)) expect(LAST).not.toContain(line.at(-1));
        lines.slice(1).forEach((line, i) => {
          expect(/[\d.]$/.test(lines[i] ?? '') && /^[\d.%]/.test(line)).toBe(false);
        });
      }
    }
  });

  it('a heading never stands alone at the foot of a page', () => {
    const after: Block[] = [
      body(han(100)),
      { kind: 'table', columns: [1], head: { cells: [{ text: '头' }] }, rows: [{ cells: [{ text: '行' }] }] },
      { kind: 'heatMap', columns: ['一'], rows: [{ label: '行', cells: ['●'] }], legend: '好', alt: '' },
      { kind: 'bars', full: 1, rows: [{ label: '行', parts: [1], text: '1' }], legend: [], alt: '' },
      { kind: 'photos', photos: [{ ref: 'r', caption: '图', width: 4, height: 3 }] },
    ];
    for (const next of after) {
      for (let fill = 1; fill <= 22; fill += 1) {
        const before = Array.from({ length: fill }, () => body('文'));
        const headings: Block[] = [
          { kind: 'heading', level: 1, text: '一、甲' },
          { kind: 'heading', level: 2, text: '（一）乙' },
        ];
        for (const lines of linesOf(lay(...before, ...headings, next))) {
          expect(['一、甲', '（一）乙']).not.toContain(lines.at(-1));
        }
      }
    }
  });

  it('nobody signs a page that bears nothing else', () => {
    for (let fill = 18; fill <= 24; fill += 1) {
      const out = lay(body(han(26 + 28 * fill)), { kind: 'signature', lines: ['督导组', '2023年11月30日'] });
      const last = linesOf(out).at(-1) ?? [];
      expect(last.slice(-2)).toEqual(['督导组', '2023年11月30日']);
      expect(last.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('the list of annexes stands a line below the text, number below number and name below name', () => {
    const names = ['评定情况', han(30), '照片'];
    const text = names.map((name, at) => `${at === 0 ? '附件：' : ''}${at + 1}．${name}`).join('\n');
    for (let fill = 1; fill <= 24; fill += 1) {
      const out = lay(body(han(26 + 28 * fill)), body(text));
      const page = runsOf(out).find((runs) => runs.some(({ text }) => text.startsWith('附件'))) ?? [];
      const [first, second, rest, third] = page.slice(-4);
      const label = first
        ? widthOf({ ...first, text: '附件：字' }, measure) - widthOf({ ...first, text: '字' }, measure)
        : 0;
      expect(second?.x).toBeCloseTo((first?.x ?? 0) + label, 6);
      expect(third?.x).toBe(second?.x);
      expect((rest?.x ?? 0) - (second?.x ?? 0)).toBeGreaterThan(16);
      for (const run of page.slice(-4)) expect(endOf(run)).toBeLessThanOrEqual(right + 0.01);
      expect(textOf(out).endsWith(`附件：1．评定情况2．${han(30)}3．照片`)).toBe(true);
      const before = page.at(-5);
      if (before) expect(((first?.y ?? 0) - before.y) / MM).toBeCloseTo((225 / 22) * 2, 6);
    }
  });

  it('a list of annexes never stands alone on a page', () => {
    for (let fill = 18; fill <= 22; fill += 1) {
      const text = Array.from({ length: fill }, () => body('文'));
      const out = lay(...text, body('附件：1．评定情况\n2．照片'));
      const page = runsOf(out).find((runs) => runs.some(({ text: words }) => words.startsWith('附件'))) ?? [];
      expect(page[0]?.text).toBe('文');
    }
  });

  it.each(DOCUMENTS)('$name has its head and foot as the standard wants them', ({ blocks }) => {
    const { pages } = layOut(blocks, measure);
    const rules = (page = pages[0]) => (page?.items ?? []).flatMap((item) => (item.kind === 'rule' ? [item] : []));
    if (blocks.some(({ kind }) => kind === 'masthead')) {
      const [rule] = rules();
      expect([rule?.x1, rule?.x2]).toEqual([expect.closeTo(PAGE.left, 6), expect.closeTo(right, 6)]);
      expect(rule?.y1).toBeLessThanOrEqual((297 * MM) / 3);
    }
    if (blocks.at(-1)?.kind === 'imprint') expect(rules(pages.at(-1)).at(-1)?.y1).toBeCloseTo(bottom, 6);
    for (const run of pages.flatMap((page) => runsOf({ pages: [page], outline: [], places: [] })[0] ?? [])) {
      expect(run.x).toBeGreaterThanOrEqual(PAGE.left - 0.01);
      if ([...run.text].length > 1) expect(endOf(run)).toBeLessThanOrEqual(right + 0.01);
      expect(run.y).toBeLessThanOrEqual(bottom);
    }
  });

  it('a unit name of 200 characters is wrapped wherever it stands', () => {
    const name = han(200);
    const out = lay(
      { kind: 'masthead', name, issue: name, office: name, date: name, secrecy: name, copy: name },
      { kind: 'title', text: name },
      { kind: 'heading', level: 1, text: name },
      { kind: 'heading', level: 1, text: name, annex: name },
      { kind: 'table', columns: [1, 9], rows: [{ cells: [{ text: name }, { text: name }] }] },
      { kind: 'signature', lines: [name] },
      { kind: 'imprint', rows: [{ label: '报', text: name }], copies: name },
    );
    expect(textOf(out).split('字').length - 1).toBe(200 * 15);
    for (const run of runsOf(out).flat()) expect(endOf(run)).toBeLessThanOrEqual(right + 0.01);
  });

  it('a row taller than a page, a paragraph of 100,000 characters and 300 photos lose nothing', () => {
    const photos = Array.from({ length: 300 }, (_, i) => ({ ref: `${i}`, caption: `图${i}`, width: 4, height: 3 }));
    const out = lay(
      { kind: 'table', columns: [1, 3], rows: [{ cells: [{ text: '甲' }, { text: '行'.repeat(4000) }] }] },
      body('段'.repeat(100_000)),
      { kind: 'photos', photos },
    );
    const text = textOf(out);
    expect([text.split('行').length - 1, text.split('段').length - 1]).toEqual([4000, 100_000]);
    const pictures = out.pages.flatMap(({ items }) => items).filter(({ kind }) => kind === 'picture');
    expect(pictures).toHaveLength(300);
    for (const item of out.pages.flatMap(({ items }) => items)) {
      if (item.kind === 'picture') expect(item.y + item.height).toBeLessThanOrEqual(bottom + 0.01);
    }
  });
});
