// @vitest-environment node
import { expect, it } from 'vitest';
import type { Change } from '../../../lib/changes/change.ts';
import { changedSince } from '../../../lib/changes/since.ts';
import { changeOf, hlcOf } from './builders.ts';

const upTo = (at: number) => (change: Change) => change.hlc <= hlcOf(at);
const first = changeOf({ field: '*', value: { text: '甲', how: 'look' }, hlc: hlcOf(1) });
const second = changeOf({ value: '乙', sup: [first.id], hlc: hlcOf(5) });
const third = changeOf({ value: '丙', sup: [second.id], hlc: hlcOf(9) });
const linked = changeOf({ field: 'items.1.1', value: true, hlc: hlcOf(9) });

it('says what each field said then and says now, and by which changes', () => {
  expect(changedSince([third, first, linked, second], upTo(5))).toEqual([
    { field: 'items.1.1', before: null, now: true, changes: [linked] },
    { field: 'text', before: '乙', now: '丙', changes: [third] },
  ]);
  expect(changedSince([first, second, third], upTo(1))).toMatchObject([
    { before: '甲', now: '丙', changes: [third, second] },
  ]);
  expect(changedSince([first], () => false)).toHaveLength(2);
});

it('leaves out what says again what it said', () => {
  const back = changeOf({ value: '甲', sup: [third.id], hlc: hlcOf(10) });
  expect(changedSince([first, second, third, back], upTo(1))).toEqual([]);
  expect(changedSince([first, second], upTo(5))).toEqual([]);
});
