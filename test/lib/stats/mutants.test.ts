// @vitest-environment node
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { everyThird } from '../../fixtures/every-third.ts';
import { failureOf, type Mutant, makeFolder, mutate } from '../draw/mutating.ts';
import { loadImplementation } from './implementation.ts';
import { PROPERTIES, type Property } from './properties.ts';

/** Shows that the properties can fail. */
const MUTANTS: Readonly<Record<string, Mutant>> = {
  'deleted visits burden too': {
    file: 'burden.ts',
    from: 'if (visit.deleted) continue;',
    to: '',
    caughtBy: 'everyVisitIsCountedOnceOrNamed',
  },
  'what is uncounted is not named': {
    file: 'burden.ts',
    from: 'uncounted.push({ visit: visit.id, unit: visit.unit, why });',
    to: 'continue;',
    caughtBy: 'everyVisitIsCountedOnceOrNamed',
  },
  'rows stand as they came': {
    file: 'burden.ts',
    from: '[...groups.keys()].sort()',
    to: '[...groups.keys()]',
    caughtBy: 'everyVisitIsCountedOnceOrNamed',
  },
  'of counts the known alone': {
    file: 'burden.ts',
    from: 'of: visits.length',
    to: 'of: known.length',
    caughtBy: 'everyVisitIsCountedOnceOrNamed',
  },
  'unknown is nought': {
    file: 'burden.ts',
    from: 'tally(({ people }) => people)',
    to: 'tally(({ people }) => people ?? 0)',
    caughtBy: 'onlyWhatIsKnownIsSummed',
  },
  'minutes worked out are not marked': {
    file: 'visit-minutes.ts',
    from: 'derived: true }',
    to: 'derived: false }',
    caughtBy: 'onlyWhatIsKnownIsSummed',
  },
  'noted minutes give way': {
    file: 'visit-minutes.ts',
    from: 'if (minutes != null) return { minutes, derived: false };',
    to: 'if (minutes) return { minutes, derived: false };',
    caughtBy: 'onlyWhatIsKnownIsSummed',
  },
  'at the limit is above it': {
    file: 'burden.ts',
    from: 'value > most',
    to: 'value >= most',
    caughtBy: 'onlyWhatIsKnownIsSummed',
  },
  'people are held against the limit of papers': {
    file: 'burden.ts',
    from: "exceeds('peoplePerVisit', people,",
    to: "exceeds('peoplePerVisit', papers,",
    caughtBy: 'flagsFollowTheLimits',
  },
  'no limit is a limit of none': {
    file: 'burden.ts',
    from: 'most !== null && value > most',
    to: 'value > (most ?? 0)',
    caughtBy: 'flagsFollowTheLimits',
  },
  'what was planned before is forgotten': {
    file: 'plan-warnings.ts',
    from: 'counts.set(keyOf({ unit, month }), visits);',
    to: '',
    caughtBy: 'aWarningIsAFlagForetold',
  },
  'the last that the limit allows is warned of': {
    file: 'plan-warnings.ts',
    from: 'visits > most',
    to: 'visits >= most',
    caughtBy: 'aWarningIsAFlagForetold',
  },
  'plans of one unit count for all': {
    file: 'plan-warnings.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a place in the source
    from: '`${month} ${unit}`',
    to: 'month && unit && month',
    caughtBy: 'aWarningIsAFlagForetold',
  },
  'within a minute the input decides': {
    file: 'unit-series.ts',
    from: ' || (a.visit.id < b.visit.id ? -1 : 1)',
    to: '',
    caughtBy: 'aSeriesHasEveryVisitInTime',
  },
  'the device goes before what was typed': {
    file: 'unit-series.ts',
    from: '(instantOf(began) ?? began.device)',
    to: 'began.device',
    caughtBy: 'aSeriesHasEveryVisitInTime',
  },
  'zones are passed over': {
    file: 'instant.ts',
    from: 'millis - offset * MINUTE',
    to: 'millis',
    caughtBy: 'aSeriesHasEveryVisitInTime',
  },
  'the thirtieth of February is in March': {
    file: 'instant.ts',
    from: ' || !new Date(millis).toISOString().startsWith(typed)',
    to: '',
    caughtBy: 'aSeriesHasEveryVisitInTime',
  },
  'gaps are closed': {
    file: 'unit-series.ts',
    from: 'points: series.map(',
    to: "points: series.filter(({ body }) => body['rating.'.concat(item)]).map(",
    caughtBy: 'aSeriesHasEveryVisitInTime',
  },
  'any word is a grade': {
    file: 'unit-series.ts',
    from: 'GRADES.find(',
    to: "[...GRADES, 'splendid' as Grade].find(",
    caughtBy: 'aSeriesHasEveryVisitInTime',
  },
};

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

test.each(everyThird(Object.entries(MUTANTS)))(
  '%s: is caught',
  async (name, mutant) => {
    const lib = await loadImplementation(mutate(folder, name, 'stats', mutant));
    const property = PROPERTIES[mutant.caughtBy] as Property;
    expect(failureOf(() => property(lib))).toMatchObject({ name: 'AssertionError' });
  },
  300_000,
);
