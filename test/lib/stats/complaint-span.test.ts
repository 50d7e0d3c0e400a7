// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintSpan, openFirst } from '../../../lib/stats/complaint-span.ts';
import { runs } from '../changes/runs.ts';
import { deviceAt, typedAt } from './moments.ts';

const at = (time: string) => typedAt(time, 480);

describe('the times of a complaint', () => {
  it('says how far it has come and how long that took', () => {
    expect(complaintSpan({})).toEqual({ stage: 'received', toTakenUp: null, toAnswered: null, disorder: [] });
    const received = at('2023-11-08T09:00');
    expect(complaintSpan({ received })).toMatchObject({ stage: 'received', toTakenUp: null });
    const takenUp = at('2023-11-08T09:40');
    expect(complaintSpan({ received, takenUp })).toMatchObject({ stage: 'takenUp', toTakenUp: 40, toAnswered: null });
    const answered = at('2023-11-10T09:00');
    expect(complaintSpan({ received, takenUp, answered })).toEqual({
      stage: 'answered',
      toTakenUp: 40,
      toAnswered: 2880,
      disorder: [],
    });
    // Answered on the spot, without ever being taken up by anybody.
    expect(complaintSpan({ received, answered, takenUp: null })).toMatchObject({ stage: 'answered', toTakenUp: null });
  });

  it('names times in the wrong order and keeps them', () => {
    const [early, late] = [at('2023-11-08T09:00'), at('2023-11-08T10:00')];
    expect(complaintSpan({ received: late, takenUp: early }).disorder).toEqual([['received', 'takenUp']]);
    expect(complaintSpan({ received: late, answered: early })).toMatchObject({
      toAnswered: -60,
      disorder: [['received', 'answered']],
    });
    expect(complaintSpan({ received: early, takenUp: late, answered: early }).disorder).toEqual([
      ['takenUp', 'answered'],
    ]);
    expect(complaintSpan({ received: early, takenUp: early, answered: early }).disorder).toEqual([]);
  });

  it('reckons across zones, and knows nothing of a time that does not exist', () => {
    const received = typedAt('2023-11-08T09:00', 480);
    expect(complaintSpan({ received, takenUp: typedAt('2023-11-08T10:30', 540) }).toTakenUp).toBe(30);
    expect(complaintSpan({ received, answered: typedAt('2023-02-30T09:00', 480) })).toMatchObject({
      stage: 'answered',
      toAnswered: null,
      disorder: [],
    });
  });

  it('is in order exactly when no step runs backwards', () => {
    const moment = fc.nat(3000).map((minutes) => deviceAt(`2023-11-0${1 + (minutes % 3)}T0${minutes % 10}:00`, 480));
    const maybe = fc.option(moment);
    fc.assert(
      fc.property(fc.record({ received: maybe, takenUp: maybe, answered: maybe }), (times) => {
        const known = [times.received, times.takenUp, times.answered].filter((one) => one !== null);
        const sorted = known.every((one, place) => place === 0 || one.device >= (known[place - 1]?.device ?? 0));
        expect(complaintSpan(times).disorder.length === 0).toBe(sorted);
      }),
      runs(),
    );
  });
});

describe('the order of complaints', () => {
  it('puts those that nobody answered on top and loses none', () => {
    const answered = at('2023-11-08T09:00');
    const list = [1, 2, 3, 4].map((id) => ({ id, body: id % 2 === 1 ? { answered } : { answered: null } }));
    expect(openFirst(list).map(({ id }) => id)).toEqual([2, 4, 1, 3]);
  });
});
