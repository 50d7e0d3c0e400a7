// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { byUrgency, type Standing, standingOf } from '../../../lib/findings/standing.ts';

const today = '2026-11-21';

describe('how a finding stands with its days', () => {
  test.each([
    ['2026-11-20', { is: 'overdue', days: 1, on: '2026-11-20' }],
    ['2026-11-21', { is: 'soon', days: 0, on: '2026-11-21' }],
    ['2026-11-24', { is: 'soon', days: 3, on: '2026-11-24' }],
    ['2026-11-25', { is: 'later', days: 4, on: '2026-11-25' }],
    ['9999-12-31', { is: 'later', days: 2_912_118, on: '9999-12-31' }],
    ['2024-02-29', { is: 'overdue', days: 996, on: '2024-02-29' }],
    [null, { is: 'noDeadline' }],
  ] as const)('with the deadline %s', (deadline, standing) => {
    expect(standingOf({ deadline }, 'underway', today)).toEqual(standing);
  });

  test('a closed one has no deadline any more, but a day to look again', () => {
    expect(standingOf({ deadline: '2026-01-01' }, 'closed', today)).toEqual({ is: 'closed' });
    const again = (lookAgain: string) => standingOf({ deadline: '2026-01-01', lookAgain }, 'closed', today);
    expect(again('2026-11-21')).toEqual({ is: 'lookAgain', days: 0, on: '2026-11-21' });
    expect(again('2026-11-11')).toEqual({ is: 'lookAgain', days: 10, on: '2026-11-11' });
    expect(again('2026-12-01')).toEqual({ is: 'lookAgainLater', days: 10, on: '2026-12-01' });
  });

  test('a redo keeps its deadline', () => {
    expect(standingOf({ deadline: '2026-11-01' }, 'redo', today).is).toBe('overdue');
  });

  test('what is longest overdue asks first, what nobody waits for last', () => {
    const of = (deadline: string | null): Standing => standingOf({ deadline }, 'open', today);
    const closed = standingOf({}, 'closed', today);
    const again = standingOf({ lookAgain: '2026-11-19' }, 'closed', today);
    const sorted = [closed, of(null), of('2026-12-30'), of('2026-11-22'), again, of('2026-11-01')].sort(byUrgency);
    expect(sorted.map((one) => ('on' in one ? one.on : one.is))).toEqual([
      '2026-11-01',
      '2026-11-19',
      '2026-11-22',
      '2026-12-30',
      'noDeadline',
      'closed',
    ]);
  });
});
