import { type Change, type Hlc, personOf } from '../changes/change.ts';
import { cited, compareDeeds, type Deed } from '../changes/deeds.ts';
import { touches, valueIn } from '../changes/fields.ts';
import { type Walk, walkSteps } from '../changes/walk-steps.ts';
import { membersOf } from '../model/records.ts';
import { REVIEW_STEPS } from '../model/review.ts';
import { type Decision, type RightRefusal, type When, type WhyMayNot, whenOf } from './rights.ts';

/**
 * The review of a visit (审核): being written → handed over → returned with reasons → handed over again → accepted. Only
 * a lead opens again what was accepted. It has no field of its own but follows from steps: those that hand over and take
 * back are the changes of the visit's `handed`, so that there is one word for it; the others are records of reviewers.
 */

/** 在写 · 已交出 · 已退回 · 已通过 · 重新打开. */
export type ReviewState = 'written' | 'submitted' | 'returned' | 'accepted' | 'reopened';

/** A step as the machine sees it. */
export interface ReviewStep {
  readonly id: string;
  readonly to: 'submitted' | 'takenBack' | 'accepted' | 'returned' | 'reopened';
  readonly person: string;
  readonly hlc: Hlc;
  readonly reason?: string | undefined;
  /** The comments that the author is asked to see to. */
  readonly asks?: readonly string[] | undefined;
  /** The step that was the last when this one was taken, by its id. */
  readonly after?: string | undefined;
  /** See `When`. */
  readonly right?: string | undefined;
  /** See `Cited`. */
  readonly at?: number | undefined;
}

/** Why a step can't be taken: not from this state, without a reason, by the visit's own author or by no author, or by whom. */
export type ReviewRefusal = 'notFromHere' | 'needsReason' | 'ownVisit' | 'notYours' | RightRefusal;

/** What the machine must be told. */
export interface ReviewFacts {
  isAuthor(person: string): boolean;
  readonly whyMayNot: WhyMayNot;
}

/** Where a review stands, and to what taking back leads. */
export interface ReviewStanding {
  readonly is: ReviewState;
  readonly before: 'written' | 'returned' | 'reopened';
}

export type Review = Walk<ReviewStep, ReviewStanding, ReviewRefusal>;

/** Where each state may lead. Whoever was asked for something may go on writing, which leaves it asked. */
const ONWARD: Readonly<Record<ReviewState, readonly ReviewStep['to'][]>> = {
  written: ['submitted'],
  submitted: ['takenBack', 'accepted', 'returned'],
  returned: ['submitted', 'takenBack'],
  accepted: ['reopened'],
  reopened: ['submitted', 'takenBack', 'accepted', 'returned'],
};
const DECISIONS: Readonly<Partial<Record<ReviewStep['to'], Decision>>> = {
  accepted: 'accept',
  returned: 'return',
  reopened: 'reopen',
};

/** The steps that a visit in this state may take, whoever takes them. */
export const reviewOnward = (state: ReviewState): readonly ReviewStep['to'][] => ONWARD[state];

/** Whether somebody may hand over and take back what another wrote, as a lead may where the author can't any more. */
export const mayHandFor = (person: string, whyMayNot: WhyMayNot, at?: When): boolean =>
  whyMayNot(person, 'reopen', at) === null;

/** Whether a step can be taken. @returns null when it can */
export function refuseReview(
  { is }: ReviewStanding,
  step: Omit<ReviewStep, 'id' | 'hlc'> & { readonly hlc?: Hlc },
  { isAuthor, whyMayNot }: ReviewFacts,
): ReviewRefusal | null {
  const { to, person, reason = '', asks = [] } = step;
  const at = whenOf(step);
  if (!ONWARD[is].includes(to)) return 'notFromHere';
  const decision = DECISIONS[to];
  if (!decision) return isAuthor(person) || mayHandFor(person, whyMayNot, at) ? null : 'notYours';
  if (to === 'accepted' && isAuthor(person)) return 'ownVisit';
  const why = whyMayNot(person, decision, at);
  if (why) return why;
  const hasReason = reason.trim() !== '' || (to === 'returned' && asks.length > 0);
  return to === 'accepted' || hasReason ? null : 'needsReason';
}

/** What the steps of a visit add up to, whatever the order they are given in. */
export function reviewOf(steps: readonly ReviewStep[], facts: ReviewFacts): Review {
  const first: ReviewStanding = { is: 'written', before: 'written' };
  return walkSteps<ReviewStep, ReviewStanding, ReviewRefusal>(steps, first, {
    order: compareDeeds,
    refuse: (standing, step, stands) => (stands === false ? 'notFromHere' : refuseReview(standing, step, facts)),
    next: standingAfter,
    same: (one, other) => one.to === other.to,
  });
}

function standingAfter({ is, before }: ReviewStanding, { to }: ReviewStep): ReviewStanding {
  if (to === 'takenBack') return { is: is === 'submitted' ? before : is, before };
  if (to !== 'submitted') return { is: to, before };
  return { is: to, before: is === 'returned' || is === 'reopened' ? is : 'written' };
}

/** The steps that hand a visit over and take it back. @param log all changes of the visit */
export function handingSteps(log: readonly Change[]): ReviewStep[] {
  return log
    .filter((change) => change.kind === 'visit' && touches(change, 'handed'))
    .map((change) => {
      const handed = valueIn(change, 'handed');
      const to = handed ? 'submitted' : 'takenBack';
      return { id: change.id, to, person: personOf(change.author), hlc: change.hlc, ...cited(handed) };
    });
}

/** The step that a deed in a record of kind `review` is; null for one that a newer version made. */
export function reviewStepOf({ id, person, hlc, body }: Deed): ReviewStep | null {
  const to = REVIEW_STEPS.find((one) => one === body.to);
  const reason = typeof body.reason === 'string' ? body.reason : undefined;
  return to ? { id, to, person, hlc, reason, asks: membersOf(body, 'asks'), ...cited(body) } : null;
}

/**
 * Who wrote a visit: everybody who said of themselves that they did. So nobody becomes their own visit's stranger by a
 * later change, and no stranger makes somebody its author. Where nobody said it of themselves, whoever was named and
 * whoever named them.
 * @param log all changes of the visit
 */
export function authorsOf(log: readonly Change[]): Set<string> {
  const naming = log
    .filter((change) => touches(change, 'by'))
    .map((change) => ({ by: personOf(change.author), named: String(valueIn(change, 'by')) }));
  const own = naming.filter(({ by, named }) => by === named);
  return new Set((own.length > 0 ? own : naming).flatMap(({ by, named }) => [named, by]));
}

/**
 * The hand-over that was last looked at: that before the newest decision, else the newest. What was written after it is
 * what an answer to the decision consists of. Null for a visit that was never handed over.
 */
export function handedBefore({ taken }: Review): ReviewStep | null {
  const decided = taken.findLastIndex(({ to }) => to in DECISIONS);
  const before = decided < 0 ? taken : taken.slice(0, decided);
  return before.findLast(({ to }) => to === 'submitted') ?? null;
}
