import type { RosterEntry } from './roster.ts';
import type { DrawFilter } from './rule.ts';

/** Why a unit could not be drawn: the first of these that holds, in this order. */
export const EXCLUSIONS = ['type', 'trait', 'level', 'place', 'visitedSince', 'recused'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Why the filter leaves a unit out; null for a unit that may be drawn. */
export function whyExcluded(unit: RosterEntry, filter: DrawFilter): Exclusion | null {
  if (!isAmong(unit.type, filter.types)) return 'type';
  if (filter.traits && !unit.traits.some((trait) => isAmong(trait, filter.traits))) return 'trait';
  if (!isAmong(unit.level, filter.levels)) return 'level';
  if (!isAmong(unit.place, filter.places)) return 'place';
  if (wasVisited(unit.lastVisit, filter.notVisitedSince)) return 'visitedSince';
  if (filter.members?.some((member) => unit.recused.includes(member))) return 'recused';
  return null;
}

/** Whether the filter aims at such a unit at all, whoever goes and whenever it was last visited: strata are of these. */
export function isAimedAt(why: Exclusion | null): boolean {
  return why === null || why === 'visitedSince' || why === 'recused';
}

function isAmong(label: string | null | undefined, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || (label != null && wanted.includes(label));
}

function wasVisited(lastVisit: string | null, since: string | undefined): boolean {
  if (since === undefined || lastVisit === null) return false;
  return since === 'never' || lastVisit >= since;
}
