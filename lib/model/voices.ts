import * as z from 'zod/mini';
import { common, count, name, none, text } from './field-shapes.ts';
import { momentSchema } from './time.ts';

/**
 * What people say and bring. No shape here has a field for the name of whoever spoke: a group or a category is all
 * that is ever recorded (S26).
 */

/** What a person may answer to one question of the public evaluation: its good word, its other word, 说不清. */
export const TALLY_ANSWERS = ['yes', 'no', 'unclear'] as const;
export type TallyAnswer = (typeof TALLY_ANSWERS)[number];

/** A public evaluation (群众评价, S23); its counts are members, the questions being the pack's. */
export const evaluationShape = z.strictObject({
  ...common,
  at: momentSchema,
  /** Where, and among whom: a kind of people, never names. */
  where: z.optional(text),
  among: z.optional(text),
  /** How many people were asked, where somebody counted them; else the question answered most often says it. */
  people: z.optional(z.union([count, none])),
});

/** What one window adds to a count stays below this, either way. */
export const MOST_TALLIED = 1_000_000_000_000;
/**
 * `tally.<question>.<answer>.<window>`: what that window counted. Each window writes its own member alone and a count is
 * the sum of all, so that two windows, or two devices whose visits are brought together, lose no tap and never disagree
 * (a PN-Counter: Shapiro, Preguiça, Baquero, Zawirski 2011, "A comprehensive study of Convergent and Commutative
 * Replicated Data Types", 3.1.3). Below nought where a window took back what others had counted.
 */
export const evaluationMembers = {
  tally: z.union([z.int().check(z.minimum(-MOST_TALLIED), z.maximum(MOST_TALLIED)), none]),
};

/** What all windows' members of a count come to; what is no whole number is passed over. */
export function tallySum(body: Readonly<Record<string, unknown>>, question: string, answer: TallyAnswer): number {
  const own = `tally.${question}.${answer}`;
  let sum = 0;
  for (const [field, value] of Object.entries(body)) {
    const counts = field === own || field.startsWith(`${own}.`);
    if (counts && typeof value === 'number' && Number.isSafeInteger(value)) sum += value;
  }
  return sum;
}

/** How many answered a question so: the sum, never below nought (two windows that take the same back at once). */
export function tallied(body: Readonly<Record<string, unknown>>, question: string, answer: TallyAnswer): number {
  return Math.max(tallySum(body, question, answer), 0);
}

/** Who raised a topic or brought a complaint: a group. */
export const RAISED_BY = ['people', 'unit', 'levelAbove', 'team'] as const;
export type RaisedBy = (typeof RAISED_BY)[number];

/** A joint topic (同题共答, S21). */
export const topicShape = z.strictObject({
  ...common,
  at: momentSchema,
  topic: text,
  raisedBy: z.optional(z.union([z.enum(RAISED_BY), none])),
  /** The level at which it is worked on, as units name theirs. */
  level: z.optional(z.union([name, none])),
  analysed: z.optional(text),
  /** What the team supplied: policy, coordination. */
  supplied: z.optional(text),
  result: z.optional(text),
});

/** A complaint that is taken up (接诉即办, S44), with its three times. */
export const complaintShape = z.strictObject({
  ...common,
  at: momentSchema,
  text,
  received: z.optional(z.union([momentSchema, none])),
  takenUp: z.optional(z.union([momentSchema, none])),
  answered: z.optional(z.union([momentSchema, none])),
  answer: z.optional(text),
});

/** 好做法 · 金点子 · 身边榜样 (S25, S46). */
export const PRACTICE_KINDS = ['method', 'idea', 'example'] as const;
export type PracticeKind = (typeof PRACTICE_KINDS)[number];

/** A good local method, an idea or an example nearby, to be passed on or not. */
export const practiceShape = z.strictObject({
  ...common,
  at: momentSchema,
  what: z.enum(PRACTICE_KINDS),
  text,
  passOn: z.optional(z.boolean()),
});

/** 正面 · 反面. */
export const CASE_SIDES = ['positive', 'negative'] as const;
export type CaseSide = (typeof CASE_SIDES)[number];

/** A case that is dissected to solve a class of problems (解剖典型案例, S22). */
export const caseShape = z.strictObject({
  ...common,
  at: momentSchema,
  side: z.enum(CASE_SIDES),
  facts: text,
  cause: z.optional(text),
  /** What it teaches for others of its class. */
  lesson: z.optional(text),
  passOn: z.optional(z.boolean()),
});
