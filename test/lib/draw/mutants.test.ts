// @vitest-environment node
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { everyThird } from '../../fixtures/every-third.ts';
import { loadImplementation } from './implementation.ts';
import { failureOf, type Mutant, makeFolder, mutate } from './mutating.ts';
import { PROPERTIES, type Property } from './properties.ts';

/** Shows that the properties can fail. */
const MUTANTS: Readonly<Record<string, Mutant>> = {
  'units stand as they came': {
    file: 'roster.ts',
    from: 'entries.sort((a, b) => (a.id < b.id ? -1 : 1))',
    to: 'entries',
    caughtBy: 'theOrderOfTheInputCountsForNothing',
  },
  'traits stand as they came': {
    file: 'roster.ts',
    from: '[...new Set(texts)].sort()',
    to: '[...new Set(texts)]',
    caughtBy: 'theOrderOfTheInputCountsForNothing',
  },
  'what is named twice stands twice': {
    file: 'roster.ts',
    from: '[...new Set(texts)].sort()',
    to: '[...texts].sort()',
    caughtBy: 'theOrderOfTheInputCountsForNothing',
  },
  'the hash is of the ids alone': {
    file: 'roster.ts',
    from: 'canonicalJson([...units])',
    to: 'canonicalJson(units.map(({ id }) => id))',
    caughtBy: 'anyChangeOfRosterOrSeedGivesAnotherOrder',
  },
  'the lot is of the unit alone': {
    file: 'lot.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a place in the source
    from: '`${rosterHash}\\n${message}`',
    to: 'message',
    caughtBy: 'anyChangeOfRosterOrSeedGivesAnotherOrder',
  },
  'the lot ignores the seed': {
    file: 'lot.ts',
    from: 'hexToBytes(seed)',
    to: 'new Uint8Array(32)',
    caughtBy: 'anyChangeOfRosterOrSeedGivesAnotherOrder',
  },
  'the seed is text and not bytes': {
    file: 'lot.ts',
    from: 'hexToBytes(seed)',
    to: 'utf8ToBytes(seed)',
    caughtBy: 'theFirstByLotOfEachStratumArePicked',
  },
  'the largest lot goes first': {
    file: 'lot.ts',
    from: 'compare(a.lot, b.lot)',
    to: 'compare(b.lot, a.lot)',
    caughtBy: 'theFirstByLotOfEachStratumArePicked',
  },
  'picks stand in the order of strata': {
    file: 'draw.ts',
    from: 'eligible.flatMap(({ id }) => (picked.has(id) ? [id] : []))',
    to: '[...picked]',
    caughtBy: 'theFirstByLotOfEachStratumArePicked',
  },
  'the first of a stratum is passed over': {
    file: 'draw.ts',
    from: 'units.slice(0, quota)',
    to: '(units.length > quota ? units.slice(1, quota + 1) : units.slice(0, quota))',
    caughtBy: 'theFirstByLotOfEachStratumArePicked',
  },
  'units without a label are in no stratum': {
    file: 'strata.ts',
    from: 'found.has(null) ? [...labels, null] : labels',
    to: 'labels',
    caughtBy: 'everyUnitIsAccountedFor',
  },
  'what lacks is not counted': {
    file: 'draw.ts',
    from: 'quota, missing, picked',
    to: 'quota, missing: 0, picked',
    caughtBy: 'everyUnitIsAccountedFor',
  },
  'what lacks is not refused': {
    file: 'draw.ts',
    from: "missing > 0 && rule.whenShort === 'refuse'",
    to: 'false',
    caughtBy: 'nothingLacksSilently',
  },
  'too small a whole is not refused': {
    file: 'draw.ts',
    from: "throw new DrawError('tooMany', { wanted: rule.count, available })",
    to: 'return shares.map(({ eligible }) => eligible)',
    caughtBy: 'nothingLacksSilently',
  },
  'a visit on the day itself does not count': {
    file: 'eligible.ts',
    from: 'lastVisit >= since',
    to: 'lastVisit > since',
    caughtBy: 'nobodyIsLeftOutWithoutTheReasonBeingTrue',
  },
  'never visited counts as visited': {
    file: 'eligible.ts',
    from: ' || lastVisit === null) return false',
    to: ') return false; if (lastVisit === null) return true',
    caughtBy: 'nobodyIsLeftOutWithoutTheReasonBeingTrue',
  },
  'all members must be recused': {
    file: 'eligible.ts',
    from: 'filter.members?.some(',
    to: 'filter.members?.every(',
    caughtBy: 'nobodyIsLeftOutWithoutTheReasonBeingTrue',
  },
  'a unit needs all the traits': {
    file: 'eligible.ts',
    from: '!unit.traits.some((trait) => isAmong(trait, filter.traits))',
    to: '!filter.traits.every((trait) => unit.traits.includes(trait))',
    caughtBy: 'nobodyIsLeftOutWithoutTheReasonBeingTrue',
  },
  'quotas are rounded each by itself': {
    file: 'allocate.ts',
    from: 'for (const share of served) quotas',
    to: 'for (const share of shares.filter((one) => remainder(one) * 2 >= all)) quotas',
    caughtBy: 'quotasAreWithinOneOfTheirShare',
  },
  'the smallest remainder is served first': {
    file: 'allocate.ts',
    from: 'remainder(b) - remainder(a)',
    to: 'remainder(a) - remainder(b)',
    caughtBy: 'theLargestRemaindersAreServedFirst',
  },
  'ties go to the first that came': {
    file: 'allocate.ts',
    from: ' || precedes(a, b)',
    to: ' || -precedes(a, b)',
    caughtBy: 'theLargestRemaindersAreServedFirst',
  },
  'the minimum is looked at once': {
    file: 'allocate.ts',
    from: 'if (above.length === free.length) return free;',
    to: 'if (above.length <= free.length) return above;',
    caughtBy: 'theMinimumHoldsAndTheRestStaysProportional',
  },
  'the minimum comes on top of the share': {
    file: 'allocate.ts',
    from: 'left * eligible >= minimum * all',
    to: 'eligible > 0',
    caughtBy: 'theMinimumHoldsAndTheRestStaysProportional',
  },
  'who is excluded is not compared': {
    file: 'check-draw.ts',
    from: "compare('excluded', expected.excluded, found.excluded)",
    to: 'null',
    caughtBy: 'everyTamperedResultIsSeen',
  },
  'picks are compared as a set': {
    file: 'check-draw.ts',
    from: " ?? compare('order', expected, found)",
    to: '',
    caughtBy: 'everyTamperedResultIsSeen',
  },
  'strata are not compared': {
    file: 'check-draw.ts',
    from: 'compareStrata(expected.strata, found.strata) ??',
    to: '',
    caughtBy: 'everyTamperedResultIsSeen',
  },
  'the roster is not compared': {
    file: 'check-draw.ts',
    from: 'hash !== roster.hash',
    to: 'false',
    caughtBy: 'anotherRosterIsSeen',
  },
  'a redraw finds its own seed again': {
    file: 'check-draw.ts',
    from: 'others.some((other) => other.seed === seed)',
    to: 'others.length > 0',
    caughtBy: 'anHonestRecordHasNoDifference',
  },
};

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

test.each(everyThird(Object.entries(MUTANTS)))(
  '%s: is caught',
  async (name, mutant) => {
    const lib = await loadImplementation(mutate(folder, name, 'draw', mutant));
    const property = PROPERTIES[mutant.caughtBy] as Property;
    expect(failureOf(() => property(lib))).toMatchObject({ name: 'AssertionError' });
  },
  300_000,
);
