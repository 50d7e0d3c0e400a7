// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toParagraphs } from '../../../../lib/briefing/layout/clean.ts';
import { breakBalanced, breakLines } from '../../../../lib/briefing/layout/lines.ts';
import { setParagraph, textOf } from '../../../../lib/briefing/layout/setting.ts';
import { fakeMeasure } from '../fake-measure.ts';
import { anyText, cases, withoutSpaces } from '../texts.ts';

const set = (text: string) => setParagraph([{ text, role: 'body' }], 10, fakeMeasure);
const shape = (characters: number, indent = 0) => ({ width: characters * 10, indent, tracking: 0 });
const linesOf = (text: string, characters: number) => {
  const setting = set(text);
  return breakLines(setting, shape(characters)).map(({ start, end }) => textOf(setting, start, end));
};

describe('breakLines', () => {
  it('fills a line with as many characters as fit', () => {
    expect(linesOf('一二三四五六七', 3)).toEqual(['一二三', '四五六', '七']);
  });

  it('gives up an indent on the first line alone', () => {
    const setting = set('一二三四五六七八');
    const lines = breakLines(setting, shape(4, 20));
    expect(lines.map(({ start, end }) => textOf(setting, start, end))).toEqual(['一二', '三四五六', '七八']);
  });

  it.each([
    ['一二三。四', ['一二', '三。四']],
    ['一二（三）四', ['一二', '（三）', '四']],
    ['一二三”，四', ['一二', '三”，', '四']],
    ['一二——三', ['一二', '——三']],
    ['一二……三', ['一二……', '三']],
    ['一《二》三', ['一', '《二》', '三']],
    ['abcdef。三', ['abcde', 'f。三']],
    // Nothing else is left to do.
    ['《二》。三', ['《二》', '。三']],
  ])('%s keeps closing marks off line starts and opening ones off line ends', (text, expected) => {
    expect(linesOf(text, 3)).toEqual(expected);
  });

  it('keeps words and numbers whole and breaks those that are longer than a line', () => {
    expect(linesOf('一二abcd三', 3)).toEqual(['一二', 'abcd三']);
    expect(linesOf('用了3.14%的', 4)).toEqual(['用了', '3.14%的']);
    expect(linesOf('abcdefghij', 3)).toEqual(['abcdef', 'ghij']);
    expect(linesOf('https://a.cn/bcd/efg', 7)).toEqual(['https://a.cn/', 'bcd/efg']);
    expect(linesOf('于2023/11/08日', 3)).toEqual(['于', '2023/', '11/08', '日']);
    expect(linesOf('abc1000', 3)).toEqual(['abc', '1000']);
    expect(linesOf('1000000001', 3)).toEqual(['100000', '0001']);
  });

  it('sets no space at the ends of a line', () => {
    expect(linesOf('ab cd ef', 2)).toEqual(['ab', 'cd', 'ef']);
    expect(linesOf('abcd ef', 2)).toEqual(['abcd', 'ef']);
  });

  it.each([
    ['一二三—四', ['一二', '三—四']],
    ['一二三～四', ['一二', '三～四']],
    ['一二三–四', ['一二', '三–四']],
    ['一二三-四', ['一二', '三-四']],
    ['一二三／四五', ['一二', '三／四', '五']],
    ['一二和/或三', ['一二', '和/或', '三']],
    ['有1200㎡地', ['有', '1200㎡', '地']],
    ['差异x±12度', ['差异x', '±12度']],
  ])('%s keeps signs that join off line starts, and units with their numbers', (text, expected) => {
    expect(linesOf(text, 3)).toEqual(expected);
  });

  it('parts no number from its 年, 月 or 日', () => {
    expect(linesOf('于2023年11月8日', 3)).toEqual(['于', '2023年', '11月', '8日']);
  });

  describe('where lines are spread', () => {
    const spreadLines = (text: string, gap: number) => {
      const setting = set(text);
      const lines = breakLines(setting, { ...shape(10), stretch: { gap, space: 4, short: 0 } });
      return lines.map((line) => [textOf(setting, line.start, line.end), line.width, line.last]);
    };
    const text = `${'一'.repeat(9)}到位。”`;

    it('ends no paragraph with a line of one character and its marks', () => {
      expect(spreadLines(text, 1.3)).toEqual([
        ['一'.repeat(9), 90, false],
        ['到位。”', 35, true],
      ]);
    });

    it('takes it into the line before where that need stand only a little closer', () => {
      // 10.5 characters on 10 would be seen; 10.15 not.
      expect(spreadLines(`${'一'.repeat(8)}1到。`, 1.3).map(([line]) => line)).toHaveLength(2);
      const setting = set(`${'一'.repeat(8)}到。`);
      setting.widths[0] = 11.5;
      const lines = breakLines(setting, { ...shape(10), stretch: { gap: 1.3, space: 4, short: 0 } });
      expect(lines).toEqual([{ start: 0, end: 10, width: 101.5, last: true }]);
    });

    it('leaves it at that where the line before would stay short', () => {
      expect(spreadLines(text, 1.1).map(([line]) => line)).toEqual([`${'一'.repeat(9)}到`, '位。”']);
      expect(spreadLines('一'.repeat(10), 1.3)).toEqual([['一'.repeat(10), 100, true]]);
    });
  });

  it('never begins a line with a combining mark or a joiner', () => {
    expect(linesOf('一二三\u0301四', 3)[1]?.[0]).not.toBe('\u0301');
  });

  it('loses nothing, exceeds no line and keeps 避头尾 in any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 28 }), (text, characters) => {
        for (const paragraph of toParagraphs(text)) {
          const setting = set(paragraph);
          const lines = breakLines(setting, shape(characters, 10));
          const joined = lines.map(({ start, end }) => textOf(setting, start, end)).join('');
          expect(joined.replaceAll(' ', '')).toBe(paragraph.replaceAll(' ', ''));
          lines.forEach(({ start, end, width }, i) => {
            const room = characters * 10 - (i === 0 ? 10 : 0);
            if (end - start > 1) expect(width).toBeLessThanOrEqual(room + 0.001);
            const before = lines[i - 1];
            // A line may begin badly only where the one before held no better place to end.
            const better = before ? Array.from(setting.glued.subarray(before.start + 1, start)) : [];
            expect(better.every((glued) => glued >= (setting.glued[start] ?? 0))).toBe(true);
          });
        }
      }),
      cases(300),
    );
  });

  it('obeys the marks by their own list', () => {
    const first = '。，、；：？！’”）》】〉』」';
    const last = '“‘（《【〈『「';
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...first, ...last, ...'一二三四五六七八'), { minLength: 20 }),
        (characters) => {
          // Marks never stand in longer rows here than a line has room for.
          const text = characters.map((c, i) => (i % 3 === 0 ? '字' : c)).join('');
          const lines = linesOf(text, 12);
          for (const line of lines.slice(1)) expect(first).not.toContain(line[0]);
          for (const line of lines.slice(0, -1)) expect(last).not.toContain(line.at(-1));
        },
      ),
    );
  });
});

describe('breakBalanced', () => {
  it('makes the lines of a title about equally long', () => {
    const setting = set('某某市自然资源和规划局第三分局走访记录');
    const lines = breakBalanced(setting, shape(15));
    expect(lines.map(({ start, end }) => end - start)).toEqual([10, 9]);
  });

  it('begins no line with a word that belongs to the one before', () => {
    const titles = ['关于主题教育督导的情况报告', '关于学习教育的督导报告'];
    const broken = titles.map((title) => {
      const setting = set(title);
      return breakBalanced(setting, shape(8)).map(({ start, end }) => textOf(setting, start, end));
    });
    expect(broken).toEqual([
      ['关于主题教育督', '导的情况报告'],
      ['关于学习教育的', '督导报告'],
    ]);
  });
});

describe('toParagraphs', () => {
  it('splits at line ends of every kind, draws spaces together and drops empty lines', () => {
    expect(toParagraphs('甲\r\n\n 乙\t \u00a0丙\u2028　　丁　\v')).toEqual(['甲', '乙 丙', '丁']);
  });

  it('changes nothing else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(withoutSpaces(toParagraphs(text).join(''))).toBe(withoutSpaces(text));
      }),
    );
  });
});
