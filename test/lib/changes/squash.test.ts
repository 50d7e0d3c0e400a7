// @vitest-environment node
import { expect, test } from 'vitest';
import { advanceHeads } from '../../../lib/changes/heads.ts';
import { materialise } from '../../../lib/changes/materialise.ts';
import { continueRun, maySquash, squash, startRun } from '../../../lib/changes/squash.ts';
import { changeOf, hlcOf, restOf } from './builders.ts';

const before = changeOf({ value: '' });
const typed = changeOf({ value: '他说', sup: [before.id], hlc: hlcOf(2_000) });
const more = restOf({ value: '他说水', sup: [typed.id], hlc: hlcOf(3_000) });
const facts = { window: 'w', at: 3_000, heads: [typed.id], sharedThrough: hlcOf(1_000) };

test('what is typed on takes the place of what was typed before', () => {
  expect(maySquash(typed, more, startRun(typed, 'w', 2_000), facts)).toBe(true);
  const change = squash(typed, more);
  expect(change).toMatchObject({ value: '他说水', sup: [before.id], hlc: more.hlc });
  expect(materialise([before, change])).toMatchObject({ body: { text: '他说水' }, conflicts: [] });
  expect(advanceHeads({ text: [typed.id] }, change, typed.id)).toEqual(materialise([before, change]).heads);
});

test('a version that was handed over, or a whole sentence that was deleted, stays', () => {
  const run = startRun(typed, 'w', 2_000);
  expect(maySquash(typed, more, run, { ...facts, sharedThrough: typed.hlc })).toBe(false);
  const long = changeOf({ value: '一'.repeat(21) });
  const gone = restOf({ value: '', sup: [long.id], hlc: hlcOf(3_000) });
  expect(maySquash(long, gone, startRun(long, 'w', 2_000), { ...facts, heads: [long.id], sharedThrough: null })).toBe(
    false,
  );
});

test('a run leaves a version behind after 64', () => {
  let run = startRun(typed, 'w', 2_000);
  for (let count = 0; count < 64; count += 1) {
    expect(maySquash(typed, more, run, facts)).toBe(true);
    run = continueRun(run, typed, 2_000 + count);
  }
  expect(maySquash(typed, more, run, facts)).toBe(false);
});
