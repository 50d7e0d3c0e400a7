import * as z from 'zod/mini';
import { idSchema, sha256Schema } from '../model/ids.ts';
import { momentSchema } from '../model/time.ts';
import { EXCLUSIONS } from './eligible.ts';
import { labelSchema } from './roster.ts';
import { ruleSchema } from './rule.ts';
import { seedSchema } from './seed.ts';

const number = z.int().check(z.minimum(0));
const stratumSchema = z.strictObject({
  name: z.union([labelSchema, z.null()]),
  eligible: number,
  quota: number,
  missing: number,
  picked: z.array(idSchema),
});

const resultSchema = z.strictObject({
  rosterHash: sha256Schema,
  eligible: number,
  excluded: z.array(z.strictObject({ id: idSchema, why: z.enum(EXCLUSIONS) })),
  strata: z.array(stratumSchema),
  picked: z.array(idSchema),
});

/** What is kept of a draw: never changed afterwards; a redraw is a new record. */
export const drawRecordSchema = z.strictObject({
  id: idSchema,
  at: z.strictObject(momentSchema.shape),
  seed: seedSchema,
  rosterHash: sha256Schema,
  rule: ruleSchema,
  result: resultSchema,
  /** The draw that this one is made in place of; null for none. */
  redoes: z.union([idSchema, z.null()]),
  /** Why it was drawn again, in a person's words; null where it is no redraw. */
  reason: z.union([z.string().check(z.maxLength(10_000)), z.null()]),
});
export type DrawRecord = z.infer<typeof drawRecordSchema>;
