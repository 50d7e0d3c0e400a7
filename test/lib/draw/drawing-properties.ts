import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { DrawResult } from '../../../lib/draw/draw.ts';
import type { FrozenRoster, RosterEntry, RosterUnit } from '../../../lib/draw/roster.ts';
import type { DrawRule } from '../../../lib/draw/rule.ts';
import { idOf } from '../changes/builders.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';
import { lotBy, plain, rule, seed, seedOf, units, villages } from './samples.ts';

/** The draw, or the reason why there is none; anything but a DrawError is thrown on. */
function tryDraw(lib: Implementation, roster: FrozenRoster, drawRule: DrawRule, drawSeed: string): DrawResult | string {
  try {
    return lib.draw(roster, drawRule, drawSeed);
  } catch (error) {
    if (error instanceof Error && error.name === 'DrawError') return (error as Error & { reason: string }).reason;
    throw error;
  }
}

function forDraws(
  lib: Implementation,
  check: (result: DrawResult | string, roster: FrozenRoster, drawRule: DrawRule, drawSeed: string) => void,
): void {
  fc.assert(
    fc.property(units, rule, seed, (given, drawRule, drawSeed) => {
      const roster = lib.freezeRoster(given);
      check(tryDraw(lib, roster, drawRule, drawSeed), roster, drawRule, drawSeed);
    }),
    runs(),
  );
}

/** The same units in another order, with their lists in another order and something twice in them. */
function shuffled(given: readonly RosterUnit[], by: number): RosterUnit[] {
  const turned = given.map((unit) => ({
    ...unit,
    traits: [...(unit.traits ?? []), ...(unit.traits ?? [])].reverse(),
    recused: [...(unit.recused ?? []), ...(unit.recused ?? [])].reverse(),
  }));
  const cut = by % given.length;
  return [...turned.slice(cut), ...turned.slice(0, cut)].reverse();
}

export function theOrderOfTheInputCountsForNothing(lib: Implementation): void {
  fc.assert(
    fc.property(units, rule, seed, fc.nat(), (given, drawRule, drawSeed, by) => {
      const [one, other] = [lib.freezeRoster(given), lib.freezeRoster(shuffled(given, by))];
      expect(other).toEqual(one);
      expect(tryDraw(lib, other, drawRule, drawSeed)).toEqual(tryDraw(lib, one, drawRule, drawSeed));
    }),
    runs(),
  );
}

const CHANGES: readonly ((unit: RosterUnit) => RosterUnit)[] = [
  (unit) => ({ ...unit, id: idOf(99) }),
  (unit) => ({ ...unit, name: `${unit.name} ` }),
  (unit) => ({ ...unit, code: '1' }),
  (unit) => ({ ...unit, type: null }),
  (unit) => ({ ...unit, traits: ['branch'] }),
  (unit) => ({ ...unit, level: 'town' }),
  (unit) => ({ ...unit, place: '东乡' }),
  (unit) => ({ ...unit, lastVisit: '2026-11-20' }),
  (unit) => ({ ...unit, recused: [idOf(0xa1)] }),
];

/** Of sixteen units: two orders that agree by chance do so once in 16! ≈ 2 × 10^13. */
export function anyChangeOfRosterOrSeedGivesAnotherOrder(lib: Implementation): void {
  const given = villages(16);
  const order = (list: RosterUnit[], drawSeed: string) =>
    lib.draw(lib.freezeRoster(list), plain(16), drawSeed).picked.map((id) => (id === idOf(99) ? 'changed' : id));
  fc.assert(
    fc.property(fc.constantFrom(...CHANGES), fc.nat(15), seed, (change, index, drawSeed) => {
      const before = order(given, drawSeed);
      const changed = given.map((unit, at) => (at === index ? change(unit) : unit));
      const after = order(changed, drawSeed).map((id) => (id === 'changed' ? idOf(index) : id));
      expect(after).not.toEqual(before);
      expect(order(given, seedOf(-1 - index))).not.toEqual(before);
    }),
    runs(),
  );
}

const labelOf = (unit: RosterEntry, drawRule: DrawRule, name: string | null): boolean => {
  if (drawRule.mode === 'plain') return true;
  if (drawRule.by === 'trait') return name === null ? unit.traits.length === 0 : unit.traits.includes(name);
  return (unit[drawRule.by] ?? null) === name;
};

export function theFirstByLotOfEachStratumArePicked(lib: Implementation): void {
  forDraws(lib, (result, roster, drawRule, drawSeed) => {
    if (typeof result === 'string') return;
    const lot = (id: string) => lotBy(drawSeed, roster.hash, id);
    const out = new Set(result.excluded.map(({ id }) => id));
    const eligible = roster.units.filter(({ id }) => !out.has(id));
    expect(result.picked.map(lot)).toEqual(result.picked.map(lot).sort());
    expect(result.picked.toSorted()).toEqual(result.strata.flatMap(({ picked }) => picked).sort());
    for (const { name, picked } of result.strata) {
      expect(picked.map(lot)).toEqual(picked.map(lot).sort());
      for (const id of picked)
        expect(eligible.some((unit) => unit.id === id && labelOf(unit, drawRule, name))).toBe(true);
    }
    if (drawRule.mode !== 'plain' && drawRule.by === 'trait') return; // whose stratum is whose: draw.test.ts
    for (const { name, picked, quota } of result.strata) {
      const own = eligible.filter((unit) => labelOf(unit, drawRule, name)).map(({ id }) => id);
      const first = own.sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, quota);
      expect(picked).toEqual(first);
    }
  });
}

export function everyUnitIsAccountedFor(lib: Implementation): void {
  forDraws(lib, (result, roster, drawRule) => {
    if (typeof result === 'string') return;
    const { strata, eligible, excluded } = result;
    const sum = (key: 'eligible' | 'quota') => strata.reduce((all, stratum) => all + stratum[key], 0);
    expect(eligible + excluded.length).toBe(roster.units.length);
    expect(sum('eligible')).toBe(eligible);
    for (const { picked, missing, quota, eligible: own } of strata) {
      expect(picked.length + missing).toBe(quota);
      expect(picked.length).toBe(Math.min(quota, own));
    }
    if (drawRule.mode === 'proportional') expect(sum('quota')).toBe(drawRule.count);
    else for (const { quota } of strata) expect(quota).toBe(drawRule.count);
  });
}

export function nobodyIsLeftOutWithoutTheReasonBeingTrue(lib: Implementation): void {
  forDraws(lib, (_, roster, { filter }, drawSeed) => {
    const result = tryDraw(lib, roster, plain(1, filter), drawSeed);
    if (typeof result === 'string') return;
    const reasons = new Map(result.excluded.map(({ id, why }) => [id, why]));
    for (const unit of roster.units) {
      const since = filter.notVisitedSince === 'never' ? '0000-01-01' : filter.notVisitedSince;
      const holds = {
        type: filter.types !== undefined && !filter.types.includes(unit.type ?? ''),
        trait: filter.traits !== undefined && !filter.traits.some((trait) => unit.traits.includes(trait)),
        level: filter.levels !== undefined && !filter.levels.includes(unit.level ?? ''),
        place: filter.places !== undefined && !filter.places.includes(unit.place ?? ''),
        visitedSince: since !== undefined && unit.lastVisit !== null && unit.lastVisit >= since,
        recused: filter.members?.some((member) => unit.recused.includes(member)) ?? false,
      };
      const first = Object.entries(holds).find(([, is]) => is)?.[0];
      expect(reasons.get(unit.id)).toBe(first);
    }
  });
}

/** Whoever says `takeAll` hears what lacks; whoever says `refuse` gets all or a named error. */
export function nothingLacksSilently(lib: Implementation): void {
  forDraws(lib, (result, roster, drawRule, drawSeed) => {
    const lenient = tryDraw(lib, roster, { ...drawRule, whenShort: 'takeAll' }, drawSeed);
    const strict = tryDraw(lib, roster, { ...drawRule, whenShort: 'refuse' }, drawSeed);
    expect([lenient, strict]).toContainEqual(result);
    if (typeof lenient === 'string') return expect(['nothingEligible', 'minimumTooLarge', 'tooMany']).toContain(strict);
    const lacks = lenient.strata.some(({ missing }) => missing > 0);
    if (lacks) expect(['emptyStratum', 'tooMany']).toContain(strict);
    else expect(strict).toEqual(lenient);
  });
}
