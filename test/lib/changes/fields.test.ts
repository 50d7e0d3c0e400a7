// @vitest-environment node
import { expect, test } from 'vitest';
import { fieldsOf, touches, valueIn } from '../../../lib/changes/fields.ts';

test('a change of one field touches that field', () => {
  const one = { field: 'text', value: { speaker: 'staff' } };
  expect(fieldsOf(one)).toEqual(['text']);
  expect([touches(one, 'text'), touches(one, 'speaker')]).toEqual([true, false]);
  expect(valueIn(one, 'text')).toEqual({ speaker: 'staff' });
  expect(valueIn(one, 'speaker')).toBeNull();
});

test('a change of several touches each own key of its value and not what objects inherit', () => {
  const several = { field: '*', value: { text: 'a', speaker: null } };
  expect(fieldsOf(several)).toEqual(['text', 'speaker']);
  expect(['text', 'speaker', '*', 'toString'].map((field) => touches(several, field))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([valueIn(several, 'text'), valueIn(several, 'speaker'), valueIn(several, 'toString')]).toEqual([
    'a',
    null,
    null,
  ]);
});

test.each([[null], ['text'], [['text']]])('a change of several that holds %j touches nothing', (value) => {
  expect(fieldsOf({ field: '*', value })).toEqual([]);
  expect(touches({ field: '*', value }, '0')).toBe(false);
});
