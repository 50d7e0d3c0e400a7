import * as z from 'zod/mini';
import { canonicalJson } from '../../changes/canonical.ts';
import type { Json } from '../../changes/change.ts';
import { idSchema, sha256Schema } from '../../model/ids.ts';
import { BackupError } from './backup-error.ts';
import { FILES } from './backup-format.ts';
import { BATCH_LINK, MOST_IN_BATCH } from './batch-head.ts';
import { BUNDLE_LIMITS } from './bundle-format.ts';

const home = z.union([idSchema, z.null()]);
const flag = z.exactOptional(z.boolean());

const lineSchema = z.strictObject({
  ...BATCH_LINK,
  digest: sha256Schema,
  signature: z.string().check(z.maxLength(BUNDLE_LIMITS.small)),
  about: home,
  homes: z.exactOptional(z.readonly(z.array(home))),
  ratings: flag,
  findings: flag,
  own: flag,
  repeats: flag,
  /** The ids of its changes, in their order: each is a line of the change log. */
  changes: z.array(sha256Schema).check(
    z.minLength(1),
    z.maxLength(MOST_IN_BATCH),
    z.refine((ids) => new Set(ids).size === ids.length),
  ),
});

/** A batch as a backup has it: all that the store knows of it, but for the bytes, which its changes make again. */
export type BatchLine = z.infer<typeof lineSchema>;

/** Writes a batch as a line of canonical JSON. */
export function batchLine(batch: BatchLine): string {
  return `${canonicalJson(batch as unknown as { [key: string]: Json })}\n`;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a line about a batch, strictly. Whether the changes make those bytes is asked later (remake-batch.ts).
 * @throws BackupError `badLine`, naming the entry, the field and the line
 */
export function readBatchLine(bytes: Uint8Array, line: number): BatchLine {
  const bad = (what: string, options?: ErrorOptions) =>
    new BackupError('badLine', `${FILES.batches} ${what}`.trimEnd(), line, options);
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    throw bad('json', { cause: error });
  }
  const read = z.safeParse(lineSchema, value);
  if (!read.success) throw bad(placeOf(read.error.issues[0]));
  // So no field stands there twice, and nothing lies between the fields.
  if (batchLine(read.data) !== `${text}\n`) throw bad('canonical');
  return read.data;
}

function placeOf(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.');
}
