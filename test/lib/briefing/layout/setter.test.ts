// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { layOut, makeSetter } from '../../../../lib/briefing/layout/lay-out.ts';
import { fakeMeasure } from '../fake-measure.ts';
import { cases } from '../texts.ts';
import { body, han } from './laid.ts';

const table = (n: number): Block => ({
  kind: 'table',
  columns: [1, 2],
  head: { cells: [{ text: '头' }] },
  rows: Array.from({ length: n }, (_, i) => ({ cells: [{ text: `${i}` }, { text: han(i % 40) }] })),
});
/** Few of each, so that a document often says the same twice. */
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.constantFrom(10, 100, 700).map((n) => body(han(n))),
  fc.constantFrom('一、甲', '二、乙').map((text): Block => ({ kind: 'heading', level: 1, text })),
  fc.constantFrom(1, 60).map(table),
  fc.constant<Block>({ kind: 'pageBreak' }),
);

describe('makeSetter', () => {
  it('gives the same pages as laying out from nothing, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(block, { maxLength: 12 }), { maxLength: 5 }), (documents) => {
        const setter = makeSetter(fakeMeasure);
        for (const one of documents) expect(setter(structuredClone(one))).toEqual(layOut(one, fakeMeasure));
      }),
      cases(60),
    );
  });

  it('keeps the pages on which nothing moved', () => {
    const setter = makeSetter(fakeMeasure);
    const text = (words: string): Block[] => [
      table(90),
      ...Array.from({ length: 20 }, () => body(han(300))),
      body(words),
    ];
    const before = setter(text('旧'));
    const after = setter(text('新'));
    const last = before.pages.length - 1;
    expect(last).toBeGreaterThan(10);
    before.pages.forEach((page, at) => {
      if (at < last) expect(after.pages[at]).toBe(page);
      else expect(after.pages[at]).not.toBe(page);
    });
  });

  it('reads two blocks that say the same as two', () => {
    const { pages } = makeSetter(fakeMeasure)([body('同'), body('同')]);
    const elements = pages[0]?.items.map((item) => ('element' in item ? item.element : null)) ?? [];
    expect(elements).toHaveLength(2);
    expect(elements[0]).not.toBe(elements[1]);
  });
});

describe('the page of each block', () => {
  it('is the one on which it begins', () => {
    const blocks: Block[] = [
      body(han(28 * 30)),
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: '一' },
      body(''),
      body('文'),
      table(60),
    ];
    expect(layOut(blocks, fakeMeasure).places).toEqual([1, 1, 3, 3, 3, 3]);
  });
});

describe('a page break', () => {
  const on = (...blocks: Block[]) =>
    layOut(blocks, fakeMeasure).pages.map(({ items }) =>
      items.map((item) => ('text' in item ? item.text : '')).join(''),
    );
  const turn: Block = { kind: 'pageBreak' };

  it('begins a page, once, and none that would be empty', () => {
    expect(on(body('一'), turn, turn, body(''), turn, body('二'))).toEqual(['一', '二']);
    expect(on(turn, body('一'), turn)).toEqual(['一']);
    expect(on(body(han(26 + 28 * 21)), turn, body('二'))).toHaveLength(2);
  });

  it('parts what otherwise stays together', () => {
    expect(on({ kind: 'heading', level: 1, text: '一' }, turn, body('二'))).toEqual(['一', '二']);
  });
});

describe('an annex', () => {
  const annex: Block = { kind: 'heading', level: 1, text: '单位评定', annex: '附件1' };
  it('begins a page: its label in the corner, its title in the middle of the third line', () => {
    const out = layOut([body('文'), annex, body('表')], fakeMeasure);
    const [label, title, text] = out.pages[1]?.items ?? [];
    expect(label).toMatchObject({ text: '附件1', role: 'heading', size: 16 });
    expect(title).toMatchObject({ text: '单位评定', role: 'title', size: 22 });
    expect(text).toMatchObject({ text: '表' });
    const [y1, y2] = [label, title].map((item) => (item?.kind === 'run' ? item.y : 0));
    expect((y2 ?? 0) - (y1 ?? 0)).toBeGreaterThan(28.99 * 2 - 1);
    expect((y2 ?? 0) - (y1 ?? 0)).toBeLessThan(28.99 * 2.5);
    expect(out.outline).toEqual([{ level: 1, text: '附件1 单位评定', page: 2 }]);
    expect(out.places).toEqual([1, 2, 2]);
  });
});
