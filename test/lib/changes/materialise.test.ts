// @vitest-environment node
import { expect, test } from 'vitest';
import { MixedRecordsError, materialise } from '../../../lib/changes/materialise.ts';
import { authorOf, changeOf, hlcOf, idOf } from './builders.ts';

const made = changeOf({ field: '*', value: { text: 'a', speaker: 'staff', 'items.1': true } });

test('a record is what the shown heads of its fields say, and null stays', () => {
  const said = changeOf({ value: 'b', sup: [made.id], hlc: hlcOf(2_000) });
  const taken = changeOf({ field: 'speaker', value: null, sup: [made.id], hlc: hlcOf(2_001) });
  expect(materialise([taken, made, said])).toEqual({
    body: { text: 'b', speaker: null, 'items.1': true },
    heads: { text: [said.id], speaker: [taken.id], 'items.1': [made.id] },
    conflicts: [],
  });
});

test('of a conflict the newer is shown, both are kept, and the field is named', () => {
  const mine = changeOf({ value: 'mine', sup: [made.id], hlc: hlcOf(3_000) });
  const yours = changeOf({ value: 'yours', sup: [made.id], hlc: hlcOf(2_999), author: authorOf(2) });
  const { body, heads, conflicts } = materialise([mine, made, yours]);
  expect(body.text).toBe('mine');
  expect(heads.text).toEqual([mine.id, yours.id].sort());
  expect(conflicts).toEqual(['text']);
});

test('no changes make an empty record, and two records are never made into one', () => {
  expect(materialise([])).toEqual({ body: {}, heads: {}, conflicts: [] });
  expect(() => materialise([made, changeOf({ rec: idOf(2) })])).toThrow(new MixedRecordsError([idOf(1), idOf(2)]));
});

test('a name that reaches a prototype is a field like any other', () => {
  expect(Object.entries(materialise([changeOf({ field: '__proto__' })]).body)).toEqual([['__proto__', 'a']]);
});
