// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { SEARCHED_FIELDS, SEARCHED_KINDS, textsOf } from '../../../lib/search/fields.ts';

describe('what is searched', () => {
  it.each(['zh-CN', 'en'] as const)(
    'has a name in %s: each kind, and each field but what its record is about',
    (language) => {
      const { kinds, fields } = deskWordsOf(language).search;
      expect(Object.keys(kinds).sort()).toEqual([...SEARCHED_KINDS].sort());
      expect(SEARCHED_FIELDS.filter((field) => !(field in fields))).toEqual(['name', 'text', 'problem', 'topic']);
    },
  );
});

describe('textsOf', () => {
  it('reads plain fields, lists, members of maps and parts of a quote, in the order of the table', () => {
    expect(textsOf('unit', { code: '0123', formerly: ['甲村', ''], name: '乙村', type: 'school' })).toEqual([
      { field: 'name', text: '乙村' },
      { field: 'formerly', text: '甲村' },
      { field: 'code', text: '0123' },
    ]);
    expect(textsOf('visit', { 'comment.2.1': '只有签到表', 'comment.2.2': '', 'rating.2.1': 'poor' })).toEqual([
      { field: 'comment', member: '2.1', text: '只有签到表' },
    ]);
    const quote = { text: '摘下的', title: '公告', address: 'https://a.example/', at: { device: 1 } };
    expect(textsOf('note', { text: '看', quote }).map(({ field }) => field)).toEqual([
      'text',
      'quote/text',
      'quote/title',
      'quote/address',
    ]);
  });

  it('never reads who spoke', () => {
    expect(textsOf('note', { text: '说', speaker: 'staff', source: 'backToBack' })).toEqual([
      { field: 'text', text: '说' },
    ]);
  });

  it('takes what a torn or newer record holds instead of words for no words', () => {
    expect(textsOf('note', { text: 12, quote: '不是对象' })).toEqual([]);
    expect(textsOf('unit', { name: null, formerly: [1, null, '旧名'] })).toEqual([{ field: 'formerly', text: '旧名' }]);
  });
});
