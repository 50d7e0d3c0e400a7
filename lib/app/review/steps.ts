import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { type ReviewRefusal, type ReviewStep, refuseReview } from '../../review/visit-review.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { creation, type Session } from '../session.ts';
import type { UndoName } from '../undo.ts';
import { handOver, takeBack } from '../visits.ts';
import { readDeeds } from './deeds.ts';
import { readReview } from './read.ts';

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
  await checkStep(session, visit, wanted);
  const { to, reason = '', asks = [] } = wanted;
  const said = new Set((await readDeeds(session, visit, 'comment', 'text')).map(({ rec }) => rec));
  if (!asks.every((id) => said.has(id))) throw new ReviewRefused('commentGone');
  const body = {
    ...{ to, at: { ...momentNow() }, reason: reason.trim() || undefined },
    ...Object.fromEntries(asks.map((id) => [`asks.${id}`, true])),
  };
  await session.undo.act(name, [creation(session.newId(), 'review', visit, body)]);
}

/** Looks at what the store holds now, not at what a screen showed. */
async function checkStep(session: Session, id: Id, wanted: Wanted): Promise<Entry<'visit'>> {
  await session.queue.flush();
  const visit = await getRecord(session.db, 'visit', id);
  if (visit?.shelf !== 'live') throw new ReviewRefused('visitGone');
  const { review, facts } = await readReview(session, id);
  const why = refuseReview(review.state, { ...wanted, person: session.me.id }, facts);
  if (why) throw new ReviewRefused(why);
  return visit;
}
