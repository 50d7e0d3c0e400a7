import { GRADES, type Grade } from '../model/records.ts';
import type { Moment } from '../model/time.ts';
import { shownTime } from '../model/time.ts';
import { instantOf } from './instant.ts';

/** A visit as the store reads it; fields of a newer version may be among those of its body. */
export interface SeriesVisit {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>> & {
    /** Left out where it was lost with a torn journal. */
    readonly began?: Moment | null | undefined;
    readonly deleted?: Moment | null | undefined;
  };
}

/**
 * The visits of one unit in the order in which they began (S05), by the time that people know them by; of those that
 * began in one minute the smaller id goes first. Deleted ones are left out. A typed time that does not exist counts as
 * the device's; one that has lost its beginning goes last.
 */
export function seriesOf<V extends SeriesVisit>(visits: readonly V[]): V[] {
  return visits
    .filter(({ body }) => !body.deleted)
    .map((visit) => ({ visit, began: startOf(visit.body.began) }))
    .sort((a, b) => (a.began === b.began ? 0 : a.began - b.began) || (a.visit.id < b.visit.id ? -1 : 1))
    .map(({ visit }) => visit);
}

function startOf(began: Moment | null | undefined): number {
  return began ? (instantOf(began) ?? began.device) : Number.POSITIVE_INFINITY;
}

/** What one visit said of one item. */
export interface RatingPoint {
  visit: string;
  /** `YYYY-MM-DD`, the day on which the visit began; '' where that was lost. */
  date: string;
  /** 不适用 and 未查看 are said as such; null where nothing was said, or in words that this version doesn't know. */
  grade: Grade | null;
}

/**
 * What a unit's visits said of each item, in time. Every visit has its point, so a gap stays a gap. No trend, mean or
 * forecast follows from it: two points are two points.
 * @param items ids of checklist items, whose order is kept
 * @param visits of one unit, in any order
 */
export function ratingsOverTime(
  items: readonly string[],
  visits: readonly SeriesVisit[],
): { item: string; points: RatingPoint[] }[] {
  const series = seriesOf(visits);
  return items.map((item) => ({
    item,
    points: series.map(({ id, body }) => ({
      visit: id,
      date: body.began ? shownTime(body.began).date : '',
      grade: GRADES.find((grade) => grade === body[`rating.${item}`]) ?? null,
    })),
  }));
}
