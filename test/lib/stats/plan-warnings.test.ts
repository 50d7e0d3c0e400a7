// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { burdenOf } from '../../../lib/stats/burden.ts';
import { BurdenError } from '../../../lib/stats/burden-input.ts';
import { planWarnings } from '../../../lib/stats/plan-warnings.ts';
import { typedAt } from './moments.ts';

const limits = { visitsPerUnitMonth: 2, minutesPerVisit: null, peoplePerVisit: null, papersPerVisit: null };
const ledger = burdenOf([{ id: 'v1', unit: 'u1', began: typedAt('2026-11-02T09:00') }], limits);
const november = (unit: string) => ({ unit, month: '2026-11' });

describe('planWarnings', () => {
  it('warns of the visit that would be one too many, and of those after it', () => {
    const planned = [november('u1'), november('u2'), november('u1'), { unit: 'u1', month: '2026-12' }, november('u1')];
    expect(planWarnings(ledger, planned, limits)).toEqual([
      { index: 2, ...november('u1'), visits: 3, most: 2 },
      { index: 4, ...november('u1'), visits: 4, most: 2 },
    ]);
  });

  it('warns of the first visit where none is wanted, and of none where there is no limit', () => {
    expect(planWarnings(ledger, [november('u9')], { ...limits, visitsPerUnitMonth: 0 })).toHaveLength(1);
    expect(planWarnings(ledger, Array(9).fill(november('u1')), { ...limits, visitsPerUnitMonth: null })).toEqual([]);
  });

  it.each(['2026-13', '2026-00', '2026-1', '2026-11-01', ''])('refuses the month “%s”, by name', (month) => {
    const attempt = () => planWarnings(ledger, [november('u1'), { unit: 'u1', month }], limits);
    expect(attempt).toThrow(BurdenError);
    expect(attempt).toThrow('planned[1].month: notAMonth');
  });
});
