import '../../model/no-eval.ts';
import * as z from 'zod/mini';
import { blockSchema, pageSchema } from '../blocks/blocks.ts';
import { DOCX_FAULTS } from './docx-error.ts';

/** What the page and the worker say to each other. Both sides check what they receive. */
export const requestSchema = z.strictObject({
  title: z.string(),
  blocks: z.array(blockSchema),
  page: z.nullable(pageSchema),
  /** JPEG or PNG files, scaled down by the page beforehand. */
  photos: z.array(z.strictObject({ ref: z.string(), bytes: z.instanceof(Uint8Array) })),
});
export type DocxRequest = z.infer<typeof requestSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('failed'), fault: z.enum(DOCX_FAULTS), detail: z.string() }),
]);
export type DocxAnswer = z.infer<typeof answerSchema>;
