// @vitest-environment node
import { expect, test } from 'vitest';
import type { ChangeRest } from '../../../lib/changes/make-change.ts';
import { ChangeError, verifyChange } from '../../../lib/changes/verify-change.ts';
import { FieldError } from '../../../lib/model/records.ts';
import { changeOf } from './builders.ts';

function refusalOf(value: unknown): ChangeError {
  try {
    verifyChange(value);
  } catch (error) {
    if (error instanceof ChangeError) return error;
    throw error;
  }
  return expect.fail('was not refused');
}

const read = (parts: Partial<ChangeRest>) => JSON.parse(JSON.stringify(changeOf(parts)));

test('a sound change comes back as it is', () => {
  for (const parts of [
    {},
    { field: '*', value: { text: 'a', 'items.2.1': true } },
    { field: 'speaker', value: null },
  ]) {
    expect(verifyChange(read(parts))).toEqual(changeOf(parts));
  }
});

test.each([
  ['nothing', null, ''],
  ['a text', 'change', ''],
  ['a part that is missing', { ...changeOf(), hlc: undefined }, 'hlc'],
  ['a clock of another shape', { ...changeOf(), hlc: '2026-11-21' }, 'hlc'],
  ['an id in capitals', { ...changeOf(), id: changeOf().id.toUpperCase() }, 'id'],
  ['a sup that is no hash', { ...changeOf(), sup: ['x'] }, 'sup.0'],
  ['a part that no change has', { ...changeOf(), extra: 1 }, ''],
])('%s is no change', (_, value, field) => {
  expect(refusalOf(value)).toMatchObject({ reason: 'shape', field });
});

test('a change that says something else than its id is refused', () => {
  expect(refusalOf({ ...changeOf(), value: 'forged' })).toMatchObject({ reason: 'hash', field: null });
});

test.each([
  [{ kind: 'spell' }, 'text', 'unknownKind'],
  [{ field: 'colour' }, 'colour', 'unknownField'],
  [{ value: 7 }, 'text', 'badValue'],
  [{ field: 'items.2.1', value: 'yes' }, 'items.2.1', 'badValue'],
  [{ field: '*', value: { text: 'a', how: 'guess' } }, 'how', 'badValue'],
  [{ field: '*', value: { '*': { text: 'a' } } }, '*', 'unknownField'],
])('%o is refused with its field and its reason', (parts, field, reason) => {
  const refusal = refusalOf(read(parts));
  expect(refusal).toMatchObject({ reason: 'field', field });
  expect(refusal.cause).toBeInstanceOf(FieldError);
  expect(refusal.cause).toMatchObject({ reason });
});

test.each([[{}], [[{ text: 'a' }]], ['text'], [null]])(
  'a change of several fields whose value is %j is refused',
  (value) => {
    expect(refusalOf(read({ field: '*', value }))).toMatchObject({ reason: 'field', field: '*' });
  },
);

test.each(['__proto__', 'constructor', 'prototype'])('%s is refused as a key, wherever it stands', (name) => {
  const whole = JSON.parse(JSON.stringify(changeOf()).replace('{', `{"${name}":{},`));
  expect(refusalOf(whole)).toMatchObject({ reason: 'shape', field: name });
  const quote = changeOf({ field: 'quote', value: JSON.parse(`{"at":[{"${name}":1}]}`) });
  expect(refusalOf(quote)).toMatchObject({ reason: 'shape', field: `value.at.0.${name}` });
  const several = changeOf({ field: '*', value: JSON.parse(`{"text":"a","${name}":1}`) });
  expect(refusalOf(several)).toMatchObject({ reason: 'shape', field: `value.${name}` });
});

test.each(['__proto__', 'constructor', 'prototype'])('%s is refused as a field and as a member of a set', (name) => {
  expect(refusalOf(changeOf({ field: name }))).toMatchObject({ reason: 'field', field: name });
  const member = `items.${name}`;
  expect(refusalOf(changeOf({ field: member, value: true }))).toMatchObject({ reason: 'field', field: member });
});

test('what nests too deep is refused before anything recurses into it', () => {
  const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000));
  expect(refusalOf({ ...changeOf(), value: deep })).toMatchObject({ reason: 'shape' });
});
