import '../model/no-eval.ts';
import * as z from 'zod/mini';
import { isSearched, SEARCHED_FIELDS, type SearchedKind } from './fields.ts';
import type { SearchRecord } from './record.ts';

/** What the page and the worker say to each other. Both sides check what they receive. */

const kind = z.custom<SearchedKind>((value) => typeof value === 'string' && isSearched(value));
const ids = z.array(z.string());

/** Asked with plain loops: a schema over 100,000 records would take longer than reading them. */
const records = z.custom<SearchRecord[]>((list) => Array.isArray(list) && list.every(isRecord));

function isRecord(value: unknown): value is SearchRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, parent, texts, on } = value as Partial<SearchRecord>;
  const strings = [id, kind, parent, on].every((part) => typeof part === 'string');
  return (
    strings && isSearched(String(kind)) && Array.isArray(texts) && texts.every(({ text }) => typeof text === 'string')
  );
}

export const requestSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('put'), records }),
  z.strictObject({ is: z.literal('drop'), ids }),
  z.strictObject({ is: z.literal('clear') }),
  z.strictObject({
    is: z.literal('ask'),
    /** By this the answer is known. */
    ask: z.int(),
    query: z.string(),
    only: z.union([kind, z.null()]),
    limit: z.int().check(z.minimum(0)),
  }),
]);
export type SearchRequest = z.infer<typeof requestSchema>;

const count = z.int().check(z.minimum(0));
const place = z.strictObject({ id: z.string(), on: z.string() });
const hit = z.strictObject({
  id: z.string(),
  kind,
  parent: z.string(),
  passages: z.array(
    z.strictObject({
      field: z.enum(SEARCHED_FIELDS),
      member: z.exactOptional(z.string()),
      cut: z.strictObject({ before: z.boolean(), after: z.boolean() }),
      pieces: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
    }),
  ),
  on: z.string(),
  guarded: z.boolean(),
  visit: z.union([place, z.null()]),
  unit: z.union([z.strictObject({ id: z.string(), name: z.string(), gone: z.boolean() }), z.null()]),
});
const found = z.strictObject({
  asked: z.boolean(),
  groups: z.array(z.strictObject({ kind, count, hits: z.array(hit) })),
  searched: z.record(z.string(), count),
});

export const answerSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('found'), ask: z.int(), found }),
  /** A request that was not agreed, or one that failed: the worker can't be trusted to hold what was put in. */
  z.strictObject({ is: z.literal('failed'), why: z.string() }),
]);
export type SearchAnswer = z.infer<typeof answerSchema>;
