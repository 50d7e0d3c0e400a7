// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalName } from '../../../lib/roster/canonical-name.ts';
import { creditCodeFault } from '../../../lib/roster/credit-code.ts';
import { readFigure, readFlag } from '../../../lib/roster/read-figure.ts';
import { runs } from './runs.ts';

describe('readFigure', () => {
  it.each([
    ['12', 12],
    ['０', 0],
    ['１２个', 12],
    ['1,234', 1234],
    ['１，２３４ 人', 1234],
    ['12.0', 12],
    ['9999999', 9_999_999],
  ])('reads %j', (text, figure) => {
    expect(readFigure(text)).toBe(figure);
  });

  it.each([['-1'], ['1.5'], ['12,34'], ['约3'], ['十二'], ['10000000'], ['1e3'], ['']])('refuses %j', (text) => {
    expect(readFigure(text)).toBeNull();
  });

  it('reads every count back, however it is written', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.constantFrom('', '个', ' 人'), (figure, word) => {
        const wide = String(figure).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
        expect(readFigure(wide + word)).toBe(figure);
        expect(readFigure(figure.toLocaleString('en') + word)).toBe(figure);
      }),
      runs(),
    );
  });
});

describe('readFlag', () => {
  it('reads what tables use for yes and no', () => {
    for (const yes of ['是', '有', '√', 'Y', 'Ｙ', 'yes', '1']) expect(readFlag(yes)).toBe(true);
    for (const no of ['否', '无', '×', 'N', 'no', '0', '没有']) expect(readFlag(no)).toBe(false);
    for (const other of ['', '2022年', '已整顿']) expect(readFlag(other)).toBeNull();
  });
});

describe('creditCodeFault', () => {
  // The example of GB 32100-2015 and two codes that companies publish.
  const GOOD = ['91350100M000100Y43', '91330100799655058B', '9144030071526726XG'];

  it('finds nothing wrong with a sound code', () => {
    expect(GOOD.map(creditCodeFault)).toEqual([null, null, null]);
  });

  it('says what is wrong', () => {
    expect(creditCodeFault('9135010')).toBe('length');
    expect(creditCodeFault('91350100M000100I43')).toBe('characters');
    expect(creditCodeFault('91350100M000100Y44')).toBe('checkDigit');
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GOOD),
        fc.nat(17),
        fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
        (code, at, char) => {
          const other = code.slice(0, at) + char + code.slice(at + 1);
          expect(creditCodeFault(other)).toBe(other === code ? null : 'checkDigit');
        },
      ),
      runs(),
    );
  });
});

describe('canonicalName', () => {
  it.each([
    ['红星村村民委员会', '红星村委会'],
    ['红星村', '红星行政村'],
    ['阳光社区居民委员会', '阳光社区'],
    ['中共清源县柳河镇委员会', '清源县柳河镇党委'],
    ['中国共产党东沟村支部委员会', '东沟村党支部'],
    ['柳河镇人民政府', '柳河镇'],
    ['阿依·古丽村', '阿依古丽村'],
    ['城关街道办事处', '城关街道'],
    ['清源县第一小学', '清源县第１小学'],
    ['供水（集团）有限公司', '供水集团有限责任公司'],
  ])('takes %s and %s for one name', (one, other) => {
    expect(canonicalName(one)).toBe(canonicalName(other));
  });

  it.each([
    ['东沟村', '东沟村党支部'],
    ['第一小学', '第二小学'],
    ['柳河镇', '柳河乡'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(canonicalName(one)).not.toBe(canonicalName(other));
  });
});
