// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readPack } from '../../../lib/packs/read-pack.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { tinyPack } from './tiny-pack.ts';

/** The tiny pack with every mention of an id replaced, as text. */
function renamed(from: string, to: string): Pack {
  return JSON.parse(JSON.stringify(tinyPack()).replaceAll(`"${from}"`, `"${to}"`)) as Pack;
}

describe('ids', () => {
  it.each([
    ['document', 'D1', ['D0', 'H1', 'ABC12']],
    ['tag', 'F08', ['K01', 'Z99']],
    ['requirement', 'S01', ['R1', 'K8', 'anything']],
    ['unit type', 'village', ['serviceHall', 'x']],
    ['trait', 'mobile', ['lateHours']],
  ])('of a %s are the pack’s own: %s may be any of %j', (_what, from, names) => {
    for (const name of names) expect(JSON.stringify(readPack(renamed(from, name)))).toContain(`"${name}"`);
  });

  it.each([
    ['document', 'D1', ['', '1', 'd1', 'ABCD1', 'D1.2']],
    ['tag', 'F08', ['F8', 'F008', 'f08', 'F0.']],
    ['requirement', 'S01', ['', 'S 1', 'S.1', '一']],
    ['unit type', 'village', ['Village', 'v.1', 'a b', '']],
    ['trait', 'mobile', ['mobile.members', '1st']],
  ])('of a %s keep to their pattern: %s may be none of %j', (_what, from, names) => {
    for (const name of names) {
      expect(() => readPack(renamed(from, name)), name).toThrow(expect.objectContaining({ name: 'PackError' }));
    }
  });
});

describe('what a pack may do without', () => {
  it('is requirements, traits, dimensions, materials, limits and a share for scores', () => {
    const bare = tinyPack();
    for (const item of bare.items) {
      item.serves = [];
      delete item.traits;
    }
    const pack = readPack({ ...bare, traits: [] });
    expect([pack.dimensions, pack.materials, pack.limits, pack.score]).toEqual(Array(4).fill(undefined));
  });

  it('is not a scale, a unit type, an item or a tag', () => {
    for (const list of ['grades', 'unitTypes', 'items', 'tags', 'sections', 'docs'] as const) {
      expect(() => readPack({ ...tinyPack(), [list]: [] })).toThrow(`${list}: empty`);
    }
  });
});
