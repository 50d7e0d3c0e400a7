// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../../../../lib/briefing/blocks/blocks.ts';
import { PAPER } from '../../../../lib/briefing/layout/format.ts';
import { makeSetter } from '../../../../lib/briefing/layout/lay-out.ts';
import type { LaidOut } from '../../../../lib/briefing/layout/page.ts';
import { fakeMeasure } from '../fake-measure.ts';
import { anyText, cases, withoutSpaces } from '../texts.ts';
import { body, han, LINES, lay, overhang, PAGE, PITCH, runsOf, textOf, widthOf } from './laid.ts';

const rows = (n: number, text = '内容'): BlockOf<'table'> => ({
  kind: 'table',
  columns: [1, 3],
  head: { cells: [{ text: '表头甲' }, { text: '表头乙' }] },
  rows: Array.from({ length: n }, (_, i) => ({ cells: [{ text: `第${i}行` }, { text }] })),
});

describe('the page of GB/T 9704', () => {
  it('holds 22 lines of 28 characters, flush with both edges', () => {
    const [first = [], second = []] = runsOf(lay(body(han(28 * 30))));
    expect(first).toHaveLength(LINES);
    expect(second.length).toBeGreaterThan(0);
    const line = first[3];
    expect(line?.text).toHaveLength(28);
    expect(line?.x).toBeCloseTo(PAGE.left, 6);
    expect((line?.x ?? 0) + 28 * 16 + 27 * (line?.tracking ?? 0)).toBeCloseTo(PAGE.left + PAGE.textWidth, 6);
    expect(line?.tracking).toBeCloseTo(-0.21, 1);
  });

  it('indents a paragraph by two characters', () => {
    const run = runsOf(lay(body(han(40))))[0]?.[0];
    expect(run?.text).toHaveLength(26);
    expect((run?.x ?? 0) - PAGE.left).toBeCloseTo(2 * (16 + (run?.tracking ?? 0)), 6);
  });

  it('spreads a line by spaces first, and gaps stay below the tenth of an em that readers take for a space', () => {
    const [spaced, tight] = ['一 二 三 四 五 ', ''].map((start) => {
      const text = `${start}${han(start === '' ? 23 : 14)}${'x'.repeat(50)}`;
      return runsOf(lay(body(text)))[0]?.[0];
    });
    expect(spaced?.spaceTracking).toBeCloseTo(0.4 * 16, 6);
    for (const run of [spaced, tight]) expect(run?.tracking).toBeCloseTo(0.09 * 16, 6);
  });

  it('does not spread a line that would stay more than one and a half characters short', () => {
    const [run] = runsOf(lay(body(`${han(20)}${'x'.repeat(50)}`)))[0] ?? [];
    expect(run?.text).toBe(han(20));
    expect(run?.tracking).toBeCloseTo(-0.21, 1);
  });

  it.each([
    ['（n=262）。', '（n=', '262）。'],
    ['（ID_x=1）。', '（ID_x=', '1）。'],
  ])('breaks %s behind a sign where the line would stay short otherwise', (word, end, start) => {
    // Two characters of indent, and 22 of text: 4 are left, the word has more.
    const lines = (runsOf(lay(body(`${han(22)}${word}${han(40)}`)))[0] ?? []).map(({ text }) => text);
    expect(lines[0]).toBe(`${han(22)}${end}`);
    expect(lines[1]?.startsWith(start)).toBe(true);
  });

  it.each(['2023-10-12至12-31', '-15%（n=262）'])('%s stands on one line where that fills up', (word) => {
    for (let fill = 18; fill <= 24; fill += 1) {
      const lines = (runsOf(lay(body(`${han(fill)}${word}${han(40)}`)))[0] ?? []).map(({ text }) => text);
      expect(lines.some((line) => /\d-$|-$/.test(line))).toBe(false);
    }
  });

  it('numbers odd pages on the right and even ones on the left, one character in, 7 mm below', () => {
    const [one, two] = lay(body(han(28 * 40))).pages;
    expect([one?.folio.text, two?.folio.text]).toEqual(['— 1 —', '— 2 —']);
    expect(two?.folio.x).toBeCloseTo(PAGE.left + 14, 6);
    expect((one?.folio.x ?? 0) + 14 * 3.5).toBeCloseTo(PAGE.left + PAGE.textWidth - 14, 6);
    // The dash lies 0.38 em above the baseline.
    expect((one?.folio.y ?? 0) - 14 * 0.38 - (PAGE.top + PAGE.textHeight)).toBeCloseTo((7 * 72) / 25.4, 6);
  });

  it('sets the smallest document on one page', () => {
    expect(lay().pages).toHaveLength(1);
    expect(lay(body('')).pages).toHaveLength(1);
  });

  it('lists headings with their pages', () => {
    const out = lay({ kind: 'heading', level: 1, text: '一、甲' }, body(han(700)), {
      kind: 'heading',
      level: 2,
      text: '（一）乙',
    });
    expect(out.outline).toEqual([
      { level: 1, text: '一、甲', page: 1 },
      { level: 2, text: '（一）乙', page: 2 },
    ]);
  });
});

describe('page ends', () => {
  it('keeps a heading with two lines of what follows', () => {
    const out = lay(body(han(26 + 28 * 19)), { kind: 'heading', level: 1, text: '一、标题' }, body(han(100)));
    const [first = [], second = []] = runsOf(out);
    expect(first).toHaveLength(20);
    expect(second[0]?.text).toBe('一、标题');
  });

  it('leaves no single line of a paragraph behind or ahead', () => {
    const [first = [], second = []] = runsOf(lay(body(han(26 + 28 * 20)), body(han(26 + 28 * 2))));
    expect([first.length, second.length]).toEqual([21, 3]);
    const [third = [], fourth = []] = runsOf(lay(body(han(26 + 28 * 22))));
    expect([third.length, fourth.length]).toEqual([21, 2]);
  });

  it('returns to the grid after a table', () => {
    const last = runsOf(lay(rows(2), body('字')))[0]?.at(-1);
    const line = ((last?.y ?? 0) - PAGE.top - ((PITCH - 16) / 2 + 16 * 0.88)) / PITCH;
    expect(line).toBeCloseTo(Math.round(line), 6);
  });
});

describe('tables', () => {
  it('widen a column for the longest number in it, so that none is broken over two lines', () => {
    const cells = [{ text: '满意' }, { text: '1,000,000,001' }, { text: '<0.1%', align: 'center' as const }];
    const table: Block = { kind: 'table', columns: [40, 10, 4], rows: [{ cells }] };
    const texts = runsOf(lay(table))
      .flat()
      .map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['1,000,000,001', '<0.1%']));
    const out = lay(table).pages.flatMap(({ items }) => items.map(overhang));
    expect(Math.max(...out)).toBeLessThan(0.01);
  });

  it('leave the widths alone where a run of digits is no figure', () => {
    const digits = '1'.repeat(200);
    const table: Block = {
      kind: 'table',
      columns: [1, 1],
      rows: [{ cells: [{ text: digits }, { text: `乙${han(60)}` }] }],
    };
    const second = runsOf(lay(table))
      .flat()
      .find(({ text }) => text.startsWith('乙'));
    expect(second?.x).toBeCloseTo(PAGE.left + PAGE.textWidth / 2 + 6, 1);
  });

  const textsOf = (table: Block) =>
    runsOf(lay(table))
      .flat()
      .map(({ text }) => text);

  it('keep names, days and remarks whole, and a remark that has no room on a line of its own', () => {
    const due = ['11月17日（逾期18天）', '2023年12月31日', '12月8日\n逾期118天'];
    const texts = textsOf({
      kind: 'table',
      columns: [2, 4, 1, 1, 1],
      rows: due.map((text) => ({
        cells: [han(16), han(40), '待整改', text, '欧阳建国'].map((one) => ({ text: one })),
      })),
    });
    expect(texts).toEqual(
      expect.arrayContaining(['待整改', '11月17日', '（逾期18天）', '2023年12月31日', '逾期118天', '欧阳建国']),
    );
  });

  it('end no cell with a line of one character', () => {
    const texts = textsOf({
      kind: 'table',
      columns: [1, 4],
      rows: [{ cells: [{ text: '清源县人民医院' }, { text: han(80) }] }],
    });
    expect(texts.filter((text) => text.length === 1)).toEqual([]);
    expect(texts).toContain('医院');
  });

  it('give what is free beside short texts to columns whose texts are broken, and keep most of their shape', () => {
    const cells = (...texts: string[]) => ({ cells: texts.map((text) => ({ text })) });
    const name = '新经济组织、新社会组织';
    const out: Block = { kind: 'table', columns: [1, 2, 2], rows: [cells(name, '73.8%', '69%')] };
    expect(textsOf(out)).toContain(name);
    const runs = runsOf(lay({ kind: 'table', columns: [1, 1], rows: [cells('甲', han(100))] })).flat();
    const second = runs.find(({ text }) => text.startsWith('字'));
    expect((second?.x ?? 0) - PAGE.left - 6).toBeCloseTo((PAGE.textWidth / 2) * 0.6, 1);
  });

  it('repeats the head on every page and keeps the rows in order', () => {
    const out = lay(rows(80));
    const pages = runsOf(out).map((runs) => runs.map(({ text }) => text));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.slice(0, 2)).toEqual(['表头甲', '表头乙']);
    const names = pages.flat().filter((text) => /^第\d+行$/.test(text));
    expect(names).toEqual(Array.from({ length: 80 }, (_, i) => `第${i}行`));
  });

  it('moves a row that does not fit to the next page as a whole', () => {
    const out = lay(body(han(26 + 28 * 17)), { ...rows(1, han(100)) });
    expect(runsOf(out)[0]?.every(({ text }) => !text.includes('第0行'))).toBe(true);
  });

  it('splits a row that is higher than a page, under repeated heads, losing nothing', () => {
    const text = Array.from({ length: 4000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    const out = lay(body('前文'), rows(1, text), body('后文'));
    expect(out.pages.length).toBeGreaterThan(3);
    const all = textOf(out).replaceAll('表头甲', '').replaceAll('表头乙', '').replace('第0行', '');
    expect(all).toBe(`前文${text}后文`);
    for (const item of out.pages.flatMap((page) => page.items)) expect(overhang(item)).toBeLessThanOrEqual(0.01);
  });

  it('leave no short row alone below the head or on top of the next page', () => {
    for (let fill = 0; fill <= 21; fill += 1) {
      for (const count of [2, 3, 12]) {
        for (const page of runsOf(lay(...Array.from({ length: fill }, () => body('文')), rows(count)))) {
          const own = page.filter(({ text }) => /^第\d+行$/.test(text)).length;
          expect(own).not.toBe(1);
        }
      }
    }
  });

  it('may leave a row of many lines alone, rather than an empty third of a page', () => {
    const table = rows(6, han(90));
    const fills = Array.from({ length: 21 }, (_, fill) => fill);
    const alone = fills.filter((fill) =>
      runsOf(lay(...Array.from({ length: fill }, () => body('文')), table)).some(
        (page) => page.filter(({ text }) => /^第\d+行$/.test(text)).length === 1,
      ),
    );
    expect(alone.length).toBeGreaterThan(0);
  });

  it('keeps a section row with the row after it', () => {
    const table = rows(40);
    for (let fill = 0; fill < 22; fill += 1) {
      const marked = table.rows.map((row, i) => (i === 7 ? { cells: [{ text: '节名', span: 2 }], keep: true } : row));
      const out = lay(...Array.from({ length: fill }, () => body('字')), { ...table, rows: marked });
      for (const page of runsOf(out)) expect(page.at(-1)?.text).not.toBe('节名');
    }
  });
});

describe('the head of a briefing', () => {
  const masthead: BlockOf<'masthead'> = {
    kind: 'masthead',
    name: '督导简报',
    issue: '第12期',
    office: '省委第八巡回督导组',
    date: '2023年11月20日',
    secrecy: '内部资料',
    copy: '000012',
  };
  const find = (out: LaidOut, text: string) => runsOf(out)[0]?.find((run) => run.text === text);

  it('stands in the upper third, its name in red, the rule as wide as the text and the title two lines below', () => {
    const out = lay(masthead, { kind: 'title', text: '情况' });
    const rule = out.pages[0]?.items.find((item) => item.kind === 'rule');
    expect(rule).toMatchObject({ x1: PAGE.left, x2: PAGE.left + PAGE.textWidth, ink: 'red' });
    expect(rule?.y1).toBeLessThanOrEqual(PAPER.height / 3);
    const name = find(out, '督导简报');
    expect(name).toMatchObject({ role: 'title', size: 48, ink: 'red' });
    const width = 4 * 48 + 3 * (name?.tracking ?? 0);
    expect((name?.x ?? 0) + width / 2).toBeCloseTo(PAGE.left + PAGE.textWidth / 2, 6);
    const title = find(out, '情况');
    expect((title?.y ?? 0) - (rule?.y1 ?? 0)).toBeGreaterThan(PITCH * 2);
    expect((title?.y ?? 0) - (rule?.y1 ?? 0)).toBeLessThan(PITCH * 4);
  });

  it('is black throughout for a printer that has no other ink', () => {
    const items = lay({ ...masthead, ink: 'black' }).pages[0]?.items ?? [];
    expect(items.some((item) => 'ink' in item && item.ink === 'red')).toBe(false);
  });

  it('has office and date on one line, classification left and copy number right on the first', () => {
    const out = lay(masthead);
    const right = PAGE.left + PAGE.textWidth;
    expect(find(out, masthead.office)?.y).toBe(find(out, masthead.date)?.y);
    expect(find(out, masthead.office)?.x).toBe(PAGE.left);
    expect(find(out, masthead.secrecy)).toMatchObject({ x: PAGE.left, role: 'heading' });
    expect(find(out, masthead.copy)?.y).toBe(find(out, masthead.secrecy)?.y);
    expect((find(out, masthead.copy)?.x ?? 0) + 3 * 16).toBeCloseTo(right, 1);
  });

  it('keeps the name on one line as long as it can be read', () => {
    const names = [4, 12, 17].map((n) => runsOf(lay({ ...masthead, name: han(n) }))[0]?.filter(({ ink }) => ink));
    expect(names.map((runs) => runs?.length)).toEqual([1, 1, 1]);
    expect(names.map((runs) => Math.round(runs?.[0]?.size ?? 0))).toEqual([48, 36, 26]);
    expect(runsOf(lay({ ...masthead, name: han(40) }))[0]?.filter(({ ink }) => ink)).toHaveLength(3);
  });
});

describe('the foot of a briefing', () => {
  const imprint: BlockOf<'imprint'> = {
    kind: 'imprint',
    rows: [
      { label: '报', text: '省委主题教育领导小组' },
      { label: '送', text: `${'某某市委组织部，'.repeat(6)}市委宣传部。` },
    ],
    copies: '共印30份',
  };
  const rulesOf = (out: LaidOut) =>
    out.pages.at(-1)?.items.flatMap((item) => (item.kind === 'rule' ? [item] : [])) ?? [];

  it('stands on the bottom edge of the last page, with strong rules outside and thin ones between', () => {
    const out = lay(body('一'), imprint);
    const rules = rulesOf(out);
    expect(out.pages).toHaveLength(1);
    expect(rules.at(-1)?.y1).toBeCloseTo(PAGE.top + PAGE.textHeight, 6);
    const mm = rules.map(({ width }) => Math.round((width * 2540) / 72) / 100);
    expect(mm).toEqual([0.35, 0.25, 0.25, 0.35]);
  });

  it('goes to a page of its own where the text leaves no room, and stays in one piece', () => {
    const out = lay(body(han(28 * 21)), imprint);
    expect(out.pages).toHaveLength(2);
    expect(rulesOf(out)).toHaveLength(4);
  });

  it('that fills more than a page follows the text, closed by rules on every page, its last on the bottom edge', () => {
    const names = Array.from({ length: 200 }, (_, at) => `第${at}县委、县人民政府办公室`).join('，');
    const out = lay(body('一'), { ...imprint, rows: [{ label: '送', text: names }, ...imprint.rows] });
    expect(out.pages.length).toBeGreaterThan(2);
    const said = runsOf(out).flat();
    expect(said.map(({ text }) => text).join('')).toContain(names);
    const first = runsOf(out)[0]?.length ?? 0;
    expect(first).toBeGreaterThan(10);
    const bottom = PAGE.top + PAGE.textHeight;
    const rulesOn = out.pages.map(({ items }) => items.flatMap((item) => (item.kind === 'rule' ? [item.y1] : [])));
    expect(rulesOn.map(({ length }) => length > 1)).toEqual(rulesOn.map(() => true));
    expect(rulesOn.at(-1)?.at(-1)).toBeCloseTo(bottom, 6);
    for (const heights of rulesOn.slice(1, -1)) expect(heights[0]).toBeCloseTo(PAGE.top, 6);
    for (const item of out.pages.flatMap(({ items }) => items)) expect(overhang(item)).toBeLessThan(0.01);
  });

  it('sets further names of a row below its first', () => {
    const runs = runsOf(lay(imprint))[0] ?? [];
    const names = runs.filter(({ text }) => text.includes('某某市委'));
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names.map(({ x }) => x)).size).toBe(1);
    expect(runs.find(({ text }) => text === '送：')?.y).toBe(names[0]?.y);
  });
});

describe('a signature', () => {
  const endsOf = (...lines: string[]) =>
    (runsOf(lay({ kind: 'signature', lines }))[0] ?? []).map((run) => {
      const end = run.x + widthOf(run);
      return { middle: (run.x + end) / 2 - PAGE.left, end: end - PAGE.left };
    });

  it('leaves four characters free on the right of the day, and who signs stands in the middle above it', () => {
    const [office, date] = endsOf('省委第八巡回督导组', '2023年11月20日');
    expect(date?.end).toBeCloseTo(PAGE.textWidth - 4 * 16, 0);
    expect(office?.middle).toBeCloseTo(date?.middle ?? 0, 0);
  });

  it('moves to the left where who signs would stand beyond the edge', () => {
    const [office, date] = endsOf(han(22), '2023年11月20日');
    expect(office?.end).toBeCloseTo(PAGE.textWidth, 0);
    expect(office?.middle).toBeCloseTo(date?.middle ?? 0, 0);
  });
});

describe('photos', () => {
  const pictureOn = (fill: number, count: number, caption = '图') => {
    const photos = Array.from({ length: count }, () => ({ ref: 'r', caption, width: 1600, height: 1200 }));
    const { pages } = lay(...Array.from({ length: fill }, () => body('文')), { kind: 'photos', photos });
    return pages.map(({ items }) => items.flatMap((item) => (item.kind === 'picture' ? [item] : [])));
  };

  it.each([
    [1, 0.6],
    [2, 0.75],
  ])(
    'become smaller, %i in a row, to fit below what stands there, but not less than %f of their size',
    (count, least) => {
      const [usual] = pictureOn(0, count)[0] ?? [];
      const shares = Array.from({ length: 22 }, (_, fill) => {
        const pages = pictureOn(fill + 1, count);
        const [own] = pages.at(-1) ?? [];
        expect(own && own.width / own.height).toBeCloseTo(4 / 3, 6);
        expect(own && own.y + own.height).toBeLessThanOrEqual(PAGE.top + PAGE.textHeight - 18);
        return { pages: pages.length, share: (own?.width ?? 0) / (usual?.width ?? 1) };
      });
      expect(shares.some(({ share }) => share < 0.99)).toBe(true);
      for (const { pages, share } of shares) {
        expect(share).toBeGreaterThanOrEqual(least);
        if (pages > 1) expect(share).toBeCloseTo(1, 6);
      }
    },
  );

  it('are the same smaller ones where nothing moved', () => {
    const setter = makeSetter(fakeMeasure);
    const blocks: Block[] = [
      ...Array.from({ length: 15 }, () => body('文')),
      { kind: 'photos', photos: [{ ref: 'r', caption: '图', width: 1600, height: 1200 }] },
    ];
    const [before] = setter(blocks).pages;
    expect(setter([...blocks]).pages[0]).toBe(before);
  });

  it('stand two in a row above their captions, inside the text area', () => {
    const photo = (ref: string) => ({ ref, caption: `图${ref}`, width: 1600, height: 1200 });
    const out = lay({ kind: 'photos', photos: [photo('1'), photo('2'), photo('3')] });
    const items = out.pages.flatMap((page) => page.items);
    const pictures = items.filter((item) => item.kind === 'picture');
    expect(pictures.map(({ ref }) => ref)).toEqual(['1', '2', '3']);
    expect(pictures[0]?.y).toBe(pictures[1]?.y);
    for (const { width, height } of pictures) expect(width / height).toBeCloseTo(4 / 3, 6);
    for (const item of items) expect(overhang(item)).toBeLessThanOrEqual(0.01);
    expect(textOf(out)).toBe('图1图2图3');
  });
});

describe('any text', () => {
  const block: fc.Arbitrary<Block> = fc.oneof(
    anyText.map(body),
    fc.record({
      kind: fc.constant('paragraph' as const),
      lead: anyText,
      text: anyText,
      size: fc.constant('small' as const),
    }),
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), text: anyText }),
    fc.record({ kind: fc.constant('title' as const), text: anyText }),
    fc.array(fc.tuple(anyText, anyText), { maxLength: 5 }).map(
      (cells): Block => ({
        kind: 'table',
        columns: [2, 5],
        rows: cells.map(([a, b]) => ({ cells: [{ text: a, align: 'center' }, { text: b }] })),
      }),
    ),
    fc.record({
      kind: fc.constant('masthead' as const),
      ...{ name: anyText, issue: anyText, office: anyText, date: anyText, secrecy: anyText, copy: anyText },
    }),
    fc.record({
      kind: fc.constant('imprint' as const),
      rows: fc.array(fc.record({ label: anyText, text: anyText }), { maxLength: 4 }),
      copies: anyText,
    }),
    fc.record({ kind: fc.constant('signature' as const), lines: fc.array(anyText, { maxLength: 3 }) }),
    fc
      .record({ caption: anyText, width: fc.integer({ min: 1, max: 9999 }), height: fc.integer({ min: 1, max: 9999 }) })
      .map((photo): Block => ({ kind: 'photos', photos: [{ ...photo, ref: 'r' }] })),
  );
  const input = (b: Block): string => {
    if (b.kind === 'table') return b.rows.flatMap((row) => row.cells.map(({ text }) => text)).join('');
    if (b.kind === 'photos') return b.photos.map(({ caption }) => caption).join('');
    if (b.kind === 'paragraph') return (b.lead ?? '') + b.text;
    if (b.kind === 'masthead') return [b.secrecy, b.copy, b.name, b.issue, b.office, b.date].join('');
    if (b.kind === 'imprint') return [...b.rows.flatMap(({ label, text }) => [label, '：', text]), b.copies].join('');
    if (b.kind === 'signature') return b.lines.join('');
    return 'text' in b ? b.text : '';
  };

  it('stays inside the text area and comes out whole', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const out = lay(...blocks);
        for (const item of out.pages.flatMap((page) => page.items)) expect(overhang(item)).toBeLessThanOrEqual(0.01);
        // Rows paint cell by cell, so a cut row's text stands in another order: the characters are compared as a bag.
        const sorted = (text: string) => withoutSpaces(text).split('').sort().join('');
        expect(sorted(textOf(out))).toBe(sorted(blocks.map(input).join('\n')));
      }),
      cases(200),
    );
  });

  it('lays out 100,000 characters, as a paragraph and in one row, and none is lost', () => {
    const text = '第二批，abc（de）。'.repeat(100_000 / 12);
    const out = withoutSpaces(textOf(lay(body(text), rows(1, text))));
    expect(out.split('批').length - 1).toBe(2 * (text.split('批').length - 1));
  });
});
