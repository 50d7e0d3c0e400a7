import * as fc from 'fast-check';
import { expect } from 'vitest';
import { GRADES } from '../../../lib/model/records.ts';
import type { Moment } from '../../../lib/model/time.ts';
import type { BurdenVisit } from '../../../lib/stats/burden-input.ts';
import { runs } from '../draw/runs.ts';
import type { Implementation } from './implementation.ts';
import { deviceAt, typedAt } from './moments.ts';

/** Throws when the implementation does not keep it. */
export type Property = (lib: Implementation) => void;

const LIMITS = { visitsPerUnitMonth: 2, minutesPerVisit: 60, peoplePerVisit: 3, papersPerVisit: 1 };
const time = fc
  .tuple(fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02'), fc.constantFrom('08:00', '09:30', '23:59'))
  .map((parts) => parts.join('T'));
const offset = fc.constantFrom(0, 480, 540);
const moment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(time, offset).map((parts) => typedAt(...parts)) },
  { weight: 3, arbitrary: fc.tuple(time, offset).map((parts) => deviceAt(...parts)) },
  { weight: 1, arbitrary: fc.constant(typedAt('2026-02-30T09:00')) },
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
const visit = fc.record({
  id: fc.nat(30).map((number) => `v${number}`),
  unit: fc.constantFrom('u1', 'u2'),
  began: moment,
  ended: maybe(moment),
  minutes: maybe(fc.nat(120)),
  people: maybe(fc.nat(6)),
  papers: maybe(fc.nat(3)),
  deleted: maybe(moment),
});
/** Most visits stand. */
const visits: fc.Arbitrary<BurdenVisit[]> = fc
  .uniqueArray(visit, { maxLength: 12, selector: ({ id }) => id })
  .map((list) => list.map((one, index) => (index % 3 === 0 ? one : { ...one, deleted: null })));
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

function everyVisitIsCountedOnceOrNamed(lib: Implementation): void {
  fc.assert(
    fc.property(visits, (given) => {
      const { rows, uncounted } = lib.burdenOf(given, LIMITS);
      const live = given.filter(({ deleted }) => !deleted);
      expect(sum(rows.map((row) => row.visits)) + uncounted.length).toBe(live.length);
      const keys = rows.map(({ month, unit }) => `${month} ${unit}`);
      expect(keys).toEqual([...new Set(keys)].sort());
      for (const row of rows) for (const { of } of [row.minutes, row.people, row.papers]) expect(of).toBe(row.visits);
    }),
    runs(),
  );
}

function onlyWhatIsKnownIsSummed(lib: Implementation): void {
  fc.assert(
    fc.property(visits, (given) => {
      const { rows, uncounted } = lib.burdenOf(given, LIMITS);
      const out = new Set(uncounted.map((one) => one.visit));
      const counted = given.filter(({ id, deleted }) => !deleted && !out.has(id));
      for (const key of ['people', 'papers', 'minutes'] as const) {
        const known = counted.flatMap((one) => one[key] ?? []);
        const derived = key === 'minutes' ? sum(rows.map(({ minutes }) => minutes.derived)) : 0;
        expect(sum(rows.map((row) => row[key].known))).toBe(known.length + derived);
        const total = sum(rows.map((row) => row[key].sum));
        if (derived === 0) expect(total).toBe(sum(known));
        else expect(total).toBeGreaterThanOrEqual(sum(known));
      }
      for (const { over } of rows) for (const { value, most } of over) expect(value).toBeGreaterThan(most);
    }),
    runs(),
  );
}

/** A limit that nothing is above flags nothing; one that everything is above flags all that is known. */
function flagsFollowTheLimits(lib: Implementation): void {
  fc.assert(
    fc.property(visits, (given) => {
      const flags = (most: number | null) =>
        lib.burdenOf(given, {
          ...{ visitsPerUnitMonth: most, minutesPerVisit: most, peoplePerVisit: most, papersPerVisit: most },
        });
      for (const most of [null, 100_000]) for (const { over } of flags(most).rows) expect(over).toEqual([]);
      for (const { over, visits: count } of flags(0).rows) {
        expect(over.filter(({ limit }) => limit === 'visitsPerUnitMonth')).toEqual([
          { limit: 'visitsPerUnitMonth', value: count, most: 0, visit: null },
        ]);
        const people = over.filter(({ limit }) => limit === 'peoplePerVisit');
        for (const { visit: id, value } of people) expect(given.find((one) => one.id === id)?.people).toBe(value);
      }
      const { rows, uncounted } = flags(0);
      const out = new Set(uncounted.map((one) => one.visit));
      const some = given.filter((one) => !one.deleted && !out.has(one.id) && (one.people ?? 0) > 0);
      const flagged = rows.flatMap(({ over }) => over.filter(({ limit }) => limit === 'peoplePerVisit'));
      expect(flagged).toHaveLength(some.length);
    }),
    runs(),
  );
}

/** A planned visit is warned of exactly where having made it would be flagged. */
function aWarningIsAFlagForetold(lib: Implementation): void {
  const planned = fc.record({ unit: fc.constantFrom('u1', 'u2'), month: fc.constantFrom('2026-10', '2026-11') });
  fc.assert(
    fc.property(visits, fc.array(planned, { maxLength: 6 }), (given, plan) => {
      const made = plan.map(({ unit, month }, index) => ({
        id: `p${index}`,
        unit,
        began: typedAt(`${month}-15T09:00`),
      }));
      const warned = lib.planWarnings(lib.burdenOf(given, LIMITS), plan, LIMITS).map(({ index }) => index);
      const flagged = plan.flatMap(({ unit, month }, index) => {
        const { rows } = lib.burdenOf([...given, ...made.slice(0, index + 1)], LIMITS);
        const row = rows.find((one) => one.unit === unit && one.month === month);
        return row?.over.some(({ limit }) => limit === 'visitsPerUnitMonth') ? [index] : [];
      });
      expect(warned).toEqual(flagged);
    }),
    runs(),
  );
}

function aSeriesHasEveryVisitInTime(lib: Implementation): void {
  const grades = fc.constantFrom(undefined, null, 'splendid', ...GRADES);
  const body = fc.record({
    began: moment,
    deleted: fc.constantFrom(null, null, typedAt('2026-11-05T09:00')),
    'rating.1.1': grades,
  });
  const entry = fc.record({ id: fc.nat(30).map((number) => `v${number}`), body });
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 10, selector: ({ id }) => id }), (given) => {
      const series = lib.seriesOf(given);
      expect(lib.seriesOf(given.toReversed())).toEqual(series);
      expect(series.map(({ id }) => id).sort()).toEqual(
        given.flatMap(({ id, body: { deleted } }) => (deleted ? [] : [id])).sort(),
      );
      const began = ({ body: { began: at } }: (typeof given)[0]) => {
        const typed = at.typed === '2026-02-30T09:00' ? undefined : at.typed;
        return typed ? Date.parse(`${typed}Z`) - at.offset * 60_000 : at.device;
      };
      for (const [index, one] of series.entries()) {
        const next = series[index + 1];
        if (next) expect(began(one) < began(next) || (began(one) === began(next) && one.id < next.id)).toBe(true);
      }
      const points = lib.ratingsOverTime(['1.1'], given)[0]?.points ?? [];
      expect(points.map((point) => point.visit)).toEqual(series.map(({ id }) => id));
      for (const [index, { grade }] of points.entries()) {
        const said = series[index]?.body['rating.1.1'] ?? null;
        expect(grade).toBe(said === 'splendid' ? null : said);
      }
    }),
    runs(),
  );
}

/** Everything that the room promises, asked of the real one in properties.test.ts and of mutants in mutants.test.ts. */
export const PROPERTIES: Readonly<Record<string, Property>> = {
  everyVisitIsCountedOnceOrNamed,
  onlyWhatIsKnownIsSummed,
  flagsFollowTheLimits,
  aWarningIsAFlagForetold,
  aSeriesHasEveryVisitInTime,
};
