import * as z from 'zod/mini';
import { idSchema } from '../model/ids.ts';
import { readStrictly } from './read-strictly.ts';
import { labelSchema } from './roster.ts';

/** More than any roster holds, and so small that allocation stays in whole numbers. */
const MAX_COUNT = 1_000_000;
const count = z.int().check(z.minimum(1), z.maximum(MAX_COUNT));
const labels = z.exactOptional(z.array(labelSchema).check(z.minLength(1)));

/** Who may be drawn. What is left out doesn't filter; of a list, any one is enough. */
const filterSchema = z.strictObject({
  types: labels,
  traits: labels,
  levels: labels,
  places: labels,
  /** Only units whose last visit was before this day, or that were never visited; `never`: only the latter. */
  notVisitedSince: z.exactOptional(z.union([z.iso.date(), z.literal('never')])),
  /** Those who would go: a unit where any of them must not go is left out. */
  members: z.exactOptional(z.array(idSchema).check(z.minLength(1))),
});
export type DrawFilter = z.infer<typeof filterSchema>;

/** By what a roster can be divided into strata. */
const DIVISIONS = ['type', 'trait', 'level', 'place'] as const;
export type Division = (typeof DIVISIONS)[number];

const shared = {
  filter: filterSchema,
  /** What to do where a stratum has fewer than its quota: draw nothing at all, or take all and say how many lack. */
  whenShort: z.enum(['refuse', 'takeAll']),
};
const by = z.enum(DIVISIONS);

/** How to draw: see `draw`. */
export const ruleSchema = z.discriminatedUnion('mode', [
  /** `count` of all who may be drawn. */
  z.strictObject({ ...shared, mode: z.literal('plain'), count }),
  /** `count` of each stratum. */
  z.strictObject({ ...shared, mode: z.literal('each'), by, count }),
  /** `count` in all, each stratum by its share, and no stratum less than `minimum`. */
  z.strictObject({ ...shared, mode: z.literal('proportional'), by, count, minimum: z.exactOptional(count) }),
]);
export type DrawRule = z.infer<typeof ruleSchema>;

/**
 * Reads a rule, strictly: counts are whole and at least 1, dates exist, lists are not empty, nothing is misspelt.
 * @throws DrawError naming the first wrong field (`rule.filter.notVisitedSince`)
 */
export function readRule(value: unknown): DrawRule {
  return readStrictly(ruleSchema, value, 'rule');
}
