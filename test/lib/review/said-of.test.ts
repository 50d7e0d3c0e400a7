// @vitest-environment node
import { expect, it } from 'vitest';
import { type Change, type Json, personOf } from '../../../lib/changes/change.ts';
import { isOpenBetween, saidOf, type Words } from '../../../lib/review/said-of.ts';
import { authorOf, changeOf, hlcOf } from '../changes/builders.ts';

const person = (number: number) => personOf(authorOf(number));
const [ME, LEAD, ANNA, BEN, STRANGER] = [1, 2, 3, 4, 5];
const words: Words = {
  own: new Set([person(ME)]),
  calledThemselves: () => '',
  isConfirmed: (who) => who === person(BEN),
  whyMayNot: (who) => (who === person(LEAD) ? null : 'notOnRoster'),
};
const says = (by: number, of: number, value: Record<string, Json>, at: number, ...sup: Change[]) => ({
  ...changeOf({
    ...{ rec: person(of), parent: null, kind: 'member', field: '*', value, hlc: hlcOf(at), author: authorOf(by) },
    sup: sup.map(({ id }) => id),
  }),
  seq: at,
});
const nameIn = (...log: Change[]) => saidOf(log, 'name', words);

it('a name is that person’s own word, a lead’s, or that of whoever works here, the newest of them', () => {
  const first = says(LEAD, ANNA, { name: '安娜' }, 1);
  const forged = says(STRANGER, ANNA, { name: '我' }, 2, first);
  expect(nameIn(first, forged)).toBe('安娜');
  const own = says(ANNA, ANNA, { name: '安娜娜' }, 3, first, forged);
  expect(nameIn(first, forged, own)).toBe('安娜娜');
  expect(nameIn(first, forged, own, says(ME, ANNA, { name: '小安' }, 4, own))).toBe('小安');
});

it('of whom none of them spoke it is what they called themselves, a compared person’s word, or the first that came', () => {
  const first = says(LEAD + 10, ANNA, { name: '安娜' }, 1);
  const forged = says(STRANGER, ANNA, { name: '骗子' }, 2, first);
  expect(nameIn(first, forged)).toBe('安娜');
  expect(nameIn(first, forged, says(BEN, ANNA, { name: '安某' }, 3, forged))).toBe('安某');
  expect(saidOf([forged, first], 'name', { ...words, calledThemselves: () => '安' })).toBe('安');
  expect(nameIn()).toBeUndefined();
});

it('one’s own name is one’s own word, and a lead’s where one said none', () => {
  const none = says(ME, ME, { name: '' }, 1);
  const lead = says(LEAD, ME, { name: '组员三' }, 2, none);
  expect(nameIn(none, lead)).toBe('组员三');
  const own = says(ME, ME, { name: '张三' }, 3, none);
  expect(nameIn(none, own, lead, says(STRANGER, ME, { name: '骗子' }, 9, own, lead))).toBe('张三');
});

it('nobody says what they do themselves, and only who has a say disagrees', () => {
  const made = says(LEAD, ANNA, { name: '安娜', role: 'supervisor' }, 1);
  const self = says(ANNA, ANNA, { role: 'lead', name: '安' }, 2);
  const forged = says(STRANGER, ANNA, { name: '骗子', role: 'lead', key: '0'.repeat(64) }, 3);
  expect(saidOf([made, self, forged], 'role', words)).toBe('supervisor');
  expect(isOpenBetween([made, forged], 'name', words)).toBe(false);
  expect(isOpenBetween([made, forged], 'role', words)).toBe(false);
  expect(isOpenBetween([made, self], 'role', words)).toBe(false);
  expect(isOpenBetween([made, self], 'name', words)).toBe(true);
});
