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
): Promise<void> {
  const run = async () => {
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
