// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findLookAlikes, type Telling } from '../../../lib/roster/look-alike.ts';

const NOTHING = { type: [], code: [], place: [], parent: [] };
const unit = (id: string, name: string | string[], more: Partial<Telling> = {}): Telling => ({
  ...{ id, name: [name].flat(), ...NOTHING },
  ...more,
});
const pairs = (...units: Telling[]) => Object.fromEntries(findLookAlikes(units));

describe('units that may be one', () => {
  it('have one name, whatever its width and brackets, and no other word of it', () => {
    expect(pairs(unit('a', '标签村'), unit('b', ' 标签村 '), unit('c', '标签村委会'))).toEqual({ a: ['b'], b: ['a'] });
    expect(pairs(unit('a', ''), unit('b', ' '))).toEqual({});
  });

  it.each(['type', 'code', 'place', 'parent'] as const)('are told apart by %s where both say it', (field) => {
    const [here, there] = [
      unit('a', '中心小学', { [field]: ['青石镇'] }),
      unit('b', '中心小学', { [field]: ['河东镇'] }),
    ];
    expect(pairs(here, there)).toEqual({});
    expect(pairs(here, { ...there, [field]: ['青石镇'] })).toEqual({ a: ['b'], b: ['a'] });
    expect(pairs(here, there, unit('c', '中心小学'))).toEqual({ a: ['c'], b: ['c'], c: ['a', 'b'] });
  });

  it('are known by any of their names, and told apart only by what both are sure to say', () => {
    const [here, there] = [
      unit('a', ['甲村', '乙村'], { place: ['青石镇'] }),
      unit('b', '乙村', { place: ['河东镇'] }),
    ];
    expect(pairs(here, there)).toEqual({});
    expect(pairs(here, { ...there, place: ['河东镇', '青石镇'] })).toEqual({ a: ['b'], b: ['a'] });
    expect(pairs(here, { ...there, place: ['河东镇', ''] })).toEqual({ a: ['b'], b: ['a'] });
  });
});
