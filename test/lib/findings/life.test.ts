// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lifeOf, onwardFrom, refuseStep, refuseTaking, type Step } from '../../../lib/findings/life.ts';
import { FINDING_STATES, type FindingState, REDO_REASONS } from '../../../lib/model/findings.ts';
import { runs } from '../changes/runs.ts';

const step = (id: string, to: FindingState, at: number, more: Partial<Step> = {}): Step => ({ id, to, at, ...more });
const proof = { visit: 'v2', note: 'n2' };

const DOUBTS = ['isVisitOlder', 'isVisitOver', 'isNoteOlder', 'isNoteLate'] as const;

const IDS = Array.from({ length: 14 }, (_, at) => `step ${at}`);
const anyStep: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom(...IDS),
  to: fc.constantFrom(...FINDING_STATES),
  at: fc.nat(20),
  visit: fc.constantFrom(null, undefined, 'v1', 'v2'),
  note: fc.constantFrom(null, 'n2'),
  reason: fc.constantFrom(null, ...REDO_REASONS),
  after: fc.constantFrom(null, undefined, ...IDS, 'elsewhere'),
});

describe('the life of a finding', () => {
  test('goes from open to closed, with a follow-up visit and its note', () => {
    const steps = [step('a', 'underway', 1), step('b', 'toCheck', 2), step('c', 'closed', 3, proof)];
    expect(lifeOf(steps, 'v1')).toEqual({ state: 'closed', taken: steps, void: [], steps });
  });

  test('a step that another overtook stays void when the same state comes again', () => {
    const reported = step('b', 'toCheck', 2, { after: 'a' });
    const redone = step('c', 'redo', 3, { after: 'b', reason: 'notSolved' });
    const closed = step('d', 'closed', 9, { ...proof, after: 'b' });
    const again = step('e', 'toCheck', 4, { after: 'c' });
    expect(lifeOf([step('a', 'underway', 1), reported, redone, closed, again], 'v1').state).toBe('toCheck');
  });

  test.each([
    ['open', 'closed', proof, 'notFromHere'],
    ['open', 'toCheck', {}, 'notFromHere'],
    ['underway', 'closed', proof, 'notFromHere'],
    ['toCheck', 'closed', {}, 'needsVisit'],
    ['toCheck', 'closed', { visit: 'v1', note: 'n1' }, 'sameVisit'],
    ['toCheck', 'closed', { visit: 'v2' }, 'needsNote'],
    ['toCheck', 'redo', {}, 'needsReason'],
    ['closed', 'underway', {}, 'notFromHere'],
    ['closed', 'open', {}, 'notFromHere'],
    ['open', 'redo', { reason: 'dissatisfied' }, 'notFromHere'],
    ['toCheck', 'closed', proof, null],
    ['toCheck', 'redo', { reason: 'notSolved' }, null],
    ['closed', 'redo', { reason: 'dissatisfied' }, null],
    ['closed', 'redo', { reason: 'cameBack' }, null],
    ['redo', 'toCheck', {}, null],
  ] as const)('from %s to %s with %o: %s', (state, to, more, why) => {
    expect(refuseStep(state, { to, ...more }, 'v1')).toBe(why);
  });

  test.each([
    ['toCheck', 'closed', { ...proof, isVisitOlder: true }, 'visitTooEarly'],
    ['toCheck', 'closed', { visit: 'v2', isVisitOlder: true }, 'visitTooEarly'],
    ['toCheck', 'closed', { visit: 'v2' }, 'needsNote'],
    ['toCheck', 'closed', { ...proof, isNoteOlder: true }, 'noteTooEarly'],
    ['toCheck', 'closed', { ...proof, isVisitOver: true }, 'visitOver'],
    ['toCheck', 'closed', { visit: 'v2', isVisitOver: true }, 'visitOver'],
    ['toCheck', 'closed', { ...proof, isVisitOlder: true, isVisitOver: true }, 'visitTooEarly'],
    ['toCheck', 'closed', { ...proof, isNoteLate: true }, 'visitHanded'],
    ['toCheck', 'redo', { ...proof, reason: 'notSolved', isVisitOver: true }, 'visitOver'],
    ['toCheck', 'redo', { ...proof, reason: 'notSolved', isNoteLate: true }, 'visitHanded'],
    // What the unit itself says needs no visit under way, and no visit that was handed over takes a note of it either.
    ['underway', 'toCheck', { isVisitOver: true }, null],
    ['underway', 'toCheck', { ...proof, isNoteLate: true }, 'visitHanded'],
    ['toCheck', 'closed', proof, null],
    ['toCheck', 'redo', { reason: 'notSolved' }, 'needsSeen'],
    ['toCheck', 'redo', { reason: 'notSolved', seen: ' ' }, 'needsSeen'],
    ['toCheck', 'redo', { reason: 'notSolved', seen: '还是旧的' }, null],
    ['closed', 'redo', { ...proof, reason: 'cameBack', isNoteOlder: true }, 'noteTooEarly'],
    // Where it was found, a redo may be seen as well.
    ['toCheck', 'redo', { visit: 'v1', note: 'n1', reason: 'notSolved', isVisitOlder: true }, null],
    ['open', 'underway', { isVisitOlder: true, isNoteOlder: true }, null],
    ['open', 'closed', { ...proof, isVisitOlder: true }, 'notFromHere'],
  ] as const)('taken now from %s to %s with %o: %s', (state, to, more, why) => {
    expect(refuseTaking(state, { to, ...more }, 'v1')).toBe(why);
  });

  test('what can be taken now counts in the log', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FINDING_STATES),
        anyStep,
        fc.array(fc.constantFrom(...DOUBTS)),
        (state, one, had) => {
          const doubts = Object.fromEntries(had.map((doubt) => [doubt, true]));
          const refused = refuseTaking(state, { ...one, ...doubts }, 'v1');
          if (refused === null) expect(refuseStep(state, one, 'v1')).toBeNull();
          if (one.to === 'closed' && had.length > 0) expect(refused).not.toBeNull();
        },
      ),
      runs(),
    );
  });

  test('of two who close it at once, the first counts and the second is kept and shown', () => {
    const before = [step('a', 'underway', 1), step('b', 'toCheck', 2)];
    const [first, second] = [step('c', 'closed', 3, proof), step('d', 'closed', 4, proof)];
    const life = lifeOf([second, ...before, first], 'v1');
    expect(life.state).toBe('closed');
    expect(life.taken.at(-1)).toBe(first);
    expect(life.void).toEqual([{ step: second, why: 'notFromHere' }]);
  });

  const [made, reported] = [step('a', 'underway', 1), step('b', 'toCheck', 900, { after: 'a' })];

  test('follow each other as they were seen, though one clock is hours ahead', () => {
    const done = step('c', 'closed', 4, { ...proof, after: 'b' });
    expect(lifeOf([done, reported, made], 'v1')).toMatchObject({ state: 'closed', taken: [made, reported, done] });
  });

  test('one that was taken of what stood otherwise never counts later, whatever its time says', () => {
    for (const at of [0, 2, 1e12]) {
      const waiting = step('x', 'closed', at, proof);
      expect(lifeOf([made, reported, waiting], 'v1')).toMatchObject({ state: 'toCheck', void: [{ step: waiting }] });
      const late = step('y', 'closed', at, { ...proof, after: 'a' });
      expect(lifeOf([made, reported, late], 'v1')).toMatchObject({ state: 'toCheck', void: [{ step: late }] });
    }
  });

  test('one that follows what is not here waits for it', () => {
    const done = step('c', 'closed', 4, { ...proof, after: 'b' });
    expect(lifeOf([made, done], 'v1')).toMatchObject({
      state: 'underway',
      void: [{ step: done, why: 'notFromHere' }],
    });
    const again = step('c', 'toCheck', 4, { after: 'elsewhere' });
    expect(lifeOf([made, again], 'v1')).toMatchObject({ void: [{ step: again, why: 'beforeUnknown' }] });
  });

  test('every step counts or is shown, and only legal ones count, whatever the order they arrive in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyStep, { selector: ({ id }) => id, maxLength: 12 }), fc.nat(), (steps, seed) => {
        const life = lifeOf(steps, 'v1');
        const shuffled = [...steps].sort((a, b) => ((a.at * 31 + seed) % 7) - ((b.at * 31 + seed) % 7));
        expect(lifeOf(shuffled, 'v1')).toEqual(life);
        expect([...life.taken, ...life.void.map((one) => one.step)]).toHaveLength(steps.length);
        let state: FindingState = 'open';
        for (const taken of life.taken) {
          expect(onwardFrom(state)).toContain(taken.to);
          if (taken.to === 'closed') expect(taken).toMatchObject(proof);
          state = taken.to;
        }
        expect(life.state).toBe(state);
      }),
      runs(),
    );
  });

  test('from every state there is a way on, and every state can be reached', () => {
    const reached = new Set<FindingState>(['open']);
    for (const state of reached) for (const next of onwardFrom(state)) reached.add(next);
    expect([...reached].sort()).toEqual([...FINDING_STATES].sort());
    for (const state of FINDING_STATES) expect(onwardFrom(state).length).toBeGreaterThan(0);
  });
});
