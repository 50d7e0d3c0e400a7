import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { type ReviewRefusal, type ReviewState, type ReviewStep, refuseReview } from '../../review/visit-review.ts';
import { getRecord } from '../../store/queries.ts';
import type { Maker } from '../people.ts';
import { creation, type Session } from '../session.ts';
import type { UndoName } from '../undo.ts';
import { type Handing, handOver, takeBack } from '../visits.ts';
import { readDeeds } from './deeds.ts';
import { readReview } from './read.ts';
import { readOwnRight } from './trust.ts';
import { peopleOf } from './watch.ts';

/** A step in a review that can't be taken; nothing was changed. */
export class ReviewRefused extends Error {
  override readonly name = 'ReviewRefused';
  constructor(readonly reason: ReviewRefusal | 'visitGone' | 'commentGone') {
    super(`the step was refused: ${reason}`);
  }
}

type Wanted = Pick<ReviewStep, 'to' | 'reason' | 'asks'>;

/** Hands a visit over for review, for the first time or again; undoable. @throws ReviewRefused */
export async function submitVisit(session: Session, visit: Id): Promise<void> {
  await handOver(session, await checkStep(session, visit, { to: 'submitted' }));
}

/** Takes back what was handed over and not yet accepted, to go on with it; undoable. @throws ReviewRefused */
export async function withdrawVisit(session: Session, visit: Id): Promise<void> {
  await takeBack(session, await checkStep(session, visit, { to: 'takenBack' }));
}

/** A visit of which a step of many wasn't taken. */
export interface StepLeft {
  readonly visit: Id;
  /** How its review stands; null where the visit is gone. */
  readonly state: ReviewState | null;
  /** Who wrote it, where that is why: it is another's. */
  readonly by?: Maker;
  /** Whether the step may be taken for them, by whoever says that they mean to. */
  readonly mayFor?: true;
}

/** What a step of many visits came to: those that it wasn't taken of are left. */
export interface StepsTaken {
  /** How many took it. */
  readonly done: number;
  readonly left: readonly StepLeft[];
}

/** For whom a step of many is taken: of one's own visits, or knowingly of others' as well, as a lead may. */
export type ForWhom = 'own' | 'others';

/** Hands visits over as `submitVisit` does each, others' only where that is meant; undoable as one. */
export const submitVisits = (session: Session, visits: readonly Id[], whose: ForWhom = 'own'): Promise<StepsTaken> =>
  takeAll(session, visits, { to: 'submitted', whose }, handOver);

/** Takes visits back as `withdrawVisit` does each, others' only where that is meant; undoable as one. */
export const withdrawVisits = (session: Session, visits: readonly Id[], whose: ForWhom = 'own'): Promise<StepsTaken> =>
  takeAll(session, visits, { to: 'takenBack', whose }, takeBack);

async function takeAll(
  session: Session,
  ids: readonly Id[],
  { to, whose }: { to: Wanted['to']; whose: ForWhom },
  act: typeof handOver,
): Promise<StepsTaken> {
  const found = await Promise.all(ids.map(async (id) => ({ id, ...(await readStep(session, id, { to })) })));
  const takes = ({ why, isOwn }: (typeof found)[number]) => !why && (isOwn || whose === 'others');
  const visits = found.flatMap((one) => (one.visit && takes(one) ? [one.visit] : []));
  if (visits.length > 0) await act(session, ...visits);
  const rest = found.filter((one) => !takes(one));
  const people = await peopleOf(
    session,
    rest.flatMap(({ visit }) => visit?.body.by ?? []),
  );
  const left = rest.map(({ id, visit, state, why }): StepLeft => {
    const by = why === null || why === 'notYours' ? people.get(visit?.body.by ?? '') : undefined;
    return { visit: id, state, ...(by && { by }), ...(why === null && { mayFor: true }) };
  });
  return { done: visits.length, left };
}

/** Accepts a visit (通过); undoable. @throws ReviewRefused, also for one's own */
export function acceptVisit(session: Session, visit: Id): Promise<void> {
  return decide(session, visit, { to: 'accepted' }, 'visitAccepted');
}

/**
 * Returns a visit (退回); undoable.
 * @param said why, in words, by the comments that ask for something, or both
 * @throws ReviewRefused
 */
export function returnVisit(
  session: Session,
  visit: Id,
  said: { reason?: string; asks?: readonly Id[] },
): Promise<void> {
  return decide(session, visit, { to: 'returned', ...said }, 'visitReturned');
}

/** Opens again what was accepted; undoable. @throws ReviewRefused for all but a lead, and without a reason */
export function reopenVisit(session: Session, visit: Id, reason: string): Promise<void> {
  return decide(session, visit, { to: 'reopened', reason }, 'visitReopened');
}

async function decide(session: Session, visit: Id, wanted: Wanted, name: UndoName): Promise<void> {
  const { after } = await checkStep(session, visit, wanted);
  const { to, reason = '', asks = [] } = wanted;
  const said = new Set((await readDeeds(session, visit, 'comment', 'text')).map(({ rec }) => rec));
  if (!asks.every((id) => said.has(id))) throw new ReviewRefused('commentGone');
  const body = {
    ...{ to, at: { ...momentNow() }, reason: reason.trim() || undefined, after },
    right: await readOwnRight(session),
    ...Object.fromEntries(asks.map((id) => [`asks.${id}`, true])),
  };
  await session.undo.act(name, [creation(session.newId(), 'review', visit, body)]);
}

async function checkStep(session: Session, id: Id, wanted: Wanted): Promise<Handing> {
  const { visit, why } = await readStep(session, id, wanted);
  if (visit && !why) return visit;
  throw new ReviewRefused(why ?? 'visitGone');
}

/** Whether a step can be taken, by what the store holds now, not by what a screen showed. */
async function readStep(session: Session, id: Id, wanted: Wanted) {
  await session.queue.flush();
  const visit = await getRecord(session.db, 'visit', id);
  if (visit?.shelf !== 'live') return { visit: null, state: null, isOwn: false, why: 'visitGone' as const };
  const { review, facts } = await readReview(session, id);
  const why = refuseReview(review.state, { ...wanted, person: session.me.id }, facts);
  const isOwn = facts.isAuthor(session.me.id);
  return { visit: { ...visit, after: review.taken.at(-1)?.id }, state: review.state.is, isOwn, why };
}
