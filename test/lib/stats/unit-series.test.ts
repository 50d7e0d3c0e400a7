// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ratingsOverTime, type SeriesVisit, seriesOf } from '../../../lib/stats/unit-series.ts';
import { deviceAt, typedAt } from './moments.ts';

const visit = (id: string, began: SeriesVisit['body']['began'], body: object = {}): SeriesVisit => ({
  id,
  body: { ...body, began },
});
const order = (...visits: SeriesVisit[]) => seriesOf(visits).map(({ id }) => id);

describe('seriesOf', () => {
  it('goes by the time that people know, and by id within a minute', () => {
    const visits = [
      visit('d', deviceAt('2026-11-02T09:00:30')),
      visit('c', typedAt('2026-11-02T09:00')),
      visit('b', typedAt('2026-11-02T09:30', 540)),
      visit('a', deviceAt('2026-11-02T09:01')),
    ];
    expect(order(...visits)).toEqual(['b', 'c', 'd', 'a']);
    expect(order(...visits.toReversed())).toEqual(['b', 'c', 'd', 'a']);
  });

  it('leaves deleted visits out, and keeps one whose typed time does not exist', () => {
    const gone = visit('b', typedAt('2026-11-03T09:00'), { deleted: deviceAt('2026-11-04T09:00') });
    const odd = visit('c', { ...deviceAt('2026-11-05T09:00'), typed: '2026-02-30T09:00' });
    expect(order(odd, gone, visit('a', typedAt('2026-11-04T09:00')))).toEqual(['a', 'c']);
  });
});

describe('a visit that has lost its beginning', () => {
  it('goes last, and its ratings have no day', () => {
    const lost = { id: 'a', body: { 'rating.1.1': 'good' } };
    const visits = [lost, visit('b', typedAt('2026-11-02T09:00'))];
    expect(seriesOf(visits).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(ratingsOverTime(['1.1'], visits)[0]?.points[1]).toEqual({ visit: 'a', date: '', grade: 'good' });
    expect(order(visit('d', undefined), visit('c', null))).toEqual(['c', 'd']);
  });
});

describe('ratingsOverTime', () => {
  it('has a point for every visit, gaps and both ways of not grading told apart', () => {
    const visits = [
      visit('c', typedAt('2026-11-20T09:00'), { 'rating.1.1': 'good', 'rating.2.1': 'notApplicable' }),
      visit('b', typedAt('2026-11-10T09:00'), { 'rating.2.1': 'splendid' }),
      visit('a', typedAt('2026-11-01T09:00'), { 'rating.1.1': 'poor', 'rating.2.1': 'notSeen', 'rating.1.10': 'fair' }),
    ];
    const dates = ['2026-11-01', '2026-11-10', '2026-11-20'];
    const points = (grades: (string | null)[]) =>
      grades.map((grade, index) => ({ visit: 'abc'[index], date: dates[index], grade }));
    expect(ratingsOverTime(['2.1', '1.1', '9.9'], visits)).toEqual([
      { item: '2.1', points: points(['notSeen', null, 'notApplicable']) },
      { item: '1.1', points: points(['poor', null, 'good']) },
      { item: '9.9', points: points([null, null, null]) },
    ]);
    expect(ratingsOverTime([], visits)).toEqual([]);
  });
});
