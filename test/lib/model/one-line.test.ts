// @vitest-environment node
import { expect, it } from 'vitest';
import {
  cleanNames,
  ONE_LINE,
  seenLine,
  showInLine,
  showLine,
  showPiece,
  showText,
} from '../../../lib/model/one-line.ts';

it('cleans names, alone and in lists, and nothing else', () => {
  expect(cleanNames('member', 'name', '安\u200b娜\u202e\ufeff')).toBe('安娜');
  expect(cleanNames('unit', 'name', '河东村\r\n党支部\t')).toBe('河东村 党支部 ');
  expect(cleanNames('unit', 'formerly', ['河\u202e东', '河西'])).toEqual(['河东', '河西']);
  expect(cleanNames('unit', 'first', null)).toBeNull();
  expect(cleanNames('note', 'text', '一\n二\u200e')).toBe('一\n二\u200e');
  expect(cleanNames('spell', 'name', '一\n二')).toBe('一\n二');
  // What joins and varies signs is part of them.
  expect(cleanNames('member', 'name', '👩\u200d🌾葛\u{e0100}')).toBe('👩\u200d🌾葛\u{e0100}');
});

it('neither what was cleaned nor what is shown turns or breaks its line', () => {
  for (const sign of ['\u0000', '\n', '\u061c', '\u200e', '\u2029', '\u202e', '\u2066', '\ud800', '\u{e0041}']) {
    expect(ONE_LINE.test(`安${sign}娜`)).toBe(false);
    expect(ONE_LINE.test(cleanNames('member', 'name', `安${sign}娜`))).toBe(true);
    expect(ONE_LINE.test(showLine(`安${sign}娜`))).toBe(true);
  }
});

it('shows nothing for no name, and a piece of one with its blanks', () => {
  expect([showLine(undefined), showLine('  '), showLine(' 河\u202e东 ')]).toEqual(['', '', '河\ufffd东']);
  expect(showPiece(' 河\u202e东 ')).toBe(' 河\ufffd东 ');
});

it.each(['', ' ', '\u2800', '\u3164', '\u200d\ufe0f', '\u{e0100}', '\u034f \u00ad', '\u202e', '\u{e0041}\u{1d159}'])(
  'takes %j for no name',
  (name) => expect([seenLine(name), showLine(name)]).toEqual(['', '']),
);

it('shows texts with their breaks, or on one line', () => {
  expect(showText('一\n二\u202e三\t\u2028')).toBe('一\n二\ufffd三\t\ufffd');
  expect(showInLine('一\r\n二\u202e三\u2028')).toBe('一 二\ufffd三 ');
});
