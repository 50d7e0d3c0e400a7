// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { TAG_STATUSES } from '../../../lib/model/review.ts';
import {
  adjudicationOf,
  refuseVerdict,
  tagStandingOf,
  type Verdict,
  type VerdictFacts,
  verdictOf,
  verdictsFrom,
} from '../../../lib/review/adjudication.ts';
import { hlcOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';

const PARTS = ['fact', 'unitSaid', 'peopleSaid', 'otherwise', 'evidence'];
const facts: VerdictFacts = {
  needed: PARTS,
  whyMayNot: (person, what) =>
    person === 'lead' || (person === 'reviewer' && what === 'adjudicate') ? null : 'notTheirRole',
};
const verdict = (to: Verdict['to'], person: string, at: number, more: Partial<Verdict> = {}): Verdict => ({
  ...{ id: `${person}${at}`, to, person, hlc: hlcOf(at), parts: PARTS },
  ...more,
});

describe('the adjudication of a tag', () => {
  it.each([
    ['suspected', 'confirmed', 'reviewer', {}, null],
    ['suspected', 'confirmed', 'reviewer', { parts: PARTS.slice(1) }, 'needsParts'],
    ['suspected', 'confirmed', 'stranger', { parts: [] }, 'notTheirRole'],
    ['suspected', 'ruledOut', 'reviewer', { reason: '查无此事', parts: [] }, null],
    ['suspected', 'ruledOut', 'reviewer', { reason: ' ' }, 'needsReason'],
    ['suspected', 'suspected', 'lead', { reason: '再看' }, 'notFromHere'],
    ['confirmed', 'ruledOut', 'lead', { reason: '查无此事' }, 'notFromHere'],
    ['confirmed', 'suspected', 'reviewer', { reason: '再看' }, 'notTheirRole'],
    ['confirmed', 'suspected', 'lead', {}, 'needsReason'],
    ['ruledOut', 'suspected', 'lead', { reason: '又有反映' }, null],
  ] as const)('from %s to %s by the %s with %o: %s', (state, to, person, more, why) => {
    expect(refuseVerdict(state, { to, person, parts: PARTS, ...more }, facts)).toBe(why);
  });

  test('is the same in any order and with repeats; only legal verdicts count, and the rest is shown', () => {
    const any: fc.Arbitrary<Verdict> = fc.record({
      id: fc.uuid(),
      to: fc.constantFrom(...TAG_STATUSES),
      person: fc.constantFrom('lead', 'reviewer', 'stranger'),
      hlc: fc.nat(9).map((at) => hlcOf(at)),
      reason: fc.constantFrom(undefined, '', '查无此事'),
      parts: fc.constantFrom(PARTS, PARTS.slice(1)),
    });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(any, { selector: ({ id }) => id, maxLength: 12 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
          ),
        ([all, shuffled]) => {
          const walk = adjudicationOf(all, facts);
          expect(adjudicationOf(shuffled, facts)).toEqual(walk);
          expect(new Set([...walk.taken, ...walk.void.map(({ step }) => step)])).toEqual(new Set(all));
          let state: Verdict['to'] = 'suspected';
          for (const taken of walk.taken) {
            expect(verdictsFrom(state)).toContain(taken.to);
            expect(taken.person).not.toBe('stranger');
            if (taken.to === 'confirmed') expect(taken.parts).toEqual(PARTS);
            else expect(taken.reason).toBe('查无此事');
            if (taken.to === 'suspected') expect(taken.person).toBe('lead');
            state = taken.to;
          }
          expect(walk.state).toBe(state);
        },
      ),
      runs(),
    );
  });
});

test('a verdict that another overtook stays void when the tag is made suspected again', () => {
  const [one, other] = [
    verdict('ruledOut', 'reviewer', 1, { reason: '查无此事' }),
    verdict('ruledOut', 'lead', 5, { reason: '查无此事' }),
  ];
  const confirmed = verdict('confirmed', 'reviewer', 1);
  const ruledOut = verdict('ruledOut', 'reviewer', 6, { reason: '查无此事', after: confirmed.id });
  const again = verdict('suspected', 'lead', 2, { reason: '又有反映', after: confirmed.id });
  expect(adjudicationOf([confirmed, again, ruledOut], facts).state).toBe('suspected');
  // Of two first ones that nobody had seen together the clock decides, and the other is no answer to what came after.
  const back = verdict('suspected', 'lead', 2, { reason: '又有反映', after: one.id });
  expect(adjudicationOf([one, other], facts).state).toBe('ruledOut');
  expect(adjudicationOf([one, back, other], facts).state).toBe('suspected');
});

describe('how a tag stands', () => {
  const decided = adjudicationOf([verdict('ruledOut', 'reviewer', 1, { reason: '查无此事' })], facts);
  const none = adjudicationOf([verdict('ruledOut', 'stranger', 1, { reason: '查无此事' })], facts);

  it('is the supervisor’s own word until somebody who may has decided', () => {
    expect(tagStandingOf('confirmed', none)).toEqual({ status: 'confirmed', by: 'word', differs: false });
    expect(tagStandingOf('confirmed', decided)).toEqual({ status: 'ruledOut', by: 'verdict', differs: true });
    expect(tagStandingOf('ruledOut', decided)).toEqual({ status: 'ruledOut', by: 'verdict', differs: false });
    expect(tagStandingOf('of a newer version', none).status).toBe('suspected');
  });

  it('stays decided when a lead makes it suspected again', () => {
    const again = [verdict('confirmed', 'reviewer', 1), verdict('suspected', 'lead', 2, { reason: '再看' })];
    expect(tagStandingOf('confirmed', adjudicationOf(again, facts))).toEqual({
      status: 'suspected',
      by: 'verdict',
      differs: true,
    });
  });
});

it('reads of a deed which parts it rests on', () => {
  const deed = { id: 'a', rec: 'r', parent: null, person: 'p', hlc: hlcOf(1) };
  const body = { to: 'confirmed', 'part.fact': 'f'.repeat(64), 'part.unitSaid': null, 'evidence.e1': true };
  expect(verdictOf({ ...deed, body })?.parts).toEqual(['fact', 'evidence']);
  expect(verdictOf({ ...deed, body: { to: 'ruledOut', 'evidence.e1': false } })?.parts).toEqual([]);
  expect(verdictOf({ ...deed, body: { to: 'sealed' } })).toBeNull();
});
