import type { Id } from '../model/ids.ts';
import type { Body } from '../model/records.ts';
import { shownTime } from '../model/time.ts';
import type { Pack } from '../packs/schema.ts';
import { type BurdenRow, burdenOf, type OverLimit, type UncountedVisit } from '../stats/burden.ts';
import type { BurdenLimits } from '../stats/burden-input.ts';
import { type PlanWarning, planWarnings } from '../stats/plan-warnings.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import { readMergedWith } from './merged-units.ts';
import type { Session } from './session.ts';

/** More visits than this to one unit are not looked through; far beyond any campaign. */
const MOST = 2000;
/** As the model has it. */
const HIGHEST = 1_000_000_000;

/** What a visit cost the unit (S36): minutes that its people were kept, how many people, papers that were asked for. */
export const COSTS = ['minutes', 'people', 'papers'] as const;
export type Cost = (typeof COSTS)[number];

const edit = (visit: Entry<'visit'>, field: string, value: boolean | number | null) => ({
  rec: visit.id,
  kind: 'visit' as const,
  parent: visit.body.unit,
  field,
  value,
});

/** Says whether one came covertly (S20), or takes that back (null); undoable. */
export function setCovert(session: Session, visit: Entry<'visit'>, covert: boolean | null): Promise<void> {
  return session.undo.act('method', [edit(visit, 'covert', covert)]);
}

/** Says whether a member went; undoable. */
export function setWent(session: Session, visit: Entry<'visit'>, member: Id, went: boolean): Promise<void> {
  return session.undo.act('method', [edit(visit, `went.${member}`, went)]);
}

/**
 * Reads a count as a person types it, full-width digits included.
 * @returns a whole number from 0 to 1,000,000,000; null for nothing typed (unknown, which is not 0); undefined for
 *   anything else
 */
export function readCost(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return null;
  const count = Number(plain);
  return /^\d+$/.test(plain) && count <= HIGHEST ? count : undefined;
}

/** Takes what a field of the cost shows now; it is saved by itself and, like a rating, replaces what was there. */
export function typeCost(session: Session, visit: Entry<'visit'>, cost: Cost, count: number | null): void {
  session.queue.type(edit(visit, cost, count));
}

/** Facts of 四不两直 that were not kept, without a word why. */
export function withoutWhy<F extends string>(facts: readonly F[], body: Body<'visit'> & Record<string, unknown>): F[] {
  return facts.filter(
    (fact) => body[`method.${fact}`] === 'notKept' && String(body[`methodWhy.${fact}`] ?? '').trim() === '',
  );
}

/** What the visits of a visit's month cost its unit. */
export interface MonthBurden {
  /** Null where this visit stands in no month. */
  row: BurdenRow | null;
  /** Why this visit isn't counted. */
  uncounted: UncountedVisit['why'] | null;
  /** Limits that the month exceeds, or this visit; other visits' own are theirs to see. */
  over: OverLimit[];
  /** Set where one more visit in this month would be one too many. */
  another: PlanWarning | null;
  /** Where the limits come from; null where the pack sets none. */
  limits: NonNullable<Pack['limits']> | null;
}

const NO_LIMITS: BurdenLimits = {
  visitsPerUnitMonth: null,
  minutesPerVisit: null,
  peoplePerVisit: null,
  papersPerVisit: null,
};

/**
 * Watches the burden of a visit's unit in the month of the visit (S36): visits to units that were merged with it count.
 * @returns stops watching
 */
export function watchBurden(session: Session, visit: Entry<'visit'>, on: Watch<MonthBurden>): () => void {
  const { db, pack } = session;
  let [ids, stopVisits] = ['', () => {}];
  const take = (units: readonly Id[]) => {
    if (units.join() === ids) return;
    ids = units.join();
    stopVisits();
    stopVisits = watch(async () => {
      const visits = await Promise.all(units.map((unit) => newestUnder(db, unit, 'visit', MOST)));
      return burdenOfMonth(visits.flat(), visit, pack.limits ?? null);
    }, on);
  };
  // Apart from the visits: those change with every word of the visit, and which units there are seldom does.
  const stopUnits = watch(() => readMergedWith(db, visit.body.unit), { value: take, failed: on.failed });
  return () => {
    stopUnits();
    stopVisits();
  };
}

/**
 * What the visits of one unit come to in the month of one of them.
 * @param visits all of the unit's and of those merged with it, that one included
 * @throws BurdenError where a count is none
 */
export function burdenOfMonth(
  visits: readonly Entry<'visit'>[],
  visit: Entry<'visit'>,
  limits: MonthBurden['limits'],
): MonthBurden {
  const given = limits ?? NO_LIMITS;
  // A visit whose beginning was lost with a torn journal belongs to no month.
  const dated = visits.filter(({ body }) => body.began !== undefined);
  const ledger = burdenOf(
    dated.map(({ id, body }) => ({ ...body, id, unit: visit.body.unit })),
    given,
  );
  const month = visit.body.began && shownTime(visit.body.began).date.slice(0, 7);
  const uncounted = ledger.uncounted.find((one) => one.visit === visit.id)?.why ?? null;
  const row = (uncounted === null && ledger.rows.find((one) => one.month === month)) || null;
  const planned = row ? [{ unit: row.unit, month: row.month }] : [];
  return {
    row,
    uncounted,
    over: row?.over.filter((one) => one.visit === null || one.visit === visit.id) ?? [],
    another: planWarnings(ledger, planned, given)[0] ?? null,
    limits,
  };
}
