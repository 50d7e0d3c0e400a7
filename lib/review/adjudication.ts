import type { Hlc } from '../changes/change.ts';
import { cited, compareDeeds, type Deed } from '../changes/deeds.ts';
import { type Walk, walkSteps } from '../changes/walk-steps.ts';
import { membersOf, TAG_STATUSES, type TagStatus } from '../model/records.ts';
import { type RightRefusal, type WhyMayNot, whenOf } from './rights.ts';

/**
 * The adjudication of a tag: 疑似 → 核实 with its five parts, or 排除 with a reason; a lead with a reason makes it 疑似
 * again. Until somebody who may has decided, the supervisor's own word (`tag.status`) stands.
 */

/** A verdict as the machine sees it. */
export interface Verdict {
  readonly id: string;
  readonly to: TagStatus;
  readonly person: string;
  readonly hlc: Hlc;
  readonly reason?: string | undefined;
  /** Which of the tag's parts it rests on. */
  readonly parts: readonly string[];
  /** The one that was the last when this one was given, by its id. */
  readonly after?: string | undefined;
  /** See `When`. */
  readonly right?: string | undefined;
  /** See `Cited`. */
  readonly at?: number | undefined;
}

/** Why a verdict can't be given: not from this state, without some of the parts, without a reason, or by whom. */
export type VerdictRefusal = 'notFromHere' | 'needsParts' | 'needsReason' | RightRefusal;

/** What the machine must be told. */
export interface VerdictFacts {
  /** The parts without which nothing is confirmed. */
  readonly needed: readonly string[];
  readonly whyMayNot: WhyMayNot;
}

export type Adjudication = Walk<Verdict, TagStatus, VerdictRefusal>;

const ONWARD: Readonly<Record<TagStatus, readonly TagStatus[]>> = {
  suspected: ['confirmed', 'ruledOut'],
  confirmed: ['suspected'],
  ruledOut: ['suspected'],
};

/** What a tag that stands so may be adjudicated, whoever does it. */
export const verdictsFrom = (state: TagStatus): readonly TagStatus[] => ONWARD[state];

/** Whether a verdict can be given. @returns null when it can */
export function refuseVerdict(
  state: TagStatus,
  verdict: Omit<Verdict, 'id' | 'hlc'> & { readonly hlc?: Hlc },
  { needed, whyMayNot }: VerdictFacts,
): VerdictRefusal | null {
  const { to, person, reason = '', parts } = verdict;
  if (!ONWARD[state].includes(to)) return 'notFromHere';
  const why = whyMayNot(person, to === 'suspected' ? 'suspectAgain' : 'adjudicate', whenOf(verdict));
  if (why) return why;
  if (to === 'confirmed') return needed.every((part) => parts.includes(part)) ? null : 'needsParts';
  return reason.trim() === '' ? 'needsReason' : null;
}

/** What the verdicts on one tag add up to, whatever the order they are given in. */
export function adjudicationOf(verdicts: readonly Verdict[], facts: VerdictFacts): Adjudication {
  return walkSteps<Verdict, TagStatus, VerdictRefusal>(verdicts, 'suspected', {
    order: firstThenByClock,
    refuse: (state, verdict, stands) => (stands === false ? 'notFromHere' : refuseVerdict(state, verdict, facts)),
    next: (_, verdict) => verdict.to,
    same: (one, other) => one.to === other.to,
  });
}

/** A verdict that names none was given before any other was seen: it is no answer to those that name one. */
const firstThenByClock = (a: Verdict, b: Verdict): number =>
  Number(a.after !== undefined) - Number(b.after !== undefined) || compareDeeds(a, b);

/** The verdict that a deed in a record of kind `verdict` is; null for one that a newer version made. */
export function verdictOf({ id, person, hlc, body }: Deed): Verdict | null {
  const to = TAG_STATUSES.find((one) => one === body.to);
  const reason = typeof body.reason === 'string' ? body.reason : undefined;
  const evidence = membersOf(body, 'evidence').length > 0 ? ['evidence'] : [];
  const parts = [...membersOf(body, 'part'), ...evidence];
  return to ? { id, to, person, hlc, reason, parts, ...cited(body) } : null;
}

/** How a tag stands, as every screen is to show it. */
export interface TagStanding {
  readonly status: TagStatus;
  /** Whose it is: decided, or the supervisor's own word. */
  readonly by: 'verdict' | 'word';
  /** Whether the supervisor's word says something else than what was decided. */
  readonly differs: boolean;
}

/** How a tag stands. @param word its `status`; one that this version doesn't know counts as suspected */
export function tagStandingOf(word: unknown, { state, taken }: Adjudication): TagStanding {
  const own = TAG_STATUSES.find((one) => one === word) ?? 'suspected';
  if (taken.length === 0) return { status: own, by: 'word', differs: false };
  return { status: state, by: 'verdict', differs: own !== state };
}
