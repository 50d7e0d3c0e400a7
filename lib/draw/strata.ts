import type { RosterEntry } from './roster.ts';
import type { Division, DrawFilter } from './rule.ts';

/** The name of a stratum; null for the units that have no such label, and for the whole of a plain draw. */
export type StratumName = string | null;

/**
 * Divides units into strata. Each unit stands in exactly one; one without the label stands in the stratum null, so that
 * nobody can be kept out of a draw by leaving a field empty. A unit with several traits stands under the one that
 * fewest of `aimed` have (ties: the first by name), since otherwise a common trait would swallow a rare one whole. Where
 * the filter names labels of this division, only these count.
 * @param aimed the units that the filter aims at (`isAimedAt`); they decide which strata there are
 * @returns for each stratum, by name and null last, its name; and for a unit the name of its own. A label that the
 *   filter names and no unit has is a stratum too: an empty one
 */
export function divide(
  aimed: readonly RosterEntry[],
  by: Division,
  filter: DrawFilter,
): { names: StratumName[]; nameOf: (unit: RosterEntry) => StratumName } {
  const named = filter[`${by}s`];
  const nameOf = by === 'trait' ? rarestTrait(aimed, named) : (unit: RosterEntry) => unit[by] ?? null;
  const found = new Set<StratumName>([...(named ?? []), ...aimed.map(nameOf)]);
  const labels = [...found].filter((name) => name !== null).sort();
  return { names: found.has(null) ? [...labels, null] : labels, nameOf };
}

function rarestTrait(
  aimed: readonly RosterEntry[],
  named: readonly string[] | undefined,
): (unit: RosterEntry) => StratumName {
  const counts = new Map<string, number>();
  for (const trait of aimed.flatMap(({ traits }) => traits)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  const countOf = (trait: string) => counts.get(trait) ?? 0;
  return ({ traits }) => {
    const own = traits.filter((trait) => named === undefined || named.includes(trait)).sort();
    // Stable: of two that are equally rare the first by name stays first.
    return own.toSorted((a, b) => countOf(a) - countOf(b))[0] ?? null;
  };
}
