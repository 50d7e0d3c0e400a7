import { daysBetween } from '../../findings/standing.ts';
import type { Pair } from '../../packs/schema.ts';
import type { Score } from '../../packs/score.ts';
import { type Trend, trendOf } from '../../stats/trend.ts';
import type { ComparedUnit, ComparedVisit, Field } from './compare-field.ts';
import { scoresOf } from './compare-visits.ts';

export { LEAST_FOR_LINE } from '../../stats/trend.ts';

/** What one visit of a unit scored in one thing, under its own version. */
export interface ScoredVisit extends Score {
  visit: string;
  date: string;
  version: string;
}

/** A unit's scores in one thing over its visits. */
export interface UnitTrend {
  /** A dimension's id; null for the overall score. */
  id: string | null;
  title: Pair | null;
  /** The items that speak to it; null for all. */
  items: readonly string[] | null;
  trend: Trend<ScoredVisit>;
}

/** A unit's scores over its visits, overall and by dimension of the pack in force; a gap where a version hasn't got it. */
export function unitTrends({ pack }: Field, { visits }: ComparedUnit): UnitTrend[] {
  const overall = trendOf(visits.map((visit) => scored(visit, scoresOf(visit).overall)));
  return [
    { id: null, title: null, items: null, trend: overall },
    ...(pack.dimensions ?? []).map(({ id, title, points }) => ({
      id,
      title,
      items: pack.items
        .filter((item) => points.some((point) => item.points?.includes(point.id)))
        .map((item) => item.id),
      trend: trendOf(
        visits.map((visit) =>
          scored(
            visit,
            scoresOf(visit).dimensions.find((one) => one.id === id),
          ),
        ),
      ),
    })),
  ];
}

/** How many days passed from each visit's forerunner to it; null for the first, and where a day is not known. */
export function daysSinceLast(visits: readonly Pick<ComparedVisit, 'date'>[]): (number | null)[] {
  return visits.map(({ date }, at) => {
    const before = visits[at - 1]?.date;
    return before && date ? daysBetween(before, date) : null;
  });
}

function scored(visit: ComparedVisit, found: Score | undefined): ScoredVisit {
  const { score, n, of, share, reason } = found ?? { score: null, n: 0, of: 0, share: 0, reason: 'none' as const };
  return { visit: visit.id, date: visit.date, version: visit.pack.version, score, n, of, share, reason };
}
