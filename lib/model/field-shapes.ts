import * as z from 'zod/mini';
import { momentSchema } from './time.ts';

/** The shapes that fields of records share. */

/** The longest text of a field, in UTF-16 units. A note of 100,000 characters is ordinary; this is a stop for accidents. */
const MAX_TEXT = 1_000_000;
export const text = z.string().check(z.maxLength(MAX_TEXT));
export const name = z.string().check(z.maxLength(500));

export const none = z.null();
export const count = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
/** A day of the calendar, such as 2026-11-21. */
export const day = z.iso.date();
/** Every record can be taken away and put back; what is taken away stays in the log. */
export const common = { deleted: z.optional(z.union([momentSchema, none])) };

/** 好 较好 一般 较差, and the two that leave the denominator: 不适用, 未查看. */
export const GRADES = ['good', 'fairlyGood', 'fair', 'poor', 'notApplicable', 'notSeen'] as const;
