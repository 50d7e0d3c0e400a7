// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTokens } from '../../../lib/text/match-tokens.ts';
import { diffThreeWay as diffAny, offeredText, type ThreeWaySegment } from '../../../lib/text/three-way.ts';
import { sentencesOf, tokensOf } from '../../../lib/text/tokens.ts';
import { runs } from '../changes/runs.ts';

const diffThreeWay = (...texts: Parameters<typeof diffAny>): ThreeWaySegment[] => {
  const segments = diffAny(...texts);
  if (!segments) throw new Error('too long');
  return segments;
};
const shown = (segments: readonly ThreeWaySegment[]) =>
  segments
    .map(({ is, base, mine, theirs }) =>
      is === 'same'
        ? base
        : is === 'collision'
          ? `{${base}|${mine}|${theirs}}`
          : `${is}(${base}>${is === 'theirs' ? theirs : mine})`,
    )
    .join('');
const joined = (segments: readonly ThreeWaySegment[], side: 'base' | 'mine' | 'theirs') =>
  segments.map((one) => one[side]).join('');

/** A text, and two versions of it as people make them: a few pieces replaced, put in or left out. */
const piece = fc.constantFrom(
  '宣',
  '传',
  '栏',
  '。',
  '的',
  'board',
  ' ',
  'old',
  '\n',
  '👩‍👩‍👧',
  'e\u0301',
  '\ud83d',
  '漢\u0301',
  'न\u093f',
);
const text = fc.array(piece, { maxLength: 60 });
const edit = fc.record({ at: fc.nat(60), gone: fc.nat(3), put: fc.array(piece, { maxLength: 3 }) });
const edits = fc.array(edit, { maxLength: 4 });
const edited = (pieces: readonly string[], all: readonly { at: number; gone: number; put: string[] }[]) => {
  const next = [...pieces];
  for (const { at, gone, put } of all) next.splice(Math.min(at, next.length), gone, ...put);
  return next.join('');
};
const versions = fc.oneof(
  fc.tuple(text, edits, edits).map(([base, a, b]) => [base.join(''), edited(base, a), edited(base, b)] as const),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
);

describe('what two people made of one text', () => {
  it.each([
    ['宣传栏半年没换', '宣传栏半年没换', '宣传栏半年没换', '宣传栏半年没换'],
    ['宣传栏半年没换', '宣传栏一年没换', '宣传栏半年没换', '宣传栏mine(半>一)年没换'],
    ['宣传栏半年没换', '宣传栏一年没换', '宣传栏半年没换了', '宣传栏mine(半>一)年没换theirs(>了)'],
    ['宣传栏半年没换', '宣传栏一年没换', '宣传栏一年没换', '宣传栏both(半>一)年没换'],
    ['宣传栏半年没换', '宣传栏一年没换', '宣传栏两年没换', '宣传栏{半|一|两}年没换'],
    [
      'the board is old',
      'the boards are old',
      'the board is new',
      'the mine(board>boards) mine(is>are) theirs(old>new)',
    ],
    // What touches is one collision: whether both can stand is for a person to say.
    ['甲乙', '丙乙', '甲丁', '{甲乙|丙乙|甲丁}'],
    ['甲', '甲乙', '甲丙', '甲{|乙|丙}'],
    ['', '甲', '', 'mine(>甲)'],
    ['甲', '', '', 'both(甲>)'],
  ])('of %s with %s and %s', (base, mine, theirs, expected) => {
    expect(shown(diffThreeWay(base, mine, theirs))).toBe(expected);
  });

  it('counts what both have as agreed and all else as collision where nobody knows what they began with', () => {
    expect(shown(diffThreeWay(null, '宣传栏半年没换', '宣传栏一年没换了'))).toBe(
      'both(>宣传栏){|半|一}both(>年没换){||了}',
    );
  });

  it('gives all three back to the last unit, and names each stretch for what it is', () => {
    fc.assert(
      fc.property(versions, fc.boolean(), ([base, mine, theirs], known) => {
        const segments = diffThreeWay(known ? base : null, mine, theirs);
        expect(joined(segments, 'base')).toBe(known ? base : '');
        expect(joined(segments, 'mine')).toBe(mine);
        expect(joined(segments, 'theirs')).toBe(theirs);
        for (const one of segments) {
          expect(one.is === 'same').toBe(one.mine === one.base && one.theirs === one.base);
          if (one.is === 'mine') expect([one.theirs, one.mine !== one.base]).toEqual([one.base, true]);
          if (one.is === 'theirs') expect([one.mine, one.theirs !== one.base]).toEqual([one.base, true]);
          if (one.is === 'both') expect(one.mine).toBe(one.theirs);
        }
      }),
      runs(),
    );
  });

  it('splits no sign of any of the three', () => {
    const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const bounds = (whole: string) =>
      new Set([...graphemes.segment(whole)].map(({ index }) => index).concat(whole.length));
    fc.assert(
      fc.property(versions, ([base, mine, theirs]) => {
        const segments = diffThreeWay(base, mine, theirs);
        for (const [side, whole] of [
          ['base', base],
          ['mine', mine],
          ['theirs', theirs],
        ] as const) {
          const allowed = bounds(whole);
          let at = 0;
          for (const one of segments) {
            at += one[side].length;
            expect(allowed.has(at)).toBe(true);
          }
        }
      }),
      runs(),
    );
  });

  it('offers a text only where one side alone changed anything', () => {
    fc.assert(
      fc.property(versions, ([base, mine, theirs]) => {
        const offered = offeredText(diffThreeWay(base, mine, theirs));
        if (mine === theirs || theirs === base) expect(offered).toBe(mine);
        else if (mine === base) expect(offered).toBe(theirs);
        // Never words that neither of them wrote as a whole.
        else if (offered !== null) expect([mine, theirs]).toContain(offered);
      }),
      runs(),
    );
    expect(offeredText(diffThreeWay('甲乙丙', '一乙丙', '甲乙三'))).toBeNull();
  });
});

describe('long texts', () => {
  /** Signs that hardly ever stand twice; no two texts of one seed are alike. */
  const noise = (length: number, seed: number, ends = 0) =>
    Array.from({ length }, (_, at) => {
      const sign = (at * 7919 + seed * 104729 + ((at * seed) % 977)) % 20000;
      return ends > 0 && sign % ends === 0 ? '。' : String.fromCodePoint(0x4e00 + sign);
    }).join('');
  const line = (at: number) => `第${at}条：宣传栏还是老样子，看了${at}遍。\n`;
  const lines = Array.from({ length: 6000 }, (_, at) => line(at));

  it('are compared by sentences, and by words where they differ', () => {
    const mine = lines.with(9, '第9条：宣传栏换了样子，看了9遍。\n').join('');
    const theirs = lines.with(5000, '第5000条：宣传栏还是老样子，看过5000遍。\n').join('');
    expect(lines.join('').length).toBeGreaterThan(100_000);
    const segments = diffThreeWay(lines.join(''), mine, theirs);
    const told = segments.filter(({ is }) => is !== 'same').map((one) => shown([one]));
    expect(told).toEqual(['mine(还是老>换了)', 'theirs(了>过)']);
    for (const [side, whole] of Object.entries({ base: lines.join(''), mine, theirs }))
      expect(joined(segments, side as 'base')).toBe(whole);
  });

  it('keep nobody waiting however little they share, and beyond a size are not compared', () => {
    const sides = Array.from({ length: 9 }, (_, at) => noise(100_000, at + 1, at % 3 === 0 ? 20 : 0));
    for (const [at, side] of sides.entries()) {
      const other = sides[(at + 1) % 9] ?? '';
      expect(joined(diffThreeWay(null, side, other), 'mine')).toBe(side);
    }
    const [one, other] = [noise(19_000, 3, 3), noise(19_000, 5, 3)];
    expect(joined(diffThreeWay(one, other, one), 'mine')).toBe(other);
    expect(diffAny(null, noise(900_000, 1), noise(900_000, 2))).toBeNull();
    expect(diffAny('。甲'.repeat(50_000), '甲', '乙')).toBeNull();
  }, 5000);

  it('are parted where no sign is split, and are the text again', () => {
    expect(sentencesOf('甲。\u0301乙！？丙。\n丁\r\n戊')).toEqual(['甲。\u0301乙！？', '丙。\n', '丁\r\n', '戊']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (whole) => {
        expect(sentencesOf(whole).join('')).toBe(whole);
      }),
      runs(),
    );
  });
});

describe('pieces and what they share', () => {
  it('are the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (whole) => {
        expect(tokensOf(whole).join('')).toBe(whole);
      }),
      runs(),
    );
    expect(tokensOf('第2批education活动e\u0301tude')).toEqual([
      '第',
      '2',
      '批',
      'education',
      '活',
      '动',
      'e\u0301tude',
    ]);
  });

  it('are the longest common ones where there are few edits, as a plain table finds them', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const shared = matchTokens(a, b);
        let [fromA, fromB] = [0, 0];
        for (const run of shared) {
          expect(run.a >= fromA && run.b >= fromB && run.length > 0).toBe(true);
          expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
          [fromA, fromB] = [run.a + run.length, run.b + run.length];
        }
        expect(shared.reduce((sum, { length }) => sum + length, 0)).toBe(longest(a, b));
      }),
      runs(),
    );
  });

  it('are still found between whole sentences where thousands of places differ', () => {
    const line = (from: number) => [...`第${from}条事情都记在这里面了。`];
    const base = Array.from({ length: 4000 }, (_, at) => line(at)).flat();
    const other = Array.from({ length: 4000 }, (_, at) =>
      at % 3 === 0 ? ['改', ...line(at), '吗', '。'] : line(at),
    ).flat();
    const shared = matchTokens(base, other);
    expect(shared.reduce((sum, { length }) => sum + length, 0)).toBe(base.length);
    const unlike = matchTokens(
      base,
      base.map((token, at) => `${token}${at}`),
    );
    expect(unlike).toEqual([]);
  });
});

function longest(a: readonly string[], b: readonly string[]): number {
  const rows = [new Array<number>(b.length + 1).fill(0)];
  for (const token of a) {
    const above = rows.at(-1) ?? [];
    const row = [0];
    for (const [at, other] of b.entries())
      row.push(token === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}
