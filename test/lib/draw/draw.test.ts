// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { draw } from '../../../lib/draw/draw.ts';
import { freezeRoster } from '../../../lib/draw/roster.ts';
import type { DrawRule } from '../../../lib/draw/rule.ts';
import { idOf } from '../changes/builders.ts';
import { refusal } from './refusal.ts';
import { plain, seedOf, unitOf, villages } from './samples.ts';

/** Three villages, two schools, a hospital, and a unit that nobody has given a type. */
const mixed = freezeRoster([
  ...villages(3),
  unitOf(3, { type: 'school' }),
  unitOf(4, { type: 'school' }),
  unitOf(5, { type: 'hospital', lastVisit: '2026-11-01' }),
  unitOf(6, { type: null }),
]);
const each = (count: number, parts: Partial<DrawRule> = {}) =>
  ({ mode: 'each', by: 'type', count, filter: {}, whenShort: 'refuse', ...parts }) as DrawRule;
const share = (count: number, parts: object = {}) =>
  ({ mode: 'proportional', by: 'type', count, filter: {}, whenShort: 'refuse', ...parts }) as DrawRule;
const strata = (rule: DrawRule, roster = mixed) =>
  draw(roster, rule, seedOf(1)).strata.map(({ name, eligible, quota, missing }) => [name, eligible, quota, missing]);

describe('draw', () => {
  it('is the same for ever: worked out once with openssl', () => {
    const { rosterHash, picked } = draw(freezeRoster(villages(3)), plain(3), '00'.repeat(32));
    expect(rosterHash).toBe('47277b78f7da334599cb354e5b98db7c34db83b7ba6ba06f25ec46922390d9b6');
    expect(picked).toEqual([idOf(1), idOf(2), idOf(0)]);
  });

  it('has a stratum for every label, by name, and a last one for units without', () => {
    expect(strata(each(1))).toEqual([
      ['hospital', 1, 1, 0],
      ['school', 2, 1, 0],
      ['village', 3, 1, 0],
      [null, 1, 1, 0],
    ]);
  });

  it('names the stratum that has nobody, or too few, and by how many', () => {
    const since = { notVisitedSince: '2026-11-01' } as const;
    expect(refusal(() => strata(each(1, { filter: since })))).toMatchObject({
      reason: 'emptyStratum',
      fault: { stratum: 'hospital', wanted: 1, available: 0 },
    });
    expect(refusal(() => strata(each(3, { filter: { types: ['village', 'school'] } })))).toMatchObject({
      reason: 'tooMany',
      fault: { stratum: 'school', wanted: 3, available: 2 },
    });
    expect(strata(each(3, { filter: { types: ['village', 'clinic'] }, whenShort: 'takeAll' }))).toEqual([
      ['clinic', 0, 3, 3],
      ['village', 3, 3, 0],
    ]);
  });

  it('says when nobody may be drawn at all, whatever the rule does when short', () => {
    const filter = { types: ['clinic'] };
    for (const rule of [plain(1, filter), each(1, { filter, whenShort: 'takeAll' }), share(1, { filter })]) {
      expect(refusal(() => strata(rule))).toMatchObject({ reason: 'nothingEligible' });
    }
    expect(refusal(() => strata(plain(1), freezeRoster([])))).toMatchObject({ reason: 'nothingEligible' });
  });

  it('refuses more than there are, or takes all and counts what lacks', () => {
    const fault = { wanted: 8, available: 7 };
    expect(refusal(() => strata(plain(8)))).toMatchObject({ reason: 'tooMany', fault });
    expect(refusal(() => strata(share(8)))).toMatchObject({ reason: 'tooMany', fault });
    expect(strata({ ...plain(8), whenShort: 'takeAll' })).toEqual([[null, 7, 8, 1]]);
  });

  it('divides by share, with a minimum where one is wanted', () => {
    expect(strata(share(7)).map(([, , quota]) => quota)).toEqual([1, 2, 3, 1]);
    expect(strata(share(5, { minimum: 1 })).map(([, , quota]) => quota)).toEqual([1, 1, 2, 1]);
    expect(refusal(() => strata(share(3, { minimum: 1 })))).toMatchObject({
      reason: 'minimumTooLarge',
      fault: { field: 'rule.minimum', wanted: 4, available: 3 },
    });
  });

  it('counts a unit of several traits under the rarest, so that a common one does not swallow it', () => {
    const roster = freezeRoster([
      unitOf(1, { traits: ['branch'] }),
      unitOf(2, { traits: ['branch', 'county'] }),
      unitOf(3, { traits: ['branch', 'mobile'] }),
      unitOf(4, { traits: ['branch', 'mobile'] }),
      unitOf(5),
    ]);
    expect(strata(each(1, { by: 'trait' } as object), roster)).toEqual([
      ['branch', 1, 1, 0],
      ['county', 1, 1, 0],
      ['mobile', 2, 1, 0],
      [null, 1, 1, 0],
    ]);
    const filter = { traits: ['branch', 'county'] };
    expect(strata(each(1, { by: 'trait', filter } as object), roster)).toEqual([
      ['branch', 3, 1, 0],
      ['county', 1, 1, 0],
    ]);
  });

  it('leaves out whoever was visited on the day or after, and where a member must not go', () => {
    const roster = freezeRoster([
      unitOf(1, { lastVisit: '2026-10-31' }),
      unitOf(2, { lastVisit: '2026-11-01' }),
      unitOf(3),
      unitOf(4, { recused: [idOf(0xa1)] }),
    ]);
    const out = (filter: DrawRule['filter']) =>
      draw(roster, plain(1, filter), seedOf(1)).excluded.map(({ id, why }) => [Number(id.slice(-2)), why]);
    expect(out({ notVisitedSince: '2026-11-01' })).toEqual([[2, 'visitedSince']]);
    expect(out({ notVisitedSince: 'never' })).toEqual([
      [1, 'visitedSince'],
      [2, 'visitedSince'],
    ]);
    expect(out({ members: [idOf(0xa2), idOf(0xa1)] })).toEqual([[4, 'recused']]);
    expect(out({ members: [idOf(0xa2)] })).toEqual([]);
  });

  it.each([
    [plain(0), 'badValue', 'rule.count'],
    [plain(1.5), 'badValue', 'rule.count'],
    [plain(1, { types: [] }), 'badValue', 'rule.filter.types'],
    [plain(1, { notVisitedSince: '2026-02-30' }), 'badValue', 'rule.filter.notVisitedSince'],
    [share(2, { minimum: 0 }), 'badValue', 'rule.minimum'],
    [share(2, { by: 'colour' }), 'badValue', 'rule.by'],
    [{ ...plain(1), by: 'type' }, 'unknownField', 'rule.by'],
    [plain(1, { type: ['village'] } as object), 'unknownField', 'rule.filter.type'],
    [{ ...plain(1), mode: 'best' }, 'badValue', 'rule.mode'],
    [{ mode: 'plain', filter: {}, whenShort: 'refuse' }, 'missing', 'rule.count'],
  ])('refuses the rule %j by name', (rule, reason, field) => {
    expect(refusal(() => draw(mixed, rule as DrawRule, seedOf(1)))).toMatchObject({ reason, fault: { field } });
  });

  it.each(['', 'ab', 'A'.repeat(64), `${'0'.repeat(63)}g`])('refuses the seed “%s”', (seed) => {
    expect(refusal(() => draw(mixed, plain(1), seed))).toMatchObject({ reason: 'badValue', fault: { field: 'seed' } });
  });
});
