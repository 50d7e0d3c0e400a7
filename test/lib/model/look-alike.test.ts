// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { foldLook } from '../../../lib/model/look-alike.ts';

describe('how a name looks', () => {
  it.each([
    ['a sign that varies the one before', '安娜', '安娜\ufe0f'],
    ['a joiner', '安娜', '安\u200d娜'],
    ['one that keeps apart', '安娜', '安\u200c娜'],
    ['one that varies Han signs', '安娜', '安娜\u{e0100}'],
    ['a grapheme joiner', 'Anna', 'An\u034fna'],
    ['an empty pattern of dots', '安娜', '安娜\u2800'],
    ['a filler', '安娜', '\u3164安娜'],
    ['a tag', '安娜', '安娜\u{e0041}'],
    ['blanks', 'Li Ming', 'Li\u200a Ming '],
    ['width and case', 'Li Ming', 'ＬI MING'],
    ['Cyrillic letters', 'Anna', 'Аnnа'],
    ['Greek letters', 'Tom', 'Τοm'],
    ['small capitals', 'Me', 'ᴍᴇ'],
    ['strokes', 'Alice', 'A1іce'],
    ['two letters for one', 'Emma', 'Ernrna'],
    ['marks over letters', 'Anna', 'Aṇna'],
    ['kana like Han signs', '二八', 'ニハ'],
    ['dots of names', '买买提·吐尔逊', '买买提・吐尔逊'],
  ])('is one for two that differ by %s', (_, one, other) => expect(foldLook(other)).toBe(foldLook(one)));

  it.each([
    ['安娜', '安妮'],
    ['Anna', 'Anne'],
    ['王一', '王二'],
    ['安娜', '安娜（组长）'],
    ['Вера', 'Вира'],
  ])('differs for %s and %s', (one, other) => expect(foldLook(other)).not.toBe(foldLook(one)));

  it('is one in both cases of another script', () => expect(foldLook('ВЕРА ГЗ')).toBe(foldLook('вера гз')));

  it('is nothing where nothing shows', () => expect(foldLook(' \u2800\u200d\ufe0f')).toBe(''));
});
