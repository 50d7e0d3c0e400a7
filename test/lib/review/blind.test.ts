// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Json } from '../../../lib/changes/change.ts';
import {
  blindVisits,
  placeOf,
  type RatedVisit,
  type RatingDue,
  type Receiver,
  ratersIn,
  staysBlind,
} from '../../../lib/review/blind.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';

interface Who {
  readonly id: string;
  readonly author: string;
}

type Place = { unit?: string; campaign?: string };

const at = ({ unit = 'u', campaign = 'c' }: Place = {}) => [placeOf(unit, campaign)];
const visit = (
  id: string,
  rater: string,
  isHanded: boolean,
  { unit = 'u', campaign = 'c', ...more }: Partial<RatedVisit> & Place = {},
): RatedVisit => ({
  ...{ id, at: at({ unit, campaign }), raters: [rater], isHanded, isGone: false, isRated: true },
  ...more,
  owners: more.owners ?? more.raters ?? [rater],
  beside: more.beside ?? more.at ?? at({ unit, campaign }),
});
const waits = (person: string): RatingDue => ({ at: at(), beside: at(), person });
const blind = (visits: RatedVisit[], to: Receiver, due: RatingDue[] = []) =>
  [...blindVisits(visits, due, to).keys()].sort();
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
    const due = [waits('bo')];
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
    expect(blind([visit('a', 'anna', false)], 'anybody', [waits('bo')])).toEqual(['a']);
  });

  it('stay where the other’s visit was taken away, until it or another of theirs there is handed over', () => {
    const visits = (more: Partial<RatedVisit>, ...others: RatedVisit[]) => [
      visit('a', 'anna', true),
      visit('b', 'bo', false, { isGone: true, ...more }),
      ...others,
    ];
    expect(blindVisits(visits({}), [], to('bo'))).toEqual(new Map([['a', 'gone']]));
    expect(blind(visits({}), 'anybody')).toEqual(['a', 'b']);
    expect(blind(visits({ isRated: false }), to('bo'))).toEqual([]);
    expect(blind(visits({ isHanded: true }), to('bo'))).toEqual([]);
    expect(blind(visits({}, visit('d', 'bo', true)), to('bo'))).toEqual([]);
    expect(blind(visits({}, visit('d', 'bo', true, { isRated: false })), to('bo'))).toEqual(['a']);
    expect(blind(visits({}, visit('d', 'chen', true)), to('bo'))).toEqual(['a', 'd']);
    expect(blindVisits(visits({}, visit('d', 'bo', false)), [], to('bo'))).toEqual(new Map([['a', 'rival']]));
  });

  it('stay beside a unit that looks like their own, which is said; two that look like a third don’t meet', () => {
    const alike = (id: string, who: string, unit: string, like: string[]) =>
      visit(id, who, true, { unit, isHanded: false, beside: [unit, ...like].flatMap((one) => at({ unit: one })) });
    const visits = [alike('a', 'anna', 'u', ['v', 'w']), alike('b', 'bo', 'v', ['u']), alike('d', 'dan', 'w', ['u'])];
    expect(blindVisits(visits, [], to('bo'))).toEqual(new Map([['a', 'lookAlike']]));
    expect(blindVisits(visits, [], to('anna'))).toEqual(
      new Map([
        ['b', 'lookAlike'],
        ['d', 'lookAlike'],
      ]),
    );
    const due = { at: at({ unit: 'v' }), beside: [...at({ unit: 'v' }), ...at()], person: 'eve' };
    expect(blindVisits(visits.slice(0, 1), [due], to('eve'))).toEqual(new Map([['a', 'lookAlike']]));
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
        (found, who) => {
          const visits = found.map((one) => ({ ...one, ...visit(one.id, '', one.isHanded, one) }));
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

describe('who rates in a visit and whether it was handed over', () => {
  const [anna, bo, lead] = [1, 2, 3].map((one) => ({ id: idOf(0xa000 + one), author: authorOf(one) })) as [
    Who,
    Who,
    Who,
  ];
  const said = (who: Who, at: number, value: Record<string, Json>) =>
    changeOf({ kind: 'visit', field: '*', value, author: who.author, hlc: hlcOf(at) });
  const made = said(anna, 1, { by: anna.id, unit: 'u' });
  const of = (...more: Change[]) => ratersIn([made, ...more], (person) => person === lead.id);

  it('is said by its author, by nobody else but a lead, and taken back likewise', () => {
    expect(of()).toEqual({ raters: [anna.id], owners: [anna.id], isHanded: false, isRated: false });
    expect(of(said(bo, 9, { handed: true })).isHanded).toBe(false);
    expect(of(said(anna, 2, { handed: true })).isHanded).toBe(true);
    expect(of(said(lead, 2, { handed: true })).isHanded).toBe(true);
    expect(of(said(anna, 2, { handed: true }), said(bo, 3, { handed: null })).isHanded).toBe(true);
    expect(of(said(anna, 2, { handed: true }), said(anna, 3, { handed: null })).isHanded).toBe(false);
  });

  it('is nobody’s where somebody else claims it, and then each of them must have handed it over', () => {
    const claim = said(bo, 2, { by: bo.id });
    expect(of(claim)).toEqual({ raters: [anna.id, bo.id], owners: [], isHanded: false, isRated: false });
    expect(of(claim, said(bo, 3, { handed: true })).isHanded).toBe(false);
    expect(of(claim, said(bo, 3, { handed: true }), said(anna, 4, { handed: true })).isHanded).toBe(true);
  });

  it('rated, once anything of a rating is in its history', () => {
    expect(of(said(anna, 2, { 'rating.1.1': 'good' }), said(anna, 3, { 'rating.1.1': null })).isRated).toBe(true);
  });

  it('takes along whom its author names as having gone, and shows nothing to who names himself', () => {
    expect(of(said(anna, 2, { [`went.${bo.id}`]: true })).owners).toEqual([anna.id, bo.id]);
    expect(of(said(bo, 2, { [`went.${bo.id}`]: true }))).toMatchObject({
      raters: [anna.id, bo.id],
      owners: [anna.id],
    });
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
    // Of an answer, or of what changes a comment, often nothing else is known than whose visit it is of.
    expect(stays('comment', 'text', '我看是差')).toBe(true);
    expect(stays('comment', 'text', '我看是差', { on: 'v1' })).toBe(true);
    expect(stays('comment', 'text', '哪一天看的', { on: 'n1' })).toBe(false);
    expect(stays('review', '*', { to: 'returned', reason: '2.1 应该是差' })).toBe(true);
    expect(stays('settlement', '*', {}, { 'visits.v1': true })).toBe(true);
    expect(stays('settlement', '*', {}, { 'visits.v2': true })).toBe(false);
    expect(staysBlind(changeOf({ kind: 'visit', field: 'rating.1' }), { ...record('visit'), id: 'v9' }, visits)).toBe(
      false,
    );
  });
});
