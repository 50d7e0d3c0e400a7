import { type Exclusion, isAimedAt, whyExcluded } from '../../draw/eligible.ts';
import type { FrozenRoster } from '../../draw/roster.ts';
import { type DrawRule, readRule } from '../../draw/rule.ts';
import { divide, type StratumName } from '../../draw/strata.ts';

/** What a rule would draw from, before anything is drawn. */
export interface DrawPreview {
  /** How many units stand on the roster. */
  all: number;
  /** How many of them may be drawn. */
  eligible: number;
  /** How many are left out, by the first reason that holds. */
  left: { why: Exclusion; count: number }[];
  /** How many of each stratum may be drawn, as `draw` divides them; none for a plain draw. */
  strata: { name: StratumName; eligible: number }[];
}

/**
 * Counts who may be drawn, in all and of each stratum. No lot is cast: nobody can see beforehand whom a rule would pick.
 * @throws DrawError naming the first wrong field of the rule
 */
export function previewDraw(roster: FrozenRoster, rule: DrawRule): DrawPreview {
  const sound = readRule(rule);
  const judged = roster.units.map((unit) => ({ unit, why: whyExcluded(unit, sound.filter) }));
  const eligible = judged.flatMap(({ unit, why }) => (why === null ? [unit] : []));
  const left = new Map<Exclusion, number>();
  for (const { why } of judged) if (why) left.set(why, (left.get(why) ?? 0) + 1);
  const preview = {
    all: roster.units.length,
    eligible: eligible.length,
    left: [...left].map(([why, count]) => ({ why, count })),
  };
  if (sound.mode === 'plain') return { ...preview, strata: [] };
  const aimed = judged.flatMap(({ unit, why }) => (isAimedAt(why) ? [unit] : []));
  const { names, nameOf } = divide(aimed, sound.by, sound.filter);
  const counts = new Map(names.map((name): [StratumName, number] => [name, 0]));
  for (const unit of eligible) counts.set(nameOf(unit), (counts.get(nameOf(unit)) ?? 0) + 1);
  return { ...preview, strata: names.map((name) => ({ name, eligible: counts.get(name) ?? 0 })) };
}
