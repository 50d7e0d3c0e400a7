import * as z from 'zod/mini';
import { common, day, none } from './field-shapes.ts';
import { idSchema, sha256Schema } from './ids.ts';
import { momentSchema } from './time.ts';

/** What visits are planned with: packs that are kept, draws, and the tasks that come of them. */

/** A version of a pack that was brought in or edited here. Never changed: an edit makes another version. */
export const packShape = z.strictObject({
  ...common,
  pack: z.string(),
  version: z.string(),
  /** As `readPack` takes it. */
  data: z.record(z.string(), z.json()),
  at: momentSchema,
});

/** A random draw, as lib/draw records it; never changed, a redraw is another one. */
export const drawShape = z.strictObject({
  ...common,
  campaign: idSchema,
  at: momentSchema,
  /** The draw, by lib/draw's own schema. */
  record: z.record(z.string(), z.json()),
  /** The frozen roster: its canonical text is kept as an attachment under this hash. */
  rosterHash: sha256Schema,
});

/** A unit that somebody is to visit. */
export const taskShape = z.strictObject({
  ...common,
  campaign: idSchema,
  unit: idSchema,
  member: z.optional(z.union([idSchema, none])),
  on: z.optional(z.union([day, none])),
  /** The draw that it came from. */
  draw: z.optional(z.union([idSchema, none])),
  /** The visit that did it. */
  visit: z.optional(z.union([idSchema, none])),
});
