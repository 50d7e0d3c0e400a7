// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { burdenOf } from '../../../lib/stats/burden.ts';
import { BurdenError, type BurdenLimits, type BurdenVisit } from '../../../lib/stats/burden-input.ts';
import { deviceAt, typedAt } from './moments.ts';

const NONE = { visitsPerUnitMonth: null, minutesPerVisit: null, peoplePerVisit: null, papersPerVisit: null };
const visit = (parts: Partial<BurdenVisit> = {}): BurdenVisit => ({
  id: 'v1',
  unit: 'u1',
  began: typedAt('2026-11-02T09:00'),
  ...parts,
});
const rowsOf = (visits: BurdenVisit[], limits: BurdenLimits = NONE) => burdenOf(visits, limits).rows;
const minutes = (began: BurdenVisit['began'], ended: BurdenVisit['ended']) =>
  rowsOf([visit({ began, ended })])[0]?.minutes;

describe('burdenOf', () => {
  it('sums by unit and month, and counts what is unknown as unknown', () => {
    const rows = rowsOf([
      visit({ id: 'a', minutes: 90, people: 3, papers: 0 }),
      visit({ id: 'b', minutes: null, people: 2 }),
      visit({ id: 'c', unit: 'u0', began: typedAt('2026-11-30T09:00') }),
      visit({ id: 'd', began: typedAt('2026-10-31T09:00'), papers: 4 }),
      visit({ id: 'e', deleted: deviceAt('2026-11-03T00:00') }),
    ]);
    expect(rows.map(({ month, unit, visits }) => [month, unit, visits])).toEqual([
      ['2026-10', 'u1', 1],
      ['2026-11', 'u0', 1],
      ['2026-11', 'u1', 2],
    ]);
    expect(rows[2]).toMatchObject({
      minutes: { sum: 90, known: 1, of: 2, derived: 0 },
      people: { sum: 5, known: 2, of: 2 },
      papers: { sum: 0, known: 1, of: 2 },
    });
    expect(rows[1]?.people).toEqual({ sum: 0, known: 0, of: 1 });
  });

  it('takes the month of the zone in which the visit began', () => {
    const eve = Date.parse('2026-10-31T16:30Z');
    const months = [480, 0].map((offset) =>
      rowsOf([visit({ began: { device: eve, offset, zone: 'Etc/Unknown' } })]).map(({ month }) => month),
    );
    expect(months).toEqual([['2026-11'], ['2026-10']]);
  });

  it('works minutes out where both ends were typed on one day, and says so', () => {
    const began = typedAt('2026-11-02T09:00');
    const unknown = { sum: 0, known: 0, of: 1, derived: 0 };
    expect(minutes(began, typedAt('2026-11-02T10:45'))).toEqual({ sum: 105, known: 1, of: 1, derived: 1 });
    expect(minutes(began, typedAt('2026-11-02T09:00'))).toEqual({ sum: 0, known: 1, of: 1, derived: 1 });
    expect(minutes(began, typedAt('2026-11-02T11:00', 540))).toMatchObject({ sum: 60, derived: 1 });
    expect(minutes(began, typedAt('2026-11-03T01:00'))).toEqual(unknown);
    expect(minutes(began, typedAt('2026-11-02T25:00'))).toEqual(unknown);
    expect(minutes(began, deviceAt('2026-11-02T21:00'))).toEqual(unknown);
    expect(minutes(deviceAt('2026-11-02T08:00'), typedAt('2026-11-02T09:00'))).toEqual(unknown);
    expect(minutes(began, null)).toEqual(unknown);
  });

  it('prefers minutes that were noted, 0 too', () => {
    const [row] = rowsOf([visit({ ended: typedAt('2026-11-02T10:00'), minutes: 0 })]);
    expect(row?.minutes).toEqual({ sum: 0, known: 1, of: 1, derived: 0 });
  });

  it('names visits whose times contradict each other or do not exist, and counts them nowhere', () => {
    const ledger = burdenOf(
      [
        visit({ id: 'a', ended: typedAt('2026-11-02T08:59'), minutes: 30 }),
        visit({ id: 'b', unit: 'u2', began: typedAt('2026-02-29T09:00') }),
        visit({ id: 'c', began: typedAt('2026-13-01T09:00') }),
        visit({ id: 'd', ended: typedAt('2026-11-02T08:30', 420) }),
      ],
      NONE,
    );
    expect(ledger.uncounted).toEqual([
      { visit: 'a', unit: 'u1', why: 'endedBeforeBegan' },
      { visit: 'b', unit: 'u2', why: 'noSuchTime' },
      { visit: 'c', unit: 'u1', why: 'noSuchTime' },
    ]);
    expect(ledger.rows.map(({ visits }) => visits)).toEqual([1]);
  });

  it('does not take the seconds of a device for a contradiction', () => {
    const ledger = burdenOf(
      [visit({ began: deviceAt('2026-11-02T09:00:42'), ended: typedAt('2026-11-02T09:00') })],
      NONE,
    );
    expect(ledger.uncounted).toEqual([]);
  });

  it('flags what is above a limit, not what is at it or unknown', () => {
    const limits = { visitsPerUnitMonth: 1, minutesPerVisit: 60, peoplePerVisit: 2, papersPerVisit: 0 };
    const [row] = rowsOf(
      [visit({ id: 'a', minutes: 61, people: 3, papers: 1 }), visit({ id: 'b', minutes: 60, people: 2 })],
      limits,
    );
    expect(row?.over).toEqual([
      { limit: 'visitsPerUnitMonth', value: 2, most: 1, visit: null },
      { limit: 'minutesPerVisit', value: 61, most: 60, visit: 'a' },
      { limit: 'peoplePerVisit', value: 3, most: 2, visit: 'a' },
      { limit: 'papersPerVisit', value: 1, most: 0, visit: 'a' },
    ]);
    expect(rowsOf([visit({ minutes: 9_999 }), visit()])[0]?.over).toEqual([]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s as a count, by name', (bad) => {
    const failing = (attempt: () => unknown) => {
      expect(attempt).toThrow(BurdenError);
      return attempt;
    };
    const visits = [visit(), visit({ people: bad })];
    expect(failing(() => burdenOf(visits, NONE))).toThrow('visits[1].people: notACount');
    expect(failing(() => burdenOf([], { ...NONE, minutesPerVisit: bad }))).toThrow('limits.minutesPerVisit: notACount');
  });
});
