import { groupBy } from './group-by.ts';

/** A unit of the roster with the groups that it is counted in: none, one or several. */
interface CoveredUnit {
  readonly id: string;
  readonly groups: readonly string[];
}

/** A visit as it is counted: its unit, and the day on which it began (`YYYY-MM-DD`; '' where that was lost). */
interface CoveringVisit {
  readonly id: string;
  readonly unit: string;
  readonly date: string;
}

/** How often units were visited: not yet, once, twice, three times or more. */
export const HOW_OFTEN = ['never', 'once', 'twice', 'more'] as const;
type HowOften = (typeof HOW_OFTEN)[number];

/** How far a group of units has been visited. */
export interface Coverage {
  group: string;
  /** Ids of the units, by how often they were visited; those that were visited longest ago first, then by id. */
  units: Record<HowOften, string[]>;
  n: number;
  /** Units that were visited at least once. */
  visited: number;
  visits: number;
  /** The day of the newest visit; null where there was none, or none with a day. */
  last: string | null;
}

/** A unit's visits, added up. */
interface UnitCoverage {
  visits: string[];
  last: string | null;
}

/**
 * How far the roster has been visited, group by group: `visited / n` of its units, how often each, and when last. A unit
 * counts once in each of its groups, so groups that overlap don't add up to the roster. Visits of units that aren't on
 * the roster don't count.
 * @param groups in the order in which they are shown; those of which no unit is are left out
 */
export function coverageOf(
  units: readonly CoveredUnit[],
  visits: readonly CoveringVisit[],
  groups: readonly string[],
): Coverage[] {
  const own = visitsByUnit(visits);
  const members = groupBy(
    units.flatMap(({ id, groups: of }) => [...new Set(of)].map((group) => ({ id, group }))),
    ({ group }) => group,
  );
  return groups.flatMap((group) => {
    const ids = members.get(group)?.map(({ id }) => id);
    return ids ? [coverGroup(group, ids, own)] : [];
  });
}

/** The visits of each unit that has some, in the order in which they came, and the newest day among them. */
export function visitsByUnit(visits: readonly CoveringVisit[]): Map<string, UnitCoverage> {
  const own = new Map<string, UnitCoverage>();
  for (const { id, unit, date } of visits) {
    const known = own.get(unit) ?? { visits: [], last: null };
    known.visits.push(id);
    if (date > (known.last ?? '')) known.last = date;
    own.set(unit, known);
  }
  return own;
}

function coverGroup(group: string, ids: readonly string[], own: ReadonlyMap<string, UnitCoverage>): Coverage {
  const lastOf = (id: string) => own.get(id)?.last ?? '';
  const ordered = ids.toSorted((a, b) => {
    if (lastOf(a) !== lastOf(b)) return lastOf(a) < lastOf(b) ? -1 : 1;
    return a < b ? -1 : 1;
  });
  const units: Coverage['units'] = { never: [], once: [], twice: [], more: [] };
  let [visits, last] = [0, ''];
  for (const id of ordered) {
    const count = own.get(id)?.visits.length ?? 0;
    units[HOW_OFTEN[Math.min(count, 3)] ?? 'more'].push(id);
    visits += count;
    if (lastOf(id) > last) last = lastOf(id);
  }
  return { group, units, n: ids.length, visited: ids.length - units.never.length, visits, last: last || null };
}
