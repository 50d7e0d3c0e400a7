// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChinese, moveTo, numbersOf, subheadingsOf } from '../../../components/briefing/draft-parts.ts';
import { isIn, PRESETS, periodAtFirst, periodOf, presetOf } from '../../../components/briefing/period.ts';
import { placeOf, writePlace } from '../../../components/briefing/place.ts';
import { joinTodo, saidOnce } from '../../../components/briefing/todo-joined.ts';
import { cutAtNumbers, typedNumbers } from '../../../components/briefing/typed-numbers.ts';
import type { SectionShown, TextShown, Todo } from '../../../lib/app/briefing/drafts.ts';

const ID = '018b0000-0000-7000-8000-000000000001';

const section = (id: string, on = true, annex = false, parts: SectionShown['parts'] = []): SectionShown => ({
  section: { id, heading: id, count: '', annex, parts: parts.map(({ part }) => part) },
  heading: id,
  on,
  parts,
});

describe('the place of the page', () => {
  it('is read back from its address, and what is unknown is the list', () => {
    for (const place of [
      { at: 'list' },
      { at: 'start' },
      { at: 'sheets' },
      { at: 'offices' },
      { at: 'office', office: ID },
      { at: 'issue', issue: ID },
      { at: 'draft', briefing: ID, edition: 'named' },
      { at: 'draft', briefing: ID, edition: 'anonymous' },
    ] as const)
      expect(placeOf(writePlace(place))).toEqual(place);
    for (const address of ['draft.', `draft.${ID}.else`, 'issue.x', 'nothing', `office.${ID}x`])
      expect(placeOf(address)).toEqual({ at: 'list' });
  });
});

describe('the period', () => {
  it('begins a week on Monday and a month on its first, also across years', () => {
    expect(periodOf('week', '2023-11-14')).toEqual({ from: '2023-11-13', until: '2023-11-14' });
    expect(periodOf('week', '2023-01-01')).toEqual({ from: '2022-12-26', until: '2023-01-01' });
    expect(periodOf('month', '2024-02-29')).toEqual({ from: '2024-02-01', until: '2024-02-29' });
    for (const preset of PRESETS) expect(presetOf(periodOf(preset, '2023-11-14'), '2023-11-14')).toBe(preset);
    expect(presetOf({ from: '2023-11-01', until: null }, '2023-11-14')).toBeNull();
  });

  it('is at first the day in the field that is written up, late at night the one before; of what looks back, all days', () => {
    const [day, before] = ['2023-11-01', '2023-10-31'];
    const all = { from: null, until: null };
    expect(periodAtFirst('briefing', [before, day], day)).toEqual({ from: day, until: day });
    expect(periodAtFirst('feedback', ['2023-10-30', before], day)).toEqual({ from: before, until: before });
    expect(periodAtFirst('briefing', ['2023-10-30', ''], day)).toEqual(all);
    for (const template of ['process', 'closing', 'levels'] as const)
      expect(periodAtFirst(template, [day], day)).toEqual(all);
  });

  it('holds visits whose day is not known only where nothing bounds it', () => {
    expect(isIn({ from: null, until: null }, '')).toBe(true);
    expect(isIn({ from: '2023-11-01', until: null }, '')).toBe(false);
    expect(isIn({ from: '2023-11-01', until: '2023-11-02' }, '2023-11-02')).toBe(true);
    expect(isIn({ from: '2023-11-01', until: '2023-11-02' }, '2023-11-03')).toBe(false);
  });
});

describe('the outline', () => {
  it('numbers what is written and no annex', () => {
    const sections = [section('a'), section('b', false), section('c'), section('d', true, true)];
    expect([...numbersOf(sections)]).toEqual([
      ['a', 1],
      ['c', 2],
    ]);
    expect([1, 9, 10, 12, 20, 38].map(inChinese)).toEqual(['一', '九', '十', '十二', '二十', '三十八']);
  });

  it('moves by one, and not past its ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.nat(11),
        fc.constantFrom(-1 as const, 1 as const),
        (n, at, by) => {
          const sections = Array.from({ length: n }, (_, id) => section(String(id)));
          const to = moveTo(sections, String(at), by);
          if (at >= n) expect(to).toBeNull();
          else if (at + by < 0 || at + by >= n) expect(to).toBeNull();
          else expect(to).toBe(at + by);
        },
      ),
    );
  });

  it('names what leads in, without its number', () => {
    const part = (id: string, lead: string) => ({
      part: { kind: 'text' as const, id, as: 'body' as const, lead, composed: { text: [], figures: {} }, from: ['r'] },
      on: true,
      text: null,
      names: [],
    });
    const parts = [part('x', '（一）理论学习方面。'), part('y', '')];
    expect(subheadingsOf(section('a', true, false, parts))).toEqual([
      { id: 'x', name: '理论学习', count: 1, parts: ['x'] },
    ]);
  });

  it('names the headings alone where there are some, each with the records of what stands beneath it', () => {
    const text = (id: string, as: 'heading2' | 'body', from: string[], lead = '') => ({
      part: { kind: 'text' as const, id, as, lead, composed: { text: [], figures: {} }, from },
      on: true,
      text: as === 'heading2' ? ({ text: `${id}方面`, from } as unknown as TextShown) : null,
      names: [],
    });
    const parts = [
      text('总的', 'body', ['z']),
      text('部署', 'heading2', []),
      text('a', 'body', ['r', 's'], '甲村：'),
      text('b', 'body', ['s', 't'], '乙村：'),
      text('学习', 'heading2', []),
      text('c', 'body', ['u'], '丙村：'),
    ];
    expect(subheadingsOf(section('x', true, false, parts))).toEqual([
      { id: '部署', name: '部署', count: 3, parts: ['部署', 'a', 'b'] },
      { id: '学习', name: '学习', count: 1, parts: ['学习', 'c'] },
    ]);
  });
});

describe('what must be looked at', () => {
  const todo = (more: Partial<Todo>): Todo => ({
    ...{ code: 'tagLacksParts', count: 1, about: 'F08', part: null, section: null, from: ['t'], blocks: false },
    ...more,
  });

  it('says a disagreement once, with its place, though the other edition lacks the paragraph', () => {
    const conflict = { ...todo({ code: 'conflict', about: '' }), field: 'text.named/a' };
    const placed = { ...conflict, section: 'a', part: 'named/a' };
    const title = { ...conflict, field: 'title' };
    expect(saidOnce([conflict, title, placed, title])).toEqual([title, placed]);
  });

  it('says the same of many records once, what blocks first, and each place by itself', () => {
    const joined = joinTodo([
      todo({ from: ['a'] }),
      todo({ from: ['b'] }),
      todo({ about: 'F12' }),
      todo({ code: 'outdated', about: '', part: 'x', section: 's' }),
      todo({ code: 'outdated', about: '', part: 'y', section: 's' }),
      todo({ code: 'noOffice', about: '', blocks: true }),
    ]);
    expect(joined.map(({ code, count }) => [code, count])).toEqual([
      ['noOffice', 1],
      ['tagLacksParts', 2],
      ['tagLacksParts', 1],
      ['outdated', 1],
      ['outdated', 1],
    ]);
    expect(joined[1]?.from).toEqual(['a', 'b']);
  });
});

describe('numbers that were typed', () => {
  it('are those that the composed words do not have', () => {
    const composed = ['2023年，', { figure: 'n' }, '个单位'];
    expect(typedNumbers(['2023年，6个单位，92.5%'], composed)).toEqual(['6', '92.5%']);
    expect(typedNumbers(composed, composed)).toEqual([]);
  });

  it('are cut out of the words around them, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(99).map(String)), (words, typed) => {
        expect(
          cutAtNumbers(words, typed)
            .map((piece) => piece.words)
            .join(''),
        ).toBe(words);
      }),
    );
    expect(cutAtNumbers('有6个、16个', ['6'])).toEqual([
      { words: '有', isTyped: false },
      { words: '6', isTyped: true },
      { words: '个、16个', isTyped: false },
    ]);
  });
});
