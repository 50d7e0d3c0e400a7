import { type Walk, walkSteps } from '../changes/walk-steps.ts';
import type { FindingState, RedoReason } from '../model/findings.ts';

/**
 * The life of a finding (S24, S28, S30): 待整改 → 整改中 → 待复核 → 已销号 or 返工. A finding has no field for how far it
 * has come: its state follows from its steps, and steps only ever grow. So two people's steps merge as a set, and a
 * step that the other's made illegal stays in the log, counts for nothing and is shown.
 */

/** A step as the machine sees it. */
export interface Step {
  readonly id: string;
  readonly to: FindingState;
  /** When it was taken, in Unix milliseconds. */
  readonly at: number;
  readonly visit?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly reason?: RedoReason | null | undefined;
  /** The step that was the last that counted when this one was taken, by its id. */
  readonly after?: string | null | undefined;
}

/**
 * Why a step can't be taken: not from this state, closing without a follow-up visit, without a note of it, at the very
 * visit that made the finding, or doing again without a reason.
 */
export type StepRefusal = 'notFromHere' | 'needsVisit' | 'needsNote' | 'sameVisit' | 'needsReason';

/** Where each state may lead. */
const ONWARD: Readonly<Record<FindingState, readonly FindingState[]>> = {
  open: ['underway'],
  underway: ['toCheck'],
  toCheck: ['closed', 'redo'],
  redo: ['underway', 'toCheck'],
  // What people are still not satisfied with, or what came back, is done again (S24, S40).
  closed: ['redo'],
};

/** The states that a finding in `state` may come to next, in the order of the life. */
export const onwardFrom = (state: FindingState): readonly FindingState[] => ONWARD[state];

/**
 * Whether a step can be taken.
 * @param state where the finding stands
 * @param madeAt the visit at which the finding was made, if it was made at one
 * @returns null when it can
 */
export function refuseStep(
  state: FindingState,
  step: Omit<Step, 'id' | 'at'>,
  madeAt?: string | null,
): StepRefusal | null {
  if (!ONWARD[state].includes(step.to)) return 'notFromHere';
  if (step.to === 'redo' && !step.reason) return 'needsReason';
  if (step.to !== 'closed') return null;
  if (!step.visit) return 'needsVisit';
  if (step.visit === madeAt) return 'sameVisit';
  return step.note ? null : 'needsNote';
}

/**
 * Why a step can't be taken now: beside what its log is held to, the follow-up visit began before the finding was made,
 * or was over before the report that it is to check; its note is older than that report; a visit that was handed over
 * takes no new note; or nothing says what was seen.
 */
export type TakingRefusal = StepRefusal | 'visitTooEarly' | 'visitOver' | 'noteTooEarly' | 'visitHanded' | 'needsSeen';

/** A step that somebody wants to take, with what only the one who takes it can be asked. */
export interface Taking extends Omit<Step, 'id' | 'at'> {
  /** Whether its visit began before the finding was made. */
  readonly isVisitOlder?: boolean;
  /** Whether its visit was over before the finding was last reported as put right. */
  readonly isVisitOver?: boolean;
  /** Whether its note was there before the finding was last reported as put right. */
  readonly isNoteOlder?: boolean;
  /** Whether its note is a new one, and its visit was handed over. */
  readonly isNoteLate?: boolean;
  readonly seen?: string | undefined;
}

/**
 * Whether a step can be taken now: `refuseStep`, and then what says that it was looked at after it was put right. Closing
 * and redoing must say what was seen, at a visit that was under way after the report; being put right and being reported
 * are the unit's own acts, at which nobody of the team need have been. A log is not held to this again: two devices' clocks differ, and an older step may lack it.
 * @param madeAt as for `refuseStep`
 * @returns null when it can
 */
export function refuseTaking(state: FindingState, step: Taking, madeAt?: string | null): TakingRefusal | null {
  const refused = refuseStep(state, step, madeAt);
  if (refused && refused !== 'needsNote') return refused;
  const checks = step.to === 'closed' || step.to === 'redo';
  // Asked for first: no note of such a visit would do.
  if (step.to === 'closed' && step.isVisitOlder) return 'visitTooEarly';
  if (checks && step.isVisitOver) return 'visitOver';
  if (step.isNoteLate) return 'visitHanded';
  if (!checks) return null;
  if (refused) return refused;
  if (!step.note && !step.seen?.trim()) return 'needsSeen';
  return step.isNoteOlder ? 'noteTooEarly' : null;
}

/** Why a step doesn't count: as above, or the one that it follows is not on this device. */
export type VoidWhy = StepRefusal | 'beforeUnknown';

/** What a finding's steps add up to. */
export type Life<S extends Step> = Walk<S, FindingState, VoidWhy>;

/**
 * What steps add up to, whatever the order they are given in. A step counts where the finding still stands as whoever
 * took it saw it: after the step that it names. No clock decides that, and no step lies in wait for a state to come. Those
 * that name none were taken before any other; among them, and between two that were taken at once, time decides, then id.
 * @param madeAt as for `refuseStep`
 */
export function lifeOf<S extends Step>(steps: readonly S[], madeAt?: string | null): Life<S> {
  return walkSteps<S, FindingState, VoidWhy>(steps, 'open', {
    order: byTime,
    refuse: (state, step, stands) => refuseStep(state, step, madeAt) ?? (step.after ? whyPassed(stands) : null),
    next: (_, step) => step.to,
    same: (one, other) => one.to === other.to,
  });
}

function whyPassed(stands: boolean | undefined): VoidWhy | null {
  if (stands === undefined) return 'beforeUnknown';
  return stands ? null : 'notFromHere';
}

const byTime = (a: Step, b: Step): number =>
  Number(Boolean(a.after)) - Number(Boolean(b.after)) || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
