import * as fc from 'fast-check';
import { expect } from 'vitest';
import { authorOf, changeOf, hlcOf, idOf, restOf } from './builders.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';
import { story, World } from './world.ts';

/** Asks of each pair what the world knows of it, which is not what the code was told. */
export function onlyUnsharedTypingIsSquashed(lib: Implementation): void {
  fc.assert(
    fc.property(story, (told) => {
      const world = new World(lib, told);
      const named = new Set([...world.deeds.values()].flatMap(({ change }) => change.sup));
      for (const { gone, by } of world.squashed) {
        for (const part of ['rec', 'field', 'author', 'kind', 'parent', 'sup'] as const) {
          expect(by.change[part]).toEqual(gone.change[part]);
        }
        expect(gone.window).toBe(by.window);
        expect(gone.shared).toBe(false);
        expect(named.has(gone.change.id)).toBe(false);
        expect(by.at - gone.at).toBeGreaterThanOrEqual(0);
        expect(by.at - gone.at).toBeLessThanOrEqual(30_000);
        expect(by.squashes).toBeLessThanOrEqual(64);
        const [before, after] = [String(gone.change.value), String(by.change.value)];
        if (!after.startsWith(before)) expect(before.length).toBeLessThanOrEqual(20);
      }
    }),
    runs(),
  );
}

/** One sound pair, and all that may be wrong with it, one at a time. */
export function eachConditionOfTheSquashRuleCounts(lib: Implementation): void {
  const previous = changeOf({ value: 'he said', sup: ['b'.repeat(64)], hlc: hlcOf(5_000) });
  const next = restOf({ value: 'he said so', sup: [previous.id], hlc: hlcOf(6_000) });
  const run = { ...lib.startRun(previous, 'w', 5_000), count: 63 };
  const facts = { window: 'w', at: 35_000, heads: ['c'.repeat(64), previous.id], sharedThrough: hlcOf(4_999) };
  expect(lib.maySquash(previous, next, run, facts)).toBe(true);
  expect(lib.maySquash(previous, next, run, { ...facts, sharedThrough: null })).toBe(true);
  const wrongNext = [
    { rec: idOf(2) }, { field: 'speaker' }, { author: authorOf(2) }, { kind: 'visit' }, { parent: null }, { value: null },
    { sup: [] }, { sup: [previous.id, 'd'.repeat(64)] }, { hlc: hlcOf(5_000) },
  ]; // biome-ignore format: a table
  for (const part of wrongNext)
    expect(lib.maySquash(previous, { ...next, ...part }, run, facts), JSON.stringify(part)).toBe(false);
  const wrongFacts = [
    { window: 'v' }, { at: 35_001 }, { at: 4_999 }, { heads: [] }, { sharedThrough: previous.hlc }, { sharedThrough: hlcOf(9_000) },
  ]; // biome-ignore format: a table
  for (const part of wrongFacts)
    expect(lib.maySquash(previous, next, run, { ...facts, ...part }), JSON.stringify(part)).toBe(false);
  expect(lib.maySquash(previous, next, { ...run, count: 64 }, facts)).toBe(false);
  expect(lib.maySquash(previous, next, { ...run, last: 'a'.repeat(64) }, facts)).toBe(false);
  const several = { text: 'he said' };
  for (const part of [
    { field: '*', value: several },
    { field: 'items.1', value: true },
  ]) {
    const other = changeOf({ ...part, hlc: hlcOf(5_000) });
    const after = { ...next, ...part, sup: [other.id] };
    expect(lib.maySquash(other, after, lib.startRun(other, 'w', 5_000), { ...facts, heads: [other.id] })).toBe(false);
  }
}

export function replacingALotIsNoTyping(lib: Implementation): void {
  const text = fc.string({ maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 40 }), text, text, (start, taken, put, end) => {
      const middle = '甲'.repeat(taken);
      const previous = changeOf({ value: start + middle + end });
      const next = restOf({ value: start + put.replaceAll('甲', '') + end, sup: [previous.id], hlc: hlcOf(2_000) });
      const facts = { window: 'w', at: 0, heads: [previous.id], sharedThrough: null };
      expect(lib.maySquash(previous, next, lib.startRun(previous, 'w', 0), facts)).toBe(taken <= 20);
    }),
    runs(),
  );
}

export function aSquashTakesThePlaceOfTheOneBefore(lib: Implementation): void {
  const before = changeOf({ value: 'x', hlc: hlcOf(1) });
  const previous = changeOf({ value: 'xy', sup: [before.id], hlc: hlcOf(2) });
  const next = restOf({ value: 'xyz', sup: [previous.id], hlc: hlcOf(3) });
  const change = lib.squash(previous, next);
  expect(change).toEqual(lib.makeChange({ ...next, sup: [before.id] }));
  expect(lib.headsOf([before, change], 'text')).toEqual([change]);
  const run = lib.continueRun(lib.startRun(previous, 'w', 7), change, 9);
  expect(run).toEqual({ window: 'w', last: change.id, lastAt: 9, count: 1 });
}
