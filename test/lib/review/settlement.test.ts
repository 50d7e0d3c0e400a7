// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Settlement, settledItems, settlementOf } from '../../../lib/review/settlement.ts';
import { hlcOf } from '../changes/builders.ts';

const settled = (rec: string, grade: Settlement['grade'], at: number, more: Partial<Settlement> = {}): Settlement => ({
  ...{
    id: `${rec} lead`,
    rec,
    person: 'lead',
    hlc: hlcOf(at),
    item: '2.1',
    grade,
    reason: '佐证看过',
    visits: ['v1', 'v2'],
    instead: [],
  },
  ...more,
});
const of = (...all: Settlement[]) =>
  settledItems(all, ['v2', 'v1'], (person) => (person === 'stranger' ? 'notOnRoster' : null));

describe('differences that a lead settled', () => {
  it('stand as settled last, where the last knew of the first', () => {
    const first = settled('s1', 'good', 1);
    const second = settled('s2', 'fair', 2, { instead: ['s1'] });
    expect(of(second, first, second).items.get('2.1')).toEqual({ is: 'settled', by: second });
  });

  it('are disputed where two settled them apart without knowing, until one settles it again', () => {
    const [first, second] = [settled('s1', 'good', 1), settled('s2', 'fair', 2, { person: 'second' })];
    expect(of(second, first).items.get('2.1')).toEqual({ is: 'disputed', sides: [first, second] });
    const last = settled('s3', 'good', 3, { instead: ['s1', 's2'] });
    expect(of(first, second, last).items.get('2.1')).toEqual({ is: 'settled', by: last });
    expect(of(first, { ...second, grade: 'good' }).items.get('2.1')?.is).toBe('settled');
  });

  it('don’t stand by the word of somebody who may not, without a reason, or between other visits', () => {
    const [forged, blank] = [
      settled('s1', 'good', 1, { person: 'stranger' }),
      settled('s2', 'good', 2, { reason: ' ' }),
    ];
    const elsewhere = settled('s3', 'good', 3, { visits: ['v1', 'v3'] });
    expect(of(forged, blank, elsewhere)).toEqual({
      items: new Map(),
      void: [
        { step: forged, why: 'notOnRoster' },
        { step: blank, why: 'needsReason' },
      ],
    });
    const kept = settled('s4', 'fair', 4);
    expect(of(kept, settled('s5', 'good', 5, { person: 'stranger', instead: ['s4'] })).items.get('2.1')).toEqual({
      is: 'settled',
      by: kept,
    });
  });

  it('are read from deeds, and those that a newer version made are left out', () => {
    const deed = { id: 'a', rec: 's1', parent: 'u', person: 'lead', hlc: hlcOf(1) };
    const body = {
      item: '2.1',
      grade: 'good',
      reason: '佐证看过',
      'visits.v2': true,
      'visits.v1': true,
      'instead.s0': true,
    };
    expect(settlementOf({ ...deed, body })).toEqual({ ...settled('s1', 'good', 1), id: 'a', instead: ['s0'] });
    for (const wrong of [{ grade: 'best' }, { item: 7 }, { 'visits.v3': true }])
      expect(settlementOf({ ...deed, body: { ...body, ...wrong } })).toBeNull();
  });
});
