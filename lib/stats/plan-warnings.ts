import type { BurdenLedger } from './burden.ts';
import { type BurdenLimits, checkLimits, checkMonth } from './burden-input.ts';

/** A visit that somebody means to make. */
export interface PlannedVisit {
  readonly unit: string;
  /** `YYYY-MM`. */
  readonly month: string;
}

/** A planned visit that would be one too many for its unit in its month. */
export interface PlanWarning extends PlannedVisit {
  /** Its position among those planned. */
  index: number;
  /** How many visits it would make: those in the ledger, those planned before it, and itself. */
  visits: number;
  most: number;
}

/**
 * Which planned visits would push a unit above `visitsPerUnitMonth` (S36). It warns and forbids nothing. Visits that the
 * ledger names as uncounted are in no month and don't count here either.
 * @param planned visits still to be made, in the order in which they were planned
 * @throws BurdenError naming a limit that is no count, or `planned[0].month`
 */
export function planWarnings(
  ledger: BurdenLedger,
  planned: readonly PlannedVisit[],
  limits: BurdenLimits,
): PlanWarning[] {
  checkLimits(limits);
  for (const [index, { month }] of planned.entries()) checkMonth(month, index);
  const most = limits.visitsPerUnitMonth;
  if (most === null) return [];
  const counts = new Map(ledger.rows.map((row) => [keyOf(row), row.visits]));
  return planned.flatMap(({ unit, month }, index) => {
    const visits = (counts.get(keyOf({ unit, month })) ?? 0) + 1;
    counts.set(keyOf({ unit, month }), visits);
    return visits > most ? [{ index, unit, month, visits, most }] : [];
  });
}

function keyOf({ unit, month }: PlannedVisit): string {
  return `${month} ${unit}`;
}
