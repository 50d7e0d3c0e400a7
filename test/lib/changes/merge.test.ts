// @vitest-environment node
import { expect, test } from 'vitest';
import { compareChanges, mergeChanges } from '../../../lib/changes/merge.ts';
import { authorOf, changeOf, hlcOf } from './builders.ts';

const early = changeOf({ hlc: hlcOf(1, 9), author: authorOf(3) });
const late = changeOf({ hlc: hlcOf(2), author: authorOf(1) });
const lateToo = changeOf({ hlc: hlcOf(2), author: authorOf(2) });

test('logs become one, each change once, by clock and then by author', () => {
  expect(mergeChanges([lateToo, early], [], [late, early])).toEqual([early, late, lateToo]);
  expect(mergeChanges()).toEqual([]);
});

test('two changes of one author at one time stand by id, so that all devices agree', () => {
  const [a, b] = [changeOf({ value: 'a' }), changeOf({ value: 'b' })];
  const [first, second] = a.id < b.id ? [a, b] : [b, a];
  expect(mergeChanges([a, b])).toEqual([first, second]);
  expect(mergeChanges([b, a])).toEqual([first, second]);
  expect(compareChanges(a, a)).toBe(0);
});

test('what is handed in is left as it is', () => {
  const log = [late, early];
  mergeChanges(log, [lateToo]);
  expect(log).toEqual([late, early]);
});
