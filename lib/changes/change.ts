import * as z from 'zod/mini';
import { idSchema, type Sha256, sha256Schema } from '../model/ids.ts';

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const json: z.core.$ZodType<Json> = z.json() as never;

/**
 * A time that orders what happened, across devices whose clocks differ (hybrid logical clock: Kulkarni et al. 2014):
 * 12 hexadecimal digits of Unix milliseconds, `-`, 4 of a counter. It sorts as text.
 */
const hlcSchema = z.string().check(z.regex(/^[0-9a-f]{12}-[0-9a-f]{4}$/));
export type Hlc = z.infer<typeof hlcSchema>;

/** Who made a change: the person's id, and the epoch that a restore from a backup raises: `<uuid>.<n>`. */
const authorSchema = z.string().check(z.regex(/^[0-9a-f-]{36}\.\d{1,6}$/));

/** The field of a change that sets several fields at once; its value is an object of them. */
export const SEVERAL = '*';

/** One thing that a person changed; see merge.ts for how changes become a record. */
export const changeSchema = z.strictObject({
  /** SHA-256 of the canonical JSON (RFC 8785) of all the rest. */
  id: sha256Schema,
  rec: idSchema,
  /** The record that this one belongs to (a note's visit, a visit's unit); null for those that stand alone. */
  parent: z.union([idSchema, z.null()]),
  kind: z.string().check(z.minLength(1), z.maxLength(40)),
  field: z.string().check(z.minLength(1), z.maxLength(200)),
  value: json,
  /** The changes that this one replaces. */
  sup: z.array(sha256Schema),
  hlc: hlcSchema,
  author: authorSchema,
  /** Chance that is hashed along where the value is to stay unknown: whoever sees the id alone can't guess it back. */
  nonce: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
});
export type Change = z.infer<typeof changeSchema>;
export type ChangeId = Sha256;

/** How a person in one life of their installation is named in changes. */
export const authorOf = ({ id, epoch }: { readonly id: string; readonly epoch: number }): string => `${id}.${epoch}`;

/** The person behind an author, whichever life of their installation wrote; of a person's id alone, that person. */
export const personOf = (author: string): string => author.replace(/\.\d+$/, '');
