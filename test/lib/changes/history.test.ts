// @vitest-environment node
import { expect, test } from 'vitest';
import { historyOf } from '../../../lib/changes/history.ts';
import { authorOf, changeOf, hlcOf } from './builders.ts';

const a = changeOf({ field: '*', value: { text: 'a', speaker: null }, hlc: hlcOf(1) });
const b = changeOf({ value: 'b', sup: [a.id], hlc: hlcOf(2) });
const c = changeOf({ value: 'c', sup: [a.id], hlc: hlcOf(3), author: authorOf(2) });

test('versions come newest first, with what stands and what is shown', () => {
  const versions = historyOf([b, a, c, changeOf({ field: 'speaker', value: 'staff' })], 'text');
  expect(versions).toEqual([
    { change: c, value: 'c', superseded: false, current: true },
    { change: b, value: 'b', superseded: false, current: false },
    { change: a, value: 'a', superseded: true, current: false },
  ]);
  expect(historyOf([a], 'quote')).toEqual([]);
});

test('what replaced a version stands before it, even where its clock ran a day behind', () => {
  const slow = changeOf({ value: 'd', sup: [b.id, c.id], hlc: hlcOf(0), author: authorOf(3) });
  expect(historyOf([a, b, c, slow], 'text').map(({ value }) => value)).toEqual(['d', 'c', 'b', 'a']);
});

test('a history of 20,000 versions whose clocks all ran backwards is no deeper than any', () => {
  let sup: string[] = [];
  const changes = Array.from({ length: 20_000 }, (_, index) => {
    const id = index.toString(16).padStart(64, '0');
    const change = { ...a, field: 'text', value: index, id, sup, hlc: hlcOf(20_000 - index) };
    sup = [id];
    return change;
  });
  expect(historyOf(changes, 'text').map(({ value }) => value)).toEqual(Array.from(changes.keys()).reverse());
});

test('a circle, which only a broken hash could make, ends', () => {
  const [x, y] = ['a'.repeat(64), 'b'.repeat(64)];
  const circle = [
    { ...b, id: x, sup: [y] },
    { ...b, id: y, sup: [x] },
  ];
  expect(
    historyOf(circle, 'text')
      .map(({ change }) => change.id)
      .sort(),
  ).toEqual([x, y]);
});
