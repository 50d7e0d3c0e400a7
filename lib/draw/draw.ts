import { allocate } from './allocate.ts';
import { DrawError } from './draw-error.ts';
import { type Exclusion, isAimedAt, whyExcluded } from './eligible.ts';
import { byLot, castLots, type Lots } from './lot.ts';
import { readStrictly } from './read-strictly.ts';
import type { FrozenRoster, RosterEntry } from './roster.ts';
import { type DrawRule, readRule } from './rule.ts';
import { seedSchema } from './seed.ts';
import { divide, type StratumName } from './strata.ts';

/** What became of one stratum; of a plain draw there is one, with the name null. */
export interface DrawnStratum {
  name: StratumName;
  /** How many of it may be drawn. */
  eligible: number;
  /** How many were to be drawn. */
  quota: number;
  /** How many of the quota it lacks: above 0 only where the rule says `takeAll`. */
  missing: number;
  /** In the order of the lot. */
  picked: string[];
}

export interface DrawResult {
  rosterHash: string;
  /** How many may be drawn in all. */
  eligible: number;
  /** Everybody else on the roster, by id. */
  excluded: { id: string; why: Exclusion }[];
  strata: DrawnStratum[];
  /** Everybody who was picked, in the order of the lot across strata. */
  picked: string[];
}

type Stratum = { name: StratumName; units: readonly RosterEntry[] };

/**
 * Draws units to visit (S17) by the seed alone: everybody eligible is put in ascending order of
 * HMAC-SHA-256(seed, roster hash + id), ties by id, and the first of each stratum are picked. The same roster, rule and
 * seed give the same picks on any machine; see seed.ts for what that proves and what it doesn't.
 * @param roster from `freezeRoster` or a file
 * @param seed 64 lower-case hexadecimal digits: 32 random bytes that nobody chose
 * @throws DrawError for a bad rule or seed (naming the field), `nothingEligible`, `minimumTooLarge`, and, unless the
 *   rule says `takeAll`, `emptyStratum` or `tooMany` with the stratum's name and the numbers
 */
export function draw(roster: FrozenRoster, rule: DrawRule, seed: string): DrawResult {
  const sound = readRule(rule);
  const lots = castLots(readStrictly(seedSchema, seed, 'seed'), roster.hash);
  const judged = roster.units.map((unit) => ({ unit, why: whyExcluded(unit, sound.filter) }));
  const eligible = inOrder(
    judged.flatMap(({ unit, why }) => (why === null ? [unit] : [])),
    lots,
  );
  if (eligible.length === 0) throw new DrawError('nothingEligible', { available: 0 });
  const aimed = judged.flatMap(({ unit, why }) => (isAimedAt(why) ? [unit] : []));
  const strata = drawStrata(strataOf(eligible, aimed, sound), sound, lots);
  const picked = new Set(strata.flatMap((stratum) => stratum.picked));
  return {
    rosterHash: roster.hash,
    eligible: eligible.length,
    excluded: judged.flatMap(({ unit, why }) => (why === null ? [] : [{ id: unit.id, why }])),
    strata,
    picked: eligible.flatMap(({ id }) => (picked.has(id) ? [id] : [])),
  };
}

function inOrder(units: readonly RosterEntry[], lots: Lots): RosterEntry[] {
  const id = (unit: RosterEntry) => unit.id;
  return byLot(units, (unit) => lots.ofUnit(unit.id), id);
}

function strataOf(eligible: readonly RosterEntry[], aimed: readonly RosterEntry[], rule: DrawRule): Stratum[] {
  if (rule.mode === 'plain') return [{ name: null, units: eligible }];
  const { names, nameOf } = divide(aimed, rule.by, rule.filter);
  const groups = new Map(names.map((name): [StratumName, RosterEntry[]] => [name, []]));
  for (const unit of eligible) groups.get(nameOf(unit))?.push(unit);
  return [...groups].map(([name, units]) => ({ name, units }));
}

function drawStrata(strata: readonly Stratum[], rule: DrawRule, lots: Lots): DrawnStratum[] {
  const quotas = quotasOf(strata, rule, lots);
  return strata.map(({ name, units }, index) => {
    const quota = quotas[index] ?? 0;
    const missing = Math.max(0, quota - units.length);
    if (missing > 0 && rule.whenShort === 'refuse') {
      const reason = units.length === 0 ? 'emptyStratum' : 'tooMany';
      throw new DrawError(reason, { stratum: name, wanted: quota, available: units.length });
    }
    return { name, eligible: units.length, quota, missing, picked: units.slice(0, quota).map(({ id }) => id) };
  });
}

function quotasOf(strata: readonly Stratum[], rule: DrawRule, lots: Lots): number[] {
  if (rule.mode !== 'proportional') return strata.map(() => rule.count);
  const shares = strata.map(({ name, units }) => ({ name, eligible: units.length }));
  const available = shares.reduce((sum, { eligible }) => sum + eligible, 0);
  if (rule.count > available && rule.whenShort === 'refuse') {
    throw new DrawError('tooMany', { wanted: rule.count, available });
  }
  return allocate(rule.count, rule.minimum ?? 0, shares, (a, b) =>
    lots.ofStratum(a.name) < lots.ofStratum(b.name) ? -1 : 1,
  );
}
