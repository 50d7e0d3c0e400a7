import type { Moment } from '../model/time.ts';

/** What a visit cost the unit, as far as anybody noted it; null or left out: not known. */
export interface BurdenVisit {
  readonly id: string;
  readonly unit: string;
  /** Left out where it was lost with a torn journal. */
  readonly began?: Moment | null | undefined;
  readonly ended?: Moment | null | undefined;
  /** How many minutes the unit's people were kept. */
  readonly minutes?: number | null | undefined;
  /** How many people of the unit were kept. */
  readonly people?: number | null | undefined;
  /** How many papers the unit was asked for. */
  readonly papers?: number | null | undefined;
  readonly deleted?: Moment | null | undefined;
}

/** The most that a unit should be asked to bear; null for no limit. */
export interface BurdenLimits {
  readonly visitsPerUnitMonth: number | null;
  readonly minutesPerVisit: number | null;
  readonly peoplePerVisit: number | null;
  readonly papersPerVisit: number | null;
}

/** A number or month that is none. Nothing was counted then. */
export class BurdenError extends Error {
  override readonly name = 'BurdenError';
  constructor(
    /** Where in what was given: `visits[3].people`, `limits.minutesPerVisit`, `planned[0].month`. */
    readonly field: string,
    readonly reason: 'notACount' | 'notAMonth',
  ) {
    super(`${field}: ${reason}`);
  }
}

const COUNTS = ['minutes', 'people', 'papers'] as const;
const LIMITS = ['visitsPerUnitMonth', 'minutesPerVisit', 'peoplePerVisit', 'papersPerVisit'] as const;

/** Checks what one visit is said to have cost. @throws BurdenError for what is not a whole number from 0 up */
export function checkVisit(visit: BurdenVisit, index: number): void {
  for (const field of COUNTS) checkCount(visit[field], `visits[${index}].${field}`);
}

/** Checks limits. @throws BurdenError for what is neither a whole number from 0 up nor null */
export function checkLimits(limits: BurdenLimits): void {
  for (const field of LIMITS) checkCount(limits[field], `limits.${field}`);
}

/** Checks the month of a planned visit. @throws BurdenError for what is not `YYYY-MM`, January to December */
export function checkMonth(month: string, index: number): void {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new BurdenError(`planned[${index}].month`, 'notAMonth');
}

function checkCount(value: number | null | undefined, field: string): void {
  if (value == null || (Number.isSafeInteger(value) && value >= 0)) return;
  throw new BurdenError(field, 'notACount');
}
