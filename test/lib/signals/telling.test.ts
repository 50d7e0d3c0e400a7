// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNames } from '../../../lib/signals/identifying.ts';
import { findCopied, findPointing, freeRuns, makeReady } from '../../../lib/signals/telling.ts';
import { runs } from '../changes/runs.ts';

const copied = (text: string, said: string, outward = '', free: string[] = []) =>
  findCopied(text, makeReady([{ text: said, outward }], freeRuns(free))).map(({ start, end }) =>
    text.slice(start, end),
  );
const telling = (text: string, said: string) =>
  findPointing(text, [{ text: said, outward: '' }], []).map(({ start, end }) => text.slice(start, end));
/** The names that a source spoke, in a text that was not made from it. */
const named = (text: string, said: string, known: string[] = []) =>
  findNames(text, makeReady([{ text: said, outward: '' }], new Set(), known).names).map(({ start, end }) =>
    text.slice(start, end),
  );

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
  test('what everybody knows may be repeated: a unit is called what it is called', () => {
    expect(copied('请河东社区党支部补会', '河东社区党支部没开会')).toEqual(['河东社区党支部']);
    expect(copied('请河东社区党支部补会', '河东社区党支部没开会', '', ['河东社区党支部'])).toEqual([]);
    expect(copied('河东社区党支部没开会', '河东社区党支部没开会', '', ['河东社区党支部'])).not.toEqual([]);
  });
  test('of several sources each keeps its own words, whatever the other chose', () => {
    const said = makeReady([
      { text: '补助款没有按时发', outward: '补助款没有按时发' },
      { text: '去年的低保也停了', outward: '' },
    ]);
    expect(findCopied('补助款没有按时发，去年的低保也停了', said)).toHaveLength(1);
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

describe('a name that a source spoke', () => {
  test('tells of it wherever it is spoken', () => {
    expect(named('已向鲍二麻核实', '鲍二麻说钱被扣')).toContain('鲍二麻');
    expect(named('已到王大爷家', '王大爷家没有低保')).toEqual(['王大爷']);
  });
  test('an office or a role does not: they are named on many an occasion', () => {
    expect(named('李书记陪同，会计在场', '李书记没来过，会计管账')).toEqual([]);
  });
  test('nor does a name that this device knows as one of the team or of the unit', () => {
    expect(named('鲍二麻陪同', '鲍二麻说钱被扣', ['鲍二麻'])).toEqual([]);
  });
});
