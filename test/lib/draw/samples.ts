import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import type { DrawRecord } from '../../../lib/draw/draw-record.ts';
import type { FrozenRoster, RosterUnit } from '../../../lib/draw/roster.ts';
import type { DrawRule } from '../../../lib/draw/rule.ts';
import { idOf } from '../changes/builders.ts';
import type { Implementation } from './implementation.ts';

/** A seed that belongs to the number. */
export function seedOf(number: number): string {
  return createHash('sha256').update(`seed ${number}`).digest('hex');
}

export function unitOf(number: number, parts: Partial<RosterUnit> = {}): RosterUnit {
  return { id: idOf(number), name: `单位${number}`, type: 'village', ...parts };
}

/** So many villages. */
export function villages(count: number): RosterUnit[] {
  return Array.from({ length: count }, (_, number) => unitOf(number));
}

export const plain = (count: number, filter: DrawRule['filter'] = {}): DrawRule => ({
  mode: 'plain',
  count,
  filter,
  whenShort: 'refuse',
});

/** What the lot of a message is, worked out apart from the code under test. */
export function lotBy(seed: string, rosterHash: string, message: string): string {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(`${rosterHash}\n${message}`).digest('hex');
}

const MEMBERS = [idOf(0xa1), idOf(0xa2)];
const TYPES = ['village', 'school', 'hospital'];
const TRAITS = ['branch', 'mobile', 'county'];
const DAYS = ['2026-02-28', '2026-10-01', '2026-11-01'];
const LABELS = { levels: ['town', 'county'], places: ['东乡', '西乡', '🏮镇'] };
const optional = (labels: string[]) => fc.constantFrom(undefined, null, ...labels);

const unit = fc.record({
  id: fc.nat(40).map(idOf),
  name: fc.string({ unit: 'binary', maxLength: 6 }),
  code: optional(['007', '110101199001011234']),
  type: optional(TYPES),
  traits: fc.array(fc.constantFrom(...TRAITS), { maxLength: 3 }),
  level: optional(LABELS.levels),
  place: optional(LABELS.places),
  lastVisit: optional(DAYS),
  recused: fc.array(fc.constantFrom(...MEMBERS), { maxLength: 2 }),
});
/** Units as they come in: in any order, each once. */
export const units: fc.Arbitrary<RosterUnit[]> = fc.uniqueArray(unit, {
  minLength: 1,
  maxLength: 30,
  selector: ({ id }) => id,
});

const some = (labels: string[]) => fc.subarray(labels, { minLength: 1 });
const filters = {
  types: some([...TYPES, 'none such']),
  traits: some(TRAITS),
  levels: some(LABELS.levels),
  places: some(LABELS.places),
  notVisitedSince: fc.constantFrom('never' as const, ...DAYS),
  members: some(MEMBERS),
};
/** Mostly of few fields: one of many leaves nobody to be drawn. */
const filter: fc.Arbitrary<DrawRule['filter']> = fc.oneof(
  fc.constant({}),
  fc.record(filters, { requiredKeys: [] }),
  ...Object.entries(filters).map(([key, value]) => fc.record({ [key]: value as fc.Arbitrary<unknown> })),
);
const shared = {
  filter,
  whenShort: fc.constantFrom('refuse' as const, 'takeAll' as const, 'takeAll' as const),
  count: fc.integer({ min: 1, max: 12 }),
};
const by = fc.constantFrom('type' as const, 'trait' as const, 'level' as const, 'place' as const);
export const rule: fc.Arbitrary<DrawRule> = fc.oneof(
  fc.record({ ...shared, mode: fc.constant('plain' as const) }),
  fc.record({ ...shared, mode: fc.constant('each' as const), by }),
  fc.record(
    { ...shared, mode: fc.constant('proportional' as const), by, minimum: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['filter', 'whenShort', 'count', 'mode', 'by'] },
  ),
);
export const seed: fc.Arbitrary<string> = fc.nat(0xffffff).map(seedOf);

/** The record of an honest draw. @throws DrawError where nothing can be drawn */
export function recordOf(
  lib: Implementation,
  roster: FrozenRoster,
  drawRule: DrawRule,
  drawSeed: string,
  parts: Partial<DrawRecord> = {},
): DrawRecord {
  const at = { device: 1_795_000_000_000, offset: 480, zone: 'Asia/Shanghai' };
  const result = lib.draw(roster, drawRule, drawSeed);
  const { rosterHash } = result;
  return {
    ...{ id: idOf(0xd1), at, seed: drawSeed, rosterHash, rule: drawRule, result, redoes: null, reason: null },
    ...parts,
  };
}
