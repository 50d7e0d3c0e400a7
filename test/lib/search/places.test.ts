// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../../../lib/search/fold.ts';
import { foldWithPlaces } from '../../../lib/search/places.ts';
import { anyText, isWhole } from './records.ts';
import { runs } from './runs.ts';

/** What each folded unit was made of, in order, each stretch once. */
function stretches(text: string): string[] {
  const { folded, from, to } = foldWithPlaces(text);
  const ends = new Map(Array.from({ length: folded.length }, (_, unit) => [from(unit), to(unit)] as const));
  return [...ends].map(([begin, end]) => text.slice(begin, end));
}

describe('foldWithPlaces', () => {
  it.each([
    ['15㎡房', ['1', '5', '㎡', '房']],
    ['cafe\u0301', ['c', 'a', 'f', 'e\u0301']],
    ['ｶﾞス', ['ｶﾞ', 'ス']],
    ['加\u200b强', ['加\u200b', '强']],
    ['ㄱㅏ나', ['ㄱㅏ', '나']],
    ['İst', ['İ', 's', 't']],
    ['学　习', ['学', '　', '习']],
  ])('%s stands where it was', (text, parts) => {
    expect(stretches(text)).toEqual(parts);
  });

  it('counts nothing where every sign folds to one', () => {
    const { folded, from, to } = foldWithPlaces('ＡＢ，学习“自学”');
    expect([folded, from(3), to(3)]).toEqual(['ab,学习“自学”', 3, 4]);
  });

  it('folds a text as it folds its stretches, whatever stands beside what', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const { folded, from, to } = foldWithPlaces(text);
        for (let unit = 0; unit < folded.length; unit++) {
          const [begin, end] = [from(unit), to(unit)];
          expect(begin).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          const halves = [text.slice(0, begin), text.slice(begin, end), text.slice(end)];
          expect(halves.map(foldForSearch).join('').length).toBe(folded.length);
          // The last form of sigma hangs on its neighbours, and is the one sign that does.
          expect(foldForSearch(text.slice(begin, end)).replace('ς', 'σ')).toContain(folded[unit]?.replace('ς', 'σ'));
          if (isWhole(text)) expect(halves.every(isWhole)).toBe(true);
        }
      }),
      runs(),
    );
  });

  it('knows of all signs of Unicode which fold to one unit and which melt into the one before', () => {
    const wrong: string[] = [];
    for (let point = 0; point < 0x110000; point++) {
      const sign = String.fromCodePoint(point);
      // None of these melts, and there are a million of them.
      if (/[\p{Script=Han}\p{Cn}\p{Co}]/u.test(sign) && !/\p{Default_Ignorable_Code_Point}/u.test(sign)) continue;
      for (const before of ['a', '学', 'か', 'ᄀ', '가']) {
        const { folded, from } = foldWithPlaces(before + sign);
        const apart = foldForSearch(before).length + foldForSearch(sign).length;
        const beginnings = new Set(Array.from(folded, (_, unit) => from(unit)));
        if (folded.length !== apart && beginnings.size > 1) wrong.push(`${before} ${point.toString(16)}`);
        if (Math.max(...beginnings) > before.length) wrong.push(point.toString(16));
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
