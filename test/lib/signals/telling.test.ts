// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCopied, findTelling } from '../../../lib/signals/telling.ts';
import { runs } from '../changes/runs.ts';

const copied = (text: string, said: string, outward = '') =>
  findCopied(text, { text: said, outward }).map(({ start, end }) => text.slice(start, end));
const telling = (text: string, said: string, outward = '') =>
  findTelling(text, [{ text: said, outward }], []).map(({ start, end }) => text.slice(start, end));

describe('words copied from a protected source', () => {
  test('six characters in a row are; five are not', () => {
    expect(copied('查明补助款被人扣了', '听说补助款被人扣')).toEqual(['补助款被人扣']);
    expect(copied('补助款被扣', '补助款被扣')).toEqual([]);
  });
  test('spaces, punctuation and width of a break hide nothing', () => {
    expect(copied('补助款，被 人\n扣了', '补助款被人扣了三次')).toEqual(['补助款，被 人\n扣了']);
  });
  test('of other scripts three words in a row are', () => {
    expect(copied('He said the subsidy never came.', 'The Subsidy never arrived')).toEqual(['the subsidy never']);
    expect(copied('tomorrow', 'tomorrow')).toEqual([]);
  });
  test('what a person chose for outside may be repeated', () => {
    expect(copied('补助款没有按时发', '我家补助款没有按时发', '补助款没有按时发')).toEqual([]);
  });
  test('a text of six characters is found in whatever holds it', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    const word = fc.array(han, { minLength: 6, maxLength: 20 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (said, before, after) => {
        const text = `${before}。${said}。${after}`;
        expect(copied(text, said).join('')).toContain(said);
      }),
      runs(),
    );
  });
});

describe('what may give away a protected source', () => {
  test('a name that only its own words show to be one', () => {
    expect(telling('没有给鲍二麻发补助', '鲍二麻说钱被扣')).toContain('鲍二麻');
  });
  test('nothing where a finding was put otherwise', () => {
    expect(telling('个别补贴发放不及时', '鲍二麻说补助款被扣')).toEqual([]);
  });
});
