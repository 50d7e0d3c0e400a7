import * as z from 'zod/mini';
import { common, GRADES, name, none, text } from './field-shapes.ts';
import { idSchema, sha256Schema, stepIdSchema } from './ids.ts';
import { momentSchema } from './time.ts';

/**
 * What a reviewer (审核人) and a lead say of a visit. How far a review or a suspicion has come is no field: it follows
 * from steps that only ever grow (lib/review). Who took a step is the author of its changes, which are signed; no field
 * of a record says it.
 */

/** A comment (批注) on a visit or on something in it; parent: the visit. */
export const commentShape = z.strictObject({
  ...common,
  at: momentSchema,
  /** What it speaks of: the visit, or a note, a tag or a finding of it. */
  on: idSchema,
  /** A field of that, such as `rating.2.1`; left out for the whole. */
  field: z.optional(z.union([name, none])),
  /** The first comment of its thread; left out for one that is the first. */
  thread: z.optional(z.union([idSchema, none])),
  text,
  /** Of the first comment of a thread: when whoever asked was satisfied. */
  done: z.optional(z.union([momentSchema, none])),
  /** True while it is being written and has not been put down yet. */
  draft: z.optional(z.boolean()),
});

/** The roster's change by which whoever decided might: they had read it, though one of two clocks is wrong. */
const right = z.optional(z.union([sha256Schema, none]));

/** 通过 · 退回 · 重新打开. Handing over is no such step: the visit's own `handed` says it. */
export const REVIEW_STEPS = ['accepted', 'returned', 'reopened'] as const;

/** One step in a visit's review (审核); parent: the visit. Never changed: what comes after is another step. */
export const reviewShape = z.strictObject({
  ...common,
  at: momentSchema,
  to: z.enum(REVIEW_STEPS),
  reason: z.optional(text),
  /** The step that was the last when this one was taken: it follows that, though one of two clocks is wrong. */
  after: z.optional(z.union([stepIdSchema, none])),
  right,
});
/** `asks.<comment>`: what the author is asked to see to. */
export const reviewMembers = { asks: z.boolean() };

/** 疑似 核实 排除. */
export const TAG_STATUSES = ['suspected', 'confirmed', 'ruledOut'] as const;

/** One step in the adjudication (认定) of a tag; parent: the visit. Never changed, as above. */
export const verdictShape = z.strictObject({
  ...common,
  at: momentSchema,
  tag: idSchema,
  to: z.enum(TAG_STATUSES),
  reason: z.optional(text),
  /** As of a review. */
  after: z.optional(z.union([stepIdSchema, none])),
  right,
});
/**
 * What it rests on: `part.<part>` is the change that said that part of the tag then, `evidence.<id>` a piece of evidence
 * that was linked. Not the words once more: those of a source that is protected later are forgotten in one place (S26).
 */
export const verdictMembers = { part: z.union([sha256Schema, none]), evidence: z.boolean() };

/** A difference between two visits' ratings of one item, settled (裁定) by a lead; parent: the unit. Never changed. */
export const settlementShape = z.strictObject({
  ...common,
  at: momentSchema,
  item: name,
  grade: z.enum(GRADES),
  reason: text,
  right,
});
/** `visits.<visit>`: the two that it is between; `instead.<settlement>`: earlier ones whose place it takes. */
export const settlementMembers = { visits: z.boolean(), instead: z.boolean() };
