import * as z from 'zod/mini';
import { common, day, name, none, text } from './field-shapes.ts';
import { idSchema } from './ids.ts';

/** What a campaign is: its days and duties, its team, and who is in it. */

/** Whose team it is (S45): only the centre and the provinces, or a body in charge of a system, send teams. */
export const TEAM_LEVELS = ['central', 'provincial', 'system', 'other'] as const;

/** What a member does in the team. */
export const MEMBER_ROLES = ['lead', 'supervisor', 'reviewer', 'liaison'] as const;

export const campaignShape = z.strictObject({
  ...common,
  name,
  pack: z.string(),
  /** The version that a person chose; where it isn't to be had, the newest that is. */
  packVersion: z.string(),
  team: z.optional(idSchema),
  begins: z.optional(z.union([day, none])),
  ends: z.optional(z.union([day, none])),
});
export const teamShape = z.strictObject({ ...common, name, level: z.enum(TEAM_LEVELS), mandate: text });
export const memberShape = z.strictObject({
  ...common,
  name,
  team: z.optional(idSchema),
  role: z.optional(z.enum(MEMBER_ROLES)),
  /** The public key with which their bundles are signed (Ed25519, hexadecimal), as a lead confirmed it. */
  key: z.optional(z.union([z.string().check(z.regex(/^[0-9a-f]{64}$/)), none])),
});

/** When a duty is due in a campaign, and how often; local, and never part of a score (S11–S13). */
export const dutyPlan = z.strictObject({
  from: z.optional(day),
  until: z.optional(day),
  /** Times in the period, or in each month where the pack says so. */
  times: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
});
