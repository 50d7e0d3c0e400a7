// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dutyPlansOf } from '../../../lib/app/duties.ts';

describe('what a campaign says of its duties', () => {
  it('is found by item, and only what says something', () => {
    const plans = dutyPlansOf({
      name: '专项',
      'duty.2.3': { from: '2023-09-01', until: '2023-11-30', times: 3 },
      'duty.2.8': { times: 1 },
      'duty.2.9': null,
      'duty.3.1': {},
      'duty.3.2': '按月',
    });
    expect([...plans]).toEqual([
      ['2.3', { from: '2023-09-01', until: '2023-11-30', times: 3 }],
      ['2.8', { times: 1 }],
    ]);
  });
});
