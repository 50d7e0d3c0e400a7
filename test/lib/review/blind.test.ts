// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindVisits, type RatedVisit, type Receiver, staysBlind } from '../../../lib/review/blind.ts';
import { changeOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';

const visit = (id: string, rater: string, isHanded: boolean, more: Partial<RatedVisit> = {}): RatedVisit => ({
  ...{ id, unit: 'u', campaign: 'c', raters: [rater], isHanded },
  ...more,
});
const blind = (visits: RatedVisit[], to: Receiver, due: Parameters<typeof blindVisits>[1] = []) =>
  [...blindVisits(visits, due, to)].sort();
const to = (person: string) => ({ person });

describe('ratings that must not go yet', () => {
  it('are those of the other at a unit that one rates oneself, until both have handed over', () => {
    for (const [mine, theirs, expected] of [
      [false, false, ['a']],
      [true, false, ['a']],
      [false, true, ['a']],
      [true, true, []],
    ] as const) {
      const visits = [visit('a', 'anna', mine), visit('b', 'bo', theirs)];
      expect(blind(visits, to('bo'))).toEqual(expected);
      expect(blind(visits, to('lead'))).toEqual([]);
    }
  });

  it('are none between units or campaigns, nor of one’s own', () => {
    const visits = [
      visit('a', 'anna', false),
      visit('b', 'bo', false, { unit: 'v' }),
      visit('d', 'bo', false, { campaign: 'e' }),
    ];
    expect(blind(visits, to('bo'))).toEqual([]);
    expect(blind([visit('a', 'anna', false), visit('b', 'bo', false)], to('anna'))).toEqual(['b']);
    const together = visit('a', 'anna', false, { raters: ['anna', 'bo'] });
    expect(blind([together, visit('b', 'bo', false)], to('bo'))).toEqual([]);
  });

  it('are those at a unit that somebody is still to rate', () => {
    const due = [{ unit: 'u', campaign: 'c', person: 'bo' }];
    expect(blind([visit('a', 'anna', true)], to('bo'), due)).toEqual(['a']);
    expect(blind([visit('a', 'anna', true)], to('lead'), due)).toEqual([]);
    expect(blind([visit('a', 'anna', true)], to('anna'), due)).toEqual([]);
  });

  it('are all that somebody else rates beside, where anybody may open the file', () => {
    const visits = [visit('a', 'anna', true), visit('b', 'bo', false), visit('d', 'anna', false, { unit: 'v' })];
    expect(blind(visits, 'anybody')).toEqual(['a', 'b']);
    expect(
      blind(
        visits.map((one) => ({ ...one, isHanded: true })),
        'anybody',
      ),
    ).toEqual([]);
    expect(blind([visit('a', 'anna', false)], 'anybody', [{ unit: 'u', campaign: 'c', person: 'bo' }])).toEqual(['a']);
  });

  it('never reach somebody who has not handed over at that unit', () => {
    const any = fc.record({
      id: fc.uuid(),
      unit: fc.constantFrom('u', 'v'),
      campaign: fc.constantFrom('c', 'd'),
      raters: fc.subarray(['anna', 'bo', 'chen'], { minLength: 1 }),
      isHanded: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 8 }),
        fc.constantFrom('anna', 'bo', 'chen'),
        (visits, who) => {
          const kept = blindVisits(visits, [], { person: who });
          for (const one of visits) {
            const beside = visits.filter(
              ({ id, unit, campaign, raters }) =>
                id !== one.id && unit === one.unit && campaign === one.campaign && raters.includes(who),
            );
            const isFree =
              one.raters.includes(who) ||
              beside.length === 0 ||
              (one.isHanded && beside.every(({ isHanded }) => isHanded));
            expect(kept.has(one.id)).toBe(!isFree);
            // Whoever may get it can't get more than one of whom that isn't known.
            if (kept.has(one.id)) expect(blindVisits(visits, [], 'anybody').has(one.id)).toBe(true);
          }
        },
      ),
      runs(),
    );
  });
});

describe('what tells a rating', () => {
  const visits = new Set(['v1']);
  const record = (kind: string, body = {}) => ({ id: kind === 'visit' ? 'v1' : 'r', kind, parent: 'v1', body });
  const stays = (kind: string, field: string, value: unknown = true, body = {}) =>
    staysBlind(changeOf({ kind, field, value: value as never }), record(kind, body), visits);

  it.each([
    ['visit', 'rating.2.1', true],
    ['visit', 'comment.2.1', true],
    ['visit', 'ratedUnder.2.1', true],
    ['visit', 'summary', true],
    ['visit', 'handed', false],
    ['visit', 'method.noNotice', false],
    ['note', 'text', false],
  ] as const)('of a %s: %s %s', (kind, field, expected) => {
    expect(stays(kind, field)).toBe(expected);
  });

  it('also among several fields, in comments on ratings and in settlements', () => {
    expect(stays('visit', '*', { places: '村口', 'rating.2.1': 'good' })).toBe(true);
    expect(stays('visit', '*', { places: '村口' })).toBe(false);
    expect(stays('comment', 'text', '为什么是好', { field: 'rating.2.1' })).toBe(true);
    expect(stays('comment', 'text', '写清楚', { field: 'places' })).toBe(false);
    expect(stays('settlement', '*', {}, { 'visits.v1': true })).toBe(true);
    expect(stays('settlement', '*', {}, { 'visits.v2': true })).toBe(false);
    expect(staysBlind(changeOf({ kind: 'visit', field: 'rating.1' }), { ...record('visit'), id: 'v9' }, visits)).toBe(
      false,
    );
  });
});
