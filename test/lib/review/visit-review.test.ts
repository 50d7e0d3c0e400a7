// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { WhyMayNot } from '../../../lib/review/rights.ts';
import {
  authorsOf,
  handedBefore,
  handingSteps,
  type ReviewFacts,
  type ReviewStep,
  refuseReview,
  reviewOf,
  reviewOnward,
  reviewStepOf,
} from '../../../lib/review/visit-review.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';

const PEOPLE = ['author', 'reviewer', 'lead', 'stranger'] as const;
const MAY: Record<string, readonly string[]> = {
  reviewer: ['accept', 'return'],
  lead: ['accept', 'return', 'reopen'],
  author: ['accept', 'return'],
};
const whyMayNot: WhyMayNot = (person, what) => (MAY[person]?.includes(what) ? null : 'notTheirRole');
const facts: ReviewFacts = { isAuthor: (person) => person === 'author', whyMayNot };

let count = 0;
const step = (to: ReviewStep['to'], person: string, at: number, more: Partial<ReviewStep> = {}): ReviewStep => ({
  ...{ id: `s${count++}`, to, person, hlc: hlcOf(at) },
  ...more,
});
const state = (...steps: ReviewStep[]) => reviewOf(steps, facts).state.is;

describe('the review of a visit', () => {
  it('goes from being written over handing over, returning and handing over again to acceptance', () => {
    const steps = [
      step('submitted', 'author', 1),
      step('returned', 'reviewer', 2, { reason: '缺佐证' }),
      step('submitted', 'author', 3),
      step('accepted', 'reviewer', 4),
    ];
    expect(steps.map((_, at) => state(...steps.slice(0, at + 1)))).toEqual([
      'submitted',
      'returned',
      'submitted',
      'accepted',
    ]);
    expect(state()).toBe('written');
    expect(state(...steps, step('reopened', 'lead', 5, { reason: '又有反映' }))).toBe('reopened');
  });

  it('is not accepted by somebody who had seen an earlier hand-over, also once it is handed over again', () => {
    const first = step('submitted', 'author', 1);
    const returned = step('returned', 'reviewer', 2, { after: first.id, reason: '缺佐证' });
    const late = step('accepted', 'lead', 9, { after: first.id });
    const again = step('submitted', 'author', 3, { after: returned.id });
    expect(state(first, returned, late)).toBe('returned');
    expect(state(first, returned, late, again)).toBe('submitted');
    expect(state(first, returned, late, again, step('accepted', 'lead', 4, { after: again.id }))).toBe('accepted');
  });

  it.each([
    ['written', [], 'accepted', 'reviewer', {}, 'notFromHere'],
    ['written', [], 'submitted', 'author', {}, null],
    ['written', [], 'submitted', 'lead', {}, null],
    ['written', [], 'submitted', 'stranger', {}, 'notYours'],
    ['submitted', ['submitted'], 'takenBack', 'author', {}, null],
    ['submitted', ['submitted'], 'takenBack', 'reviewer', {}, 'notYours'],
    ['submitted', ['submitted'], 'accepted', 'reviewer', {}, null],
    ['submitted', ['submitted'], 'accepted', 'author', {}, 'ownVisit'],
    ['submitted', ['submitted'], 'accepted', 'stranger', {}, 'notTheirRole'],
    ['submitted', ['submitted'], 'returned', 'reviewer', {}, 'needsReason'],
    ['submitted', ['submitted'], 'returned', 'reviewer', { reason: ' ' }, 'needsReason'],
    ['submitted', ['submitted'], 'returned', 'reviewer', { asks: ['c1'] }, null],
    ['submitted', ['submitted'], 'submitted', 'author', {}, 'notFromHere'],
    ['accepted', ['submitted', 'accepted'], 'reopened', 'reviewer', { reason: '又有反映' }, 'notTheirRole'],
    ['accepted', ['submitted', 'accepted'], 'reopened', 'lead', {}, 'needsReason'],
    ['accepted', ['submitted', 'accepted'], 'reopened', 'lead', { asks: ['c1'] }, 'needsReason'],
    ['accepted', ['submitted', 'accepted'], 'takenBack', 'author', {}, 'notFromHere'],
    ['accepted', ['submitted', 'accepted'], 'returned', 'lead', { reason: '缺佐证' }, 'notFromHere'],
  ] as const)('when %s after %o: %s by the %s with %o: %s', (is, before, to, person, more, why) => {
    const steps = before.map((one, at) => step(one, 'lead', at));
    const review = reviewOf(steps, facts);
    expect(review.state.is).toBe(is);
    expect(refuseReview(review.state, { to, person, ...more }, facts)).toBe(why);
    const tried = step(to, person, 10, more);
    expect(reviewOf([...steps, tried], facts).void).toEqual(why ? [{ step: tried, why }] : []);
  });

  it('goes back to what it was when it is taken back', () => {
    const [handed, returned] = [step('submitted', 'author', 1), step('returned', 'lead', 2, { reason: '缺佐证' })];
    expect(state(handed, step('takenBack', 'author', 2))).toBe('written');
    expect(state(handed, returned, step('takenBack', 'author', 3))).toBe('returned');
    const again = [step('submitted', 'author', 3), step('takenBack', 'author', 4)];
    expect(state(handed, returned, ...again)).toBe('returned');
  });

  it('asks of the right at the time of the step', () => {
    const once: WhyMayNot = (_, __, at) => (at !== undefined && at.hlc <= hlcOf(5) ? null : 'notOnRoster');
    const steps = (at: number) => [step('submitted', 'author', 1), step('accepted', 'reviewer', at)];
    expect(reviewOf(steps(5), { ...facts, whyMayNot: once }).state.is).toBe('accepted');
    expect(reviewOf(steps(6), { ...facts, whyMayNot: once }).void[0]?.why).toBe('notOnRoster');
  });

  const anyStep: fc.Arbitrary<ReviewStep> = fc.record({
    id: fc.uuid(),
    to: fc.constantFrom('submitted', 'takenBack', 'accepted', 'returned', 'reopened'),
    person: fc.constantFrom(...PEOPLE),
    hlc: fc.nat(15).map((at) => hlcOf(at)),
    reason: fc.constantFrom(undefined, '', '缺佐证'),
    asks: fc.constantFrom(undefined, ['c1']),
  });
  const steps = fc.uniqueArray(anyStep, { selector: ({ id }) => id, maxLength: 14 });

  test('is the same whatever the order steps arrive in and however often; only legal ones count, and the rest is shown', () => {
    fc.assert(
      fc.property(
        steps.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          const review = reviewOf(all, facts);
          expect(reviewOf(shuffled, facts)).toEqual(review);
          expect(new Set([...review.taken, ...review.void.map(({ step: one }) => one)])).toEqual(new Set(all));
          let so = reviewOf([], facts);
          for (const taken of review.taken) {
            expect(reviewOnward(so.state.is)).toContain(taken.to);
            expect(refuseReview(so.state, taken, facts)).toBeNull();
            if (taken.to === 'accepted') expect(taken.person).not.toBe('author');
            if (taken.to === 'reopened') expect(taken.person).toBe('lead');
            if (taken.to === 'returned') expect(taken.reason?.trim() || taken.asks?.length).toBeTruthy();
            so = reviewOf([...so.taken, taken], facts);
          }
          expect(so.state).toEqual(review.state);
        },
      ),
      runs(),
    );
  });

  it('knows the hand-over that was last looked at', () => {
    const steps = [
      step('submitted', 'author', 1),
      step('returned', 'lead', 2, { reason: '缺佐证' }),
      step('submitted', 'author', 3),
    ];
    const before = (many: number) => handedBefore(reviewOf(steps.slice(0, many), facts));
    expect([0, 1, 2, 3].map((many) => before(many)?.hlc ?? null)).toEqual([null, hlcOf(1), hlcOf(1), hlcOf(1)]);
  });
});

describe('what the steps are read from', () => {
  const visit = (field: string, value: never, at: number, who = 1) =>
    changeOf({ rec: idOf(7), kind: 'visit', field, value, hlc: hlcOf(at), author: authorOf(who) });

  it('are the versions of what says that a visit was handed over', () => {
    const log = [
      visit('handed', { device: 1 } as never, 1),
      visit('text', 'a' as never, 2),
      visit('handed', null as never, 3),
    ];
    expect(handingSteps(log).map(({ to, hlc }) => [to, hlc])).toEqual([
      ['submitted', hlcOf(1)],
      ['takenBack', hlcOf(3)],
    ]);
    expect(handingSteps([changeOf({ field: 'handed', value: true })])).toEqual([]);
  });

  it('are reviewers’ deeds; one that this version doesn’t know is left out', () => {
    const deed = { id: 'a', rec: 'r', parent: null, person: 'p', hlc: hlcOf(1) };
    expect(
      reviewStepOf({ ...deed, body: { to: 'returned', reason: '缺', 'asks.c1': true, 'asks.c2': false } }),
    ).toMatchObject({
      ...{ to: 'returned', reason: '缺', asks: ['c1'] },
    });
    expect(reviewStepOf({ ...deed, body: { to: 'submitted' } })).toBeNull();
  });

  it('and nobody becomes a stranger to their own visit by naming another', () => {
    const made = changeOf({ kind: 'visit', field: '*', value: { by: 'a', unit: 'u' }, author: authorOf(1) });
    const renamed = changeOf({ kind: 'visit', field: 'by', value: 'b', author: authorOf(2), sup: [made.id] });
    const [one, two] = [authorOf(1), authorOf(2)].map((author) => author.slice(0, -2));
    expect(authorsOf([made, renamed])).toEqual(new Set(['a', 'b', one, two]));
  });

  it('is whoever says it of themselves: no stranger makes a reviewer its author, nor its author a stranger', () => {
    const [anna, stranger] = [idOf(0xa001), idOf(0xa002)];
    const made = changeOf({ kind: 'visit', field: '*', value: { by: anna, unit: 'u' }, author: authorOf(1) });
    const named = changeOf({ kind: 'visit', field: 'by', value: 'lead', author: authorOf(2) });
    const claimed = changeOf({ kind: 'visit', field: 'by', value: stranger, author: authorOf(2) });
    expect(authorsOf([made, named])).toEqual(new Set([anna]));
    expect(authorsOf([made, named, claimed])).toEqual(new Set([anna, stranger]));
  });
});
