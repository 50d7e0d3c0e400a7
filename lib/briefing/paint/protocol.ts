import * as z from 'zod/mini';
import { blockSchema, pageSchema } from '../blocks/blocks.ts';
import type { OutlineEntry, Page } from '../layout/page.ts';
import { PAINT_FAULTS } from './errors.ts';

/** What the page and the worker say to each other. Both sides check what they receive. */

const address = z.string().check(z.minLength(1));
const count = z.int().check(z.minimum(0));

/** The office's own 仿宋, as its file: sent once, before the first document that is set in it. */
const fontSchema = z.strictObject({ kind: z.literal('font'), hash: z.string(), bytes: z.instanceof(Uint8Array) });

const document = {
  id: count,
  /** Where the faces lie: addresses of the extension's own. */
  fonts: z.strictObject({ serif: address, bold: address, sans: address, kai: address }),
  /** Which of the fonts that were sent is the body's; null for none. */
  own: z.nullable(z.string()),
  page: z.nullable(pageSchema),
  /** What differs from the document before: in place of its blocks `from` to before `to` there are others. */
  blocks: z.strictObject({ from: count, to: count, put: z.array(blockSchema) }),
};
const laySchema = z.strictObject({
  kind: z.literal('lay'),
  ...document,
  /** The numbers of the pages that are looked at, from 1; one past the end stands for the last. */
  wanted: z.array(z.int().check(z.minimum(1))),
});
const paintSchema = z.strictObject({
  kind: z.literal('paint'),
  ...document,
  title: z.string(),
  /** JPEG or PNG files, scaled down by the page beforehand. */
  photos: z.array(z.strictObject({ ref: z.string(), bytes: z.instanceof(Uint8Array) })),
});
export const requestSchema = z.discriminatedUnion('kind', [fontSchema, laySchema, paintSchema]);
export type PressRequest = z.infer<typeof requestSchema>;
export type DocumentRequest = Exclude<PressRequest, { kind: 'font' }>;

const STEPS = ['font', 'layout', 'pages'] as const;
const progressSchema = z.strictObject({
  kind: z.literal('progress'),
  id: count,
  step: z.enum(STEPS),
  /** Of `of`; both 0 where a step has no parts. */
  done: z.int(),
  of: z.int(),
});
export type PaintProgress = Omit<z.infer<typeof progressSchema>, 'kind' | 'id'>;

const laidSchema = z.strictObject({
  kind: z.literal('laid'),
  id: count,
  /** How many pages there are. */
  count: z.int().check(z.minimum(1)),
  /** Those that were wanted, in their order. What stands on one is not looked into: it is drawn, never run. */
  pages: z.array(z.custom<Page>((page) => page !== null && typeof page === 'object' && 'items' in page)),
  /** Where headings and blocks stand; null where that is as this worker said it last: mostly an edit moves nothing. */
  order: z.nullable(
    z.strictObject({
      outline: z.array(z.custom<OutlineEntry>((one) => one !== null && typeof one === 'object' && 'page' in one)),
      /** The number of the page on which each block begins. */
      places: z.array(z.int().check(z.minimum(1))),
    }),
  ),
});
export type LaidAnswer = Omit<z.infer<typeof laidSchema>, 'kind' | 'id'>;
export type Order = NonNullable<LaidAnswer['order']>;

const doneSchema = z.strictObject({
  kind: z.literal('done'),
  id: count,
  bytes: z.instanceof(Uint8Array),
  pages: z.int().check(z.minimum(1)),
  missing: z.array(
    z.strictObject({
      char: z.string(),
      codePoint: z.int(),
      count: z.int().check(z.minimum(1)),
      painted: z.enum(['box', 'nothing']),
    }),
  ),
  unreadable: z.array(z.string()),
});
export type PaintResult = Omit<z.infer<typeof doneSchema>, 'kind' | 'id'>;

const failedSchema = z.strictObject({
  kind: z.literal('failed'),
  id: count,
  fault: z.enum(PAINT_FAULTS),
  detail: z.string(),
});

export const answerSchema = z.discriminatedUnion('kind', [progressSchema, laidSchema, doneSchema, failedSchema]);
export type PressAnswer = z.infer<typeof answerSchema>;
