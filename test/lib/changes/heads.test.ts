// @vitest-environment node
import { expect, test } from 'vitest';
import { advanceHeads, headsOf, isConflict, shownHead } from '../../../lib/changes/heads.ts';
import { authorOf, changeOf, hlcOf, idOf } from './builders.ts';

const first = changeOf({ field: '*', value: { text: 'a', speaker: 'staff' } });
const second = changeOf({ value: 'b', sup: [first.id], hlc: hlcOf(2_000) });
const other = changeOf({ value: 'c', sup: [first.id], hlc: hlcOf(2_000), author: authorOf(2) });

test('replacing one of several fields replaces it for that field only', () => {
  expect(headsOf([second, first], 'text')).toEqual([second]);
  expect(headsOf([second, first], 'speaker')).toEqual([first]);
  expect(headsOf([second, first], 'quote')).toEqual([]);
});

test('two who replace the same are both kept, and the later is shown; at one time the later author', () => {
  expect(headsOf([other, first, second], 'text')).toEqual([second, other]);
  expect(shownHead([other, second])).toBe(other);
  const later = changeOf({ value: 'd', hlc: hlcOf(2_001) });
  expect(shownHead([later, other])).toBe(later);
  expect(shownHead([])).toBeUndefined();
});

test('heads that say the same are no conflict, however they are spelled', () => {
  const [a, b] = [
    { text: 'q', title: 't' },
    { title: 't', text: 'q' },
  ];
  const quotes = [changeOf({ field: 'quote', value: a }), changeOf({ field: '*', value: { quote: b, text: 'x' } })];
  expect(isConflict(quotes, 'quote')).toBe(false);
  expect(isConflict([second, other], 'text')).toBe(true);
  expect(isConflict([second], 'text')).toBe(false);
});

test('what a hostile sup names loses nothing', () => {
  const self = { ...changeOf(), id: 'a'.repeat(64), sup: ['a'.repeat(64), 'f'.repeat(64)] };
  expect(headsOf([self], 'text')).toEqual([self]);
  const elsewhere = changeOf({ rec: idOf(2), sup: [second.id] });
  expect(headsOf([second, elsewhere], 'text')).toContainEqual(second);
  const otherField = changeOf({ field: 'speaker', value: null, sup: [second.id] });
  expect(headsOf([second, otherField], 'text')).toEqual([second]);
});

test('a new change takes the place of what it replaces, in each field that it touches', () => {
  const heads = { text: [first.id, other.id].sort(), speaker: [first.id] };
  const next = changeOf({ field: '*', value: { text: 'd', quote: null }, sup: [first.id] });
  const advanced = advanceHeads(heads, next);
  expect(advanced).toEqual({ text: [other.id, next.id].sort(), speaker: [first.id], quote: [next.id] });
  expect(heads).toEqual({ text: [first.id, other.id].sort(), speaker: [first.id] });
});

test('a squashed change leaves the heads of the field that it was in', () => {
  expect(advanceHeads({ text: [other.id, second.id].sort() }, first, second.id).text).toEqual(
    [first.id, other.id].sort(),
  );
});

test('a name that reaches a prototype is a field like any other', () => {
  const change = changeOf({ field: '__proto__' });
  expect(Object.entries(advanceHeads({}, change))).toEqual([['__proto__', [change.id]]]);
});
