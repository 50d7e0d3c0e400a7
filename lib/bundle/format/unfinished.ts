import * as z from 'zod/mini';

/** How the keys begin of what stands in fields and was not put down yet: words, and what a draft is to become. */
export const UNFINISHED = ['typed ', 'writes '] as const;

/** Longer than any key: two ids and a field's name. */
const LONGEST_KEY = 300;

/** A line that was begun: it is no part of a record and in no change. */
export const unfinishedSchema = z.strictObject({
  key: z.string().check(
    z.maxLength(LONGEST_KEY),
    z.refine((key) => UNFINISHED.some((start) => key.startsWith(start))),
  ),
  /** The words, as an older version kept them or with what was chosen beside them; for a draft the choice alone. */
  value: z.union([z.string(), z.strictObject({ text: z.string(), choice: z.union([z.string(), z.null()]) })]),
});
export type Unfinished = z.infer<typeof unfinishedSchema>;
