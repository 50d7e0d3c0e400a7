import * as z from 'zod/mini';
import { canonicalJson } from '../../changes/canonical.ts';
import { sha256Schema } from '../../model/ids.ts';
import { BundleError } from './bundle-error.ts';
import { AUTHOR_PATTERN } from './bundle-format.ts';
import { checkVersion, parseCanonical, refuseHostileKeys } from './read-canonical.ts';

const FORMAT = 'field-visits-batch';
const VERSION = 1;

/** Whose batch it is, which of theirs, from 1, and the SHA-256 of the one before; null for the first. */
export const BATCH_LINK = {
  author: z.string().check(z.regex(AUTHOR_PATTERN)),
  seq: z.int().check(z.minimum(1), z.maximum(999_999_999)),
  prev: z.union([sha256Schema, z.null()]),
};

/** So many changes one batch holds at most. */
export const MOST_IN_BATCH = 1_000_000;

const headSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(VERSION),
  ...BATCH_LINK,
  /** How many lines follow. */
  changes: z.int().check(z.minimum(1), z.maximum(MOST_IN_BATCH)),
});

/**
 * The first line of a batch. It is signed with the rest, so that whoever passes a batch on can't give it another number,
 * and a batch of a newer format is told from a broken one.
 */
export type BatchHead = Omit<z.infer<typeof headSchema>, 'format' | 'formatVersion'>;

/** Writes the first line of a batch. */
export function writeBatchHead(head: BatchHead): string {
  return `${canonicalJson({ ...head, format: FORMAT, formatVersion: VERSION })}\n`;
}

/**
 * Reads the first line of a batch.
 * @param named what the batch's name says
 * @throws BundleError `newer`; `header` naming the field; `foreign` where the name says another author or number;
 *   `utf8`, `json`, `deep`, `canonical`, `shape`
 */
export function readBatchHead(bytes: Uint8Array, place: string, named: { author: string; seq: number }): BatchHead {
  const value = parseCanonical(bytes, place, 1);
  refuseHostileKeys(value, place, 1);
  checkVersion(value, FORMAT, VERSION, place, 1);
  const read = z.safeParse(headSchema, value);
  if (!read.success) throw new BundleError('header', `${place} ${read.error.issues[0]?.path.join('.') ?? ''}`, 1);
  const { author, seq, prev, changes } = read.data;
  if (author !== named.author || seq !== named.seq) throw new BundleError('foreign', place, 1);
  // A later one may follow none: whoever restored what was written before may not know what went out then.
  if (seq === 1 && prev !== null) throw new BundleError('header', `${place} prev`, 1);
  return { author, seq, prev, changes };
}
