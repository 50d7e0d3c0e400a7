// @vitest-environment node
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { everyThird } from '../../fixtures/every-third.ts';
import { type Implementation, loadImplementation } from './implementation.ts';
import { PROPERTIES, type Property } from './properties.ts';

/**
 * Shows that the properties can fail: each mutant is the real source with one place changed, and the named property must
 * catch it. A mutant whose place is no longer found fails too: write it anew for the new source.
 */
type Mutant = { file: string; from: string; to: string; caughtBy: string };

const MUTANTS: Readonly<Record<string, Mutant>> = {
  'the canonical order ignores the author': {
    file: 'merge.ts',
    from: 'compareText(a.author, b.author) || ',
    to: '',
    caughtBy: 'mergingIsCommutativeAssociativeAndIdempotent',
  },
  'the union is by record and field': {
    file: 'merge.ts',
    from: '[change.id, change]',
    to: '[change.rec + change.field, change]',
    caughtBy: 'nothingLeavesTheUnionButBySquashing',
  },
  'the union forgets what was replaced': {
    file: 'merge.ts',
    from: '[...byId.values()]',
    to: '[...byId.values()].filter(({ id }) => !sets.flat().some(({ sup }) => sup.includes(id)))',
    caughtBy: 'nothingLeavesTheUnionButBySquashing',
  },
  'the order is that of arrival': {
    file: 'merge.ts',
    from: '.sort(compareChanges)',
    to: '',
    caughtBy: 'mergingIsCommutativeAssociativeAndIdempotent',
  },
  'the id ignores the author': {
    file: 'make-change.ts',
    from: 'canonicalJson(partsOf(rest) as { [key: string]: Json })',
    to: "canonicalJson({ ...partsOf(rest), author: '' })",
    caughtBy: 'anIdIsOfEveryPart',
  },
  'no hash is checked': {
    file: 'verify-change.ts',
    from: 'changeIdOf(change) !== change.id',
    to: 'false',
    caughtBy: 'anIdIsOfEveryPart',
  },
  'sup is ignored': {
    file: 'heads.ts',
    from: 'named !== id',
    to: 'false',
    caughtBy: 'headsAndConflictsAreAsDesigned',
  },
  'sup works across fields': {
    file: 'heads.ts',
    from: 'unreplaced(mergeChanges(changes.filter((change) => touches(change, field))))',
    to: 'unreplaced(mergeChanges(changes)).filter((change) => touches(change, field))',
    caughtBy: 'aForeignSupReplacesNothing',
  },
  'sup works across records': {
    file: 'heads.ts',
    from: 'for (const { id, rec, sup } of touching) {',
    to: 'for (const { id, sup } of touching) for (const { rec } of touching) {',
    caughtBy: 'aForeignSupReplacesNothing',
  },
  'a change that names itself is gone': {
    file: 'heads.ts',
    from: 'if (named !== id) ',
    to: '',
    caughtBy: 'aForeignSupReplacesNothing',
  },
  'the oldest head is shown': {
    file: 'heads.ts',
    from: '.at(-1)',
    to: '.at(0)',
    caughtBy: 'headsAndConflictsAreAsDesigned',
  },
  'the head that came last is shown': {
    file: 'heads.ts',
    from: 'heads.toSorted(compareChanges)',
    to: 'heads',
    caughtBy: 'headsAndConflictsAreAsDesigned',
  },
  'two heads that agree are a conflict': {
    file: 'heads.ts',
    from: 'new Set(heads.map((head) => canonicalJson(valueIn(head, field)))).size',
    to: 'heads.length',
    caughtBy: 'headsAndConflictsAreAsDesigned',
  },
  'advancing keeps what was replaced': {
    file: 'heads.ts',
    from: '[...change.sup, change.id, instead]',
    to: '[instead]',
    caughtBy: 'headsAdvancedAreHeadsMaterialised',
  },
  'advancing keeps what was squashed': {
    file: 'heads.ts',
    from: 'change.id, instead]',
    to: 'change.id]',
    caughtBy: 'headsAdvancedAreHeadsMaterialised',
  },
  'squashing knows no idle limit': {
    file: 'squash.ts',
    from: ' && idle <= MAX_IDLE',
    to: '',
    caughtBy: 'onlyUnsharedTypingIsSquashed',
  },
  'squashing ignores the window': {
    file: 'squash.ts',
    from: 'run.window !== facts.window || ',
    to: '',
    caughtBy: 'eachConditionOfTheSquashRuleCounts',
  },
  'squashing takes what was handed over': {
    file: 'squash.ts',
    from: 'facts.sharedThrough === null || previous.hlc > facts.sharedThrough',
    to: 'true',
    caughtBy: 'onlyUnsharedTypingIsSquashed',
  },
  'squashing takes what a sup names': {
    file: 'squash.ts',
    from: 'if (!facts.heads.includes(previous.id)) return false;',
    to: '',
    caughtBy: 'eachConditionOfTheSquashRuleCounts',
  },
  'squashing never stops': {
    file: 'squash.ts',
    from: ' || run.count >= MAX_SQUASHES',
    to: '',
    caughtBy: 'onlyUnsharedTypingIsSquashed',
  },
  'squashing takes a text that was wiped out': {
    file: 'squash.ts',
    from: 'takenAway(previous.value, next.value) <= MAX_TAKEN',
    to: 'true',
    caughtBy: 'onlyUnsharedTypingIsSquashed',
  },
  'a squash forgets what the one before replaced': {
    file: 'squash.ts',
    from: '{ ...next, sup: previous.sup }',
    to: 'next',
    caughtBy: 'onlyUnsharedTypingIsSquashed',
  },
  'time is the wall clock only': {
    file: 'clock.ts',
    from: 'last === null || now > millisOf(last)',
    to: 'true',
    caughtBy: 'ticksRiseWhateverTheClockDoes',
  },
  'the counter runs over': {
    file: 'clock.ts',
    from: 'count < MAX_COUNT',
    to: 'true',
    caughtBy: 'ticksRiseWhateverTheClockDoes',
  },
  'a clock days ahead drags ours along': {
    file: 'clock.ts',
    from: 'millisOf(seen) > toMillis(nowMillis) + MAX_LEAD',
    to: 'false',
    caughtBy: 'seeingMovesOursForwardByAnHourAtMost',
  },
  'a seen clock takes ours back': {
    file: 'clock.ts',
    from: 'last === null || seen > last ? seen : last',
    to: 'seen',
    caughtBy: 'seeingMovesOursForwardByAnHourAtMost',
  },
  'keys are spelled in the order in which they came': {
    file: 'canonical.ts',
    from: '.sort()',
    to: '',
    caughtBy: 'canonicalJsonIsOneSpellingAndReadsBack',
  },
  'history trusts the clock alone': {
    file: 'history.ts',
    from: 'inOrderOfDoing(touching)',
    to: 'touching',
    caughtBy: 'historyHasEveryVersionOnceNewestFirst',
  },
};

// Inside the project, so that outside packages are found; in a folder that git and Biome pass over.
const lib = join(import.meta.dirname, '../../../lib');
const cache = join(lib, '../.cache');
mkdirSync(cache, { recursive: true });
const room = mkdtempSync(join(cache, 'mutants-'));
afterAll(() => rmSync(room, { recursive: true }));

/** What an expectation said, inside fast-check's report or not: a mutant that merely crashes proves nothing. */
function failureOf(property: Property, mutant: Implementation): unknown {
  try {
    property(mutant);
  } catch (error) {
    return error instanceof Error ? (error.cause ?? error) : error;
  }
  return 'it was not caught';
}

test.each(everyThird(Object.entries(MUTANTS)))(
  '%s: is caught',
  async (name, { file, from, to, caughtBy }) => {
    const own = join(room, name.replaceAll(' ', '-'));
    cpSync(join(lib, 'model'), join(own, 'model'), { recursive: true });
    cpSync(join(lib, 'changes'), join(own, 'changes'), { recursive: true });
    const source = readFileSync(join(own, 'changes', file), 'utf8');
    expect(source.split(from).length - 1, 'places found').toBe(1);
    writeFileSync(
      join(own, 'changes', file),
      source.replace(from, () => to),
    );
    const mutant = await loadImplementation(join(own, 'changes'));
    const property = PROPERTIES[caughtBy] as Property;
    expect(failureOf(property, mutant)).toMatchObject({ name: 'AssertionError' });
  },
  300_000,
);
