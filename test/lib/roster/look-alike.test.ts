// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findLookAlikes, type Telling } from '../../../lib/roster/look-alike.ts';

const unit = (id: string, name: string, more: Partial<Telling> = {}): Telling => ({
  ...{ id, name, type: '', code: '', place: '', parent: '' },
  ...more,
});
const pairs = (...units: Telling[]) => Object.fromEntries(findLookAlikes(units));

describe('units that may be one', () => {
  it('have one name, whatever its width and brackets, and no other word of it', () => {
    expect(pairs(unit('a', '标签村'), unit('b', ' 标签村 '), unit('c', '标签村委会'))).toEqual({ a: ['b'], b: ['a'] });
    expect(pairs(unit('a', ''), unit('b', ' '))).toEqual({});
  });

  it.each(['type', 'code', 'place', 'parent'] as const)('are told apart by %s where both say it', (field) => {
    const [here, there] = [unit('a', '中心小学', { [field]: '青石镇' }), unit('b', '中心小学', { [field]: '河东镇' })];
    expect(pairs(here, there)).toEqual({});
    expect(pairs(here, { ...there, [field]: '青石镇' })).toEqual({ a: ['b'], b: ['a'] });
    expect(pairs(here, there, unit('c', '中心小学'))).toEqual({ a: ['c'], b: ['c'], c: ['a', 'b'] });
  });
});
