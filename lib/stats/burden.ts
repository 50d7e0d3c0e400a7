import { type BurdenLimits, type BurdenVisit, checkLimits, checkVisit } from './burden-input.ts';
import { monthOf } from './instant.ts';
import { minutesOf, type SpentMinutes, whyUncounted } from './visit-minutes.ts';

/** A sum over the visits for which it is known: `known` of `of`. With none known the sum is 0 and says nothing. */
export interface Tally {
  sum: number;
  known: number;
  of: number;
}

/** A limit that was exceeded: by the month's visits, or by what one visit cost. */
export interface OverLimit {
  limit: keyof BurdenLimits;
  value: number;
  most: number;
  /** Null for the month as a whole. */
  visit: string | null;
}

/** What the visits of one month cost one unit. */
export interface BurdenRow {
  unit: string;
  /** `YYYY-MM`, in the zone in which each visit began. */
  month: string;
  visits: number;
  /** `derived`: for how many of the known visits the minutes were worked out from typed times. */
  minutes: Tally & { derived: number };
  people: Tally;
  papers: Tally;
  over: OverLimit[];
}

/** A visit that stands in no row: it ended before it began, or the time typed for its beginning does not exist. */
export interface UncountedVisit {
  visit: string;
  unit: string;
  why: 'endedBeforeBegan' | 'noSuchTime';
}

export interface BurdenLedger {
  /** By month, then by unit. */
  rows: BurdenRow[];
  /** In the order in which they came. */
  uncounted: UncountedVisit[];
}

type Counted = BurdenVisit & { readonly month: string; readonly spent: SpentMinutes };

/**
 * The burden ledger (基层负担, S36): what visits cost each unit, month by month. What is not known is counted as not
 * known and never as 0, and exceeds no limit. Deleted visits are left out.
 * @throws BurdenError naming the first number (`visits[3].people`, `limits.minutesPerVisit`) that is not whole or is
 *   below 0
 */
export function burdenOf(visits: readonly BurdenVisit[], limits: BurdenLimits): BurdenLedger {
  checkLimits(limits);
  const uncounted: UncountedVisit[] = [];
  const groups = new Map<string, Counted[]>();
  for (const [index, visit] of visits.entries()) {
    if (visit.deleted) continue;
    checkVisit(visit, index);
    const why = whyUncounted(visit);
    if (why !== null) uncounted.push({ visit: visit.id, unit: visit.unit, why });
    else if (visit.began) addTo(groups, { ...visit, month: monthOf(visit.began), spent: minutesOf(visit) });
  }
  const keys = [...groups.keys()].sort(); // month first: all months are of one length
  return { rows: keys.flatMap((key) => rowOf(groups.get(key) ?? [], limits)), uncounted };
}

function addTo(groups: Map<string, Counted[]>, visit: Counted): void {
  const key = `${visit.month} ${visit.unit}`;
  const group = groups.get(key);
  if (group) group.push(visit);
  else groups.set(key, [visit]);
}

function rowOf(visits: readonly Counted[], limits: BurdenLimits): BurdenRow[] {
  const [first] = visits;
  if (!first) return [];
  const tally = (costOf: (visit: Counted) => number | null | undefined): Tally => {
    const known = visits.map(costOf).filter((cost) => cost != null);
    return { sum: known.reduce((sum, cost) => sum + cost, 0), known: known.length, of: visits.length };
  };
  const derived = visits.filter(({ spent }) => spent.derived).length;
  return [
    {
      unit: first.unit,
      month: first.month,
      visits: visits.length,
      minutes: { ...tally(({ spent }) => spent.minutes), derived },
      people: tally(({ people }) => people),
      papers: tally(({ papers }) => papers),
      over: [
        ...exceeds('visitsPerUnitMonth', visits.length, limits, null),
        ...visits.flatMap((visit) => overOf(visit, limits)),
      ],
    },
  ];
}

function overOf({ id, spent, people, papers }: Counted, limits: BurdenLimits): OverLimit[] {
  return [
    ...exceeds('minutesPerVisit', spent.minutes, limits, id),
    ...exceeds('peoplePerVisit', people, limits, id),
    ...exceeds('papersPerVisit', papers, limits, id),
  ];
}

function exceeds(
  limit: keyof BurdenLimits,
  value: number | null | undefined,
  limits: BurdenLimits,
  visit: string | null,
): OverLimit[] {
  const most = limits[limit];
  return value != null && most !== null && value > most ? [{ limit, value, most, visit }] : [];
}
