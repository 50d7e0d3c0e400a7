import * as z from 'zod/mini';
import { blockSchema } from '../blocks/blocks.ts';
import { PAINT_FAULTS } from './errors.ts';

const address = z.string().check(z.minLength(1));

/** What the page and the worker say to each other. Both sides check what they receive. */
export const requestSchema = z.strictObject({
  blocks: z.array(blockSchema),
  title: z.string(),
  /** Where the faces lie: addresses of the extension's own. */
  fonts: z.strictObject({ serif: address, bold: address, sans: address, kai: address }),
  /** The office's own 仿宋, as its file. */
  ownFont: z.optional(z.instanceof(Uint8Array)),
  /** JPEG or PNG files, scaled down by the page beforehand. */
  photos: z.array(z.strictObject({ ref: z.string(), bytes: z.instanceof(Uint8Array) })),
});
export type PaintRequest = z.infer<typeof requestSchema>;

const STEPS = ['font', 'layout', 'pages'] as const;
const progressSchema = z.strictObject({
  kind: z.literal('progress'),
  step: z.enum(STEPS),
  /** Of `of`; both 0 where a step has no parts. */
  done: z.int(),
  of: z.int(),
});
export type PaintProgress = Omit<z.infer<typeof progressSchema>, 'kind'>;

const doneSchema = z.strictObject({
  kind: z.literal('done'),
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
export type PaintResult = Omit<z.infer<typeof doneSchema>, 'kind'>;

const failedSchema = z.strictObject({ kind: z.literal('failed'), fault: z.enum(PAINT_FAULTS), detail: z.string() });

export const answerSchema = z.discriminatedUnion('kind', [progressSchema, doneSchema, failedSchema]);
export type PaintAnswer = z.infer<typeof answerSchema>;
