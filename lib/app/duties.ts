import type { Body } from '../model/records.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import type { Session } from './session.ts';

/** When a duty is due in a campaign, and how often: as its lead set it (S11–S13). */
export type DutyPlan = NonNullable<Body<'campaign'>[`duty.${string}`]>;

/**
 * The duties of a campaign by item. They are local, only shown, and never part of a score; an item that the campaign says
 * nothing of is not among them.
 */
export function dutyPlansOf(campaign: Readonly<Record<string, unknown>>): Map<string, DutyPlan> {
  const plans = new Map<string, DutyPlan>();
  for (const [field, value] of Object.entries(campaign)) {
    if (!field.startsWith('duty.') || typeof value !== 'object' || value === null) continue;
    const { from, until, times } = value as DutyPlan;
    if (from || until || times) plans.set(field.slice('duty.'.length), value as DutyPlan);
  }
  return plans;
}

/** Watches what a visit's campaign says of the duties, by item. @returns stops watching */
export function watchDuties(
  session: Session,
  visit: Entry<'visit'>,
  on: Watch<ReadonlyMap<string, DutyPlan>>,
): () => void {
  return watch(async () => {
    const campaign = await getRecord(session.db, 'campaign', String(visit.body.campaign));
    return dutyPlansOf(campaign?.body ?? {});
  }, on);
}
