import type { Edit } from '../../store/commit.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import type { Session } from '../session.ts';

/** When a duty is due in a campaign, and how often: days such as 2023-11-30. */
export interface DutyPlan {
  from?: string;
  until?: string;
  /** From 1 to 1000. */
  times?: number;
}

const MOST_TIMES = 1000;

/** The end of a period lies before its beginning: nothing was changed. */
export class DatesOutOfOrder extends Error {
  override readonly name = 'DatesOutOfOrder';
  /** @param field the record's field: `ends`, or `duty.2.3` */
  constructor(
    readonly field: string,
    readonly from: string,
    readonly until: string,
  ) {
    super(`${field}: ${until} lies before ${from}`);
  }
}

/**
 * Sets a campaign's first or last day, or takes it away (null); undoable.
 * @throws DatesOutOfOrder where it would end before it begins
 */
export function setCampaignDay(
  session: Session,
  campaign: Pick<Entry<'campaign'>, 'id'>,
  field: 'begins' | 'ends',
  day: string | null,
): Promise<void> {
  return inTurn(session, campaign, async ({ body }) => {
    refuseDisorder(field, field === 'begins' ? day : body.begins, field === 'ends' ? day : body.ends);
    if ((body[field] ?? null) !== day) await setField(session, campaign.id, field, day);
  });
}

/** The duty's dates and times in this campaign; empty where none were set. */
export function dutyPlanOf(campaign: Entry<'campaign'>, item: string): DutyPlan {
  const { from, until, times } = campaign.body[`duty.${item}`] ?? {};
  return { ...(from && { from }), ...(until && { until }), ...(times && { times }) };
}

/**
 * Sets when a duty is due in this campaign, or how often; undoable. It is a local rule and never enters a score.
 * @param change what is null is taken away, what is left out stays; with nothing left there is no rule
 * @throws DatesOutOfOrder where it would be due before it begins
 */
export function setDutyPlan(
  session: Session,
  campaign: Pick<Entry<'campaign'>, 'id'>,
  item: string,
  change: { [K in keyof DutyPlan]: DutyPlan[K] | null },
): Promise<void> {
  const field = `duty.${item}`;
  return inTurn(session, campaign, async (now) => {
    const parts = Object.entries({ ...dutyPlanOf(now, item), ...change }).filter(([, value]) => value !== null);
    const plan: DutyPlan = Object.fromEntries(parts);
    refuseDisorder(field, plan.from, plan.until);
    await setField(session, campaign.id, field, parts.length > 0 ? { ...plan } : null);
  });
}

/**
 * Reads how often a duty is due, as a person types it, full-width digits included.
 * @returns a whole number from 1 to 1000; null for nothing typed; undefined for anything else
 */
export function readTimes(typed: string): number | null | undefined {
  const times = typed.normalize('NFKC').trim();
  if (times === '') return null;
  return /^\d{1,4}$/.test(times) && Number(times) >= 1 && Number(times) <= MOST_TIMES ? Number(times) : undefined;
}

/** Takes how often a duty is due as it is typed; it is saved by itself. @param times null takes it away */
export function typeDutyTimes(
  session: Session,
  campaign: Pick<Entry<'campaign'>, 'id'>,
  item: string,
  times: number | null,
): Promise<void> {
  return inTurn(
    session,
    campaign,
    async (now) => {
      const { times: _, ...days } = dutyPlanOf(now, item);
      const plan = { ...days, ...(times !== null && { times }) };
      const value = Object.keys(plan).length > 0 ? plan : null;
      session.queue.type({ rec: campaign.id, kind: 'campaign', parent: null, field: `duty.${item}`, value });
    },
    'typed',
  );
}

const setField = (session: Session, rec: string, field: string, value: Edit['value']): Promise<void> =>
  session.undo.act('campaign', [{ rec, kind: 'campaign', parent: null, field, value }]);

const turns = new WeakMap<object, Promise<void>>();

/**
 * One act after the other, each on what the one before it left: two days that are typed in quick order must be held
 * against each other, and the screen is a moment behind the store.
 */
function inTurn(
  { db, queue }: Session,
  { id }: Pick<Entry<'campaign'>, 'id'>,
  act: (now: Entry<'campaign'>) => Promise<void>,
  manner: 'typed' | 'done' = 'done',
): Promise<void> {
  const run = async () => {
    // What was typed and still waits is part of what the act before left.
    if (manner === 'done') await queue.flush();
    const now = await getRecord(db, 'campaign', id);
    if (now) await act(now);
  };
  const turn = (turns.get(queue) ?? Promise.resolve()).then(run, run);
  turns.set(queue, turn);
  return turn;
}

function refuseDisorder(field: string, from: string | null | undefined, until: string | null | undefined): void {
  if (from && until && until < from) throw new DatesOutOfOrder(field, from, until);
}
