import './no-eval.ts';
import * as z from 'zod/mini';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id of a record: a UUID of version 7 (RFC 9562 §5.7), lower case. */
export const idSchema = z.string().check(z.regex(UUID_V7));
export type Id = z.infer<typeof idSchema>;

/** Names a step of a review: a change, or a record and whose deed it is. Takes no words. */
export const stepIdSchema = z.string().check(z.regex(/^[0-9a-f][0-9a-f -]{31,79}$/));

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a value is written as ids are, of whatever version: where a file names what can't be, nobody knows its name. */
export const isIdLike = (value: unknown): value is Id => typeof value === 'string' && UUID.test(value);

/** Whether a field names a record: '' and what is no text name none. */
export const namesOne = (value: unknown): value is Id => typeof value === 'string' && value !== '';

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.infer<typeof sha256Schema>;

/**
 * Makes a UUIDv7: 48 bits of Unix milliseconds, version, variant, 74 random bits.
 * @param millis Unix time in whole milliseconds, 0 to 2^48 − 1
 * @throws RangeError when `millis` is outside that range
 */
export function makeId(millis: number): Id {
  if (!Number.isInteger(millis) || millis < 0 || millis >= 2 ** 48) throw new RangeError(`not a time: ${millis}`);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = millis.toString(16).padStart(12, '0');
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const rest = Array.from(bytes.subarray(6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}
