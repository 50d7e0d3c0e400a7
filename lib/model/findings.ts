import * as z from 'zod/mini';
import { common, day, name, none, text } from './field-shapes.ts';
import { idSchema } from './ids.ts';
import { momentSchema } from './time.ts';

/**
 * What is wrong at a unit, and what becomes of it (S28–S30, S24, S40). A finding belongs to its unit, so that it
 * outlives the visit and the campaign it was made in. How far it has come is no field: it follows from its steps,
 * which only ever grow (lib/findings/life.ts).
 */

/** 待整改 · 整改中 · 待复核 · 已销号 · 返工. */
export const FINDING_STATES = ['open', 'underway', 'toCheck', 'closed', 'redo'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Where the cause lies: with the unit, or above it; then it is passed upwards (S29). */
export const CAUSES = ['below', 'above'] as const;
export type Cause = (typeof CAUSES)[number];

/** Why something is done again: not solved when looked at, people not satisfied (S24), or come back later (S40). */
export const REDO_REASONS = ['notSolved', 'dissatisfied', 'cameBack'] as const;
export type RedoReason = (typeof REDO_REASONS)[number];

export const findingShape = z.strictObject({
  ...common,
  campaign: idSchema,
  /** The visit at which it was noticed. */
  visit: z.optional(z.union([idSchema, none])),
  at: momentSchema,
  problem: text,
  /** An area of the pack's taxonomy. */
  area: z.optional(z.union([name, none])),
  cause: z.optional(z.union([z.enum(CAUSES), none])),
  /** For roots above: which level or body it was passed to and when, whether it was claimed there and when. */
  passedTo: z.optional(text),
  passedOn: z.optional(z.union([day, none])),
  claimed: z.optional(z.union([z.boolean(), none])),
  claimedOn: z.optional(z.union([day, none])),
  /** Who answers for it (责任清单). */
  answers: z.optional(text),
  /** The leader in charge of the case (S14). */
  leader: z.optional(text),
  /** What will be done, how much of it, and by when (任务清单). */
  measure: z.optional(text),
  quantity: z.optional(text),
  deadline: z.optional(z.union([day, none])),
  /** When a closed one is looked at again (S40). */
  lookAgain: z.optional(z.union([day, none])),
  /** True while it is being written and has not been put down yet. */
  draft: z.optional(z.boolean()),
});
export const findingMembers = {
  items: z.boolean(),
  notes: z.boolean(),
  tags: z.boolean(),
  evidence: z.boolean(),
  /** The papers whose examination showed it (S27). */
  materials: z.boolean(),
};

/** One step in a finding's life. Never changed: what comes after is another step. */
export const stepShape = z.strictObject({
  ...common,
  to: z.enum(FINDING_STATES),
  at: momentSchema,
  by: name,
  /** What was seen. */
  seen: z.optional(text),
  /** The follow-up visit at which it was seen, and its note: closing needs both. */
  visit: z.optional(z.union([idSchema, none])),
  note: z.optional(z.union([idSchema, none])),
  reason: z.optional(z.union([z.enum(REDO_REASONS), none])),
  /** The step that was the last that counted when this one was taken; left out for the first. */
  after: z.optional(z.union([idSchema, none])),
});

/** Advice leaves the decision with the unit; a deviation is named so that it is put right at once (S37, S38). */
export const REMARK_NATURES = ['deviation', 'advice'] as const;
export type RemarkNature = (typeof REMARK_NATURES)[number];

/** What was said on the spot, and what became of it (S38). */
export const remarkShape = z.strictObject({
  ...common,
  at: momentSchema,
  text,
  nature: z.enum(REMARK_NATURES),
  /** What the unit itself decided, in answer to advice: its own business, not the team's (S37). */
  decided: z.optional(text),
  became: z.optional(text),
  becameOn: z.optional(z.union([day, none])),
});

/** 符合 · 不符合 · 没看到. */
export const RULE_VERDICTS = ['met', 'notMet', 'notSeen'] as const;
export type RuleVerdict = (typeof RULE_VERDICTS)[number];
/** 通过 · 退回. */
export const MATERIAL_VERDICTS = ['passed', 'returned'] as const;
export type MaterialVerdict = (typeof MATERIAL_VERDICTS)[number];

/** A paper of the unit, held against the pack's rules for its kind (审核把关, S27). */
export const materialShape = z.strictObject({
  ...common,
  at: momentSchema,
  name,
  /** The pack's id of the kind of paper. */
  material: z.string(),
  verdict: z.optional(z.union([z.enum(MATERIAL_VERDICTS), none])),
  text: z.optional(text),
});
export const materialMembers = { rule: z.union([z.enum(RULE_VERDICTS), none]), evidence: z.boolean() };
