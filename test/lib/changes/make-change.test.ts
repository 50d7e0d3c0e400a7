// @vitest-environment node
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { changeIdOf, makeChange } from '../../../lib/changes/make-change.ts';
import { changeOf, restOf } from './builders.ts';

test('the id is the SHA-256 of the canonical rest', () => {
  const { rec, parent, kind, field, value, sup, hlc, author } = restOf({ value: '现场查看', sup: ['c'.repeat(64)] });
  const spelled = JSON.stringify({ author, field, hlc, kind, parent, rec, sup, value });
  const id = createHash('sha256').update(spelled).digest('hex');
  expect(changeIdOf({ rec, parent, kind, field, value, sup, hlc, author })).toBe(id);
  expect(makeChange({ rec, parent, kind, field, value, sup, hlc, author }).id).toBe(id);
});

test('an id that is handed in with the rest counts for nothing', () => {
  const old = changeOf({ value: 'old' });
  const made = makeChange({ ...old, value: 'new' });
  expect(made.id).toBe(changeIdOf(restOf({ value: 'new' })));
  expect(made.id).not.toBe(old.id);
});

test('what is no part of a change is left out', () => {
  expect(makeChange({ ...restOf(), extra: 1 } as never)).toEqual(changeOf());
});
