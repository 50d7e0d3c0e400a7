import * as z from 'zod/mini';

/** A local date and time that a person typed, to the minute: 2026-11-21T09:38. */
const typedTimeSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/));

/**
 * When something happened: what the device's clock said, in which zone, and apart from it what a person typed.
 * The typed time never replaces the device's.
 */
export const momentSchema = z.object({
  /** Unix milliseconds by the device's clock. */
  device: z.int().check(z.minimum(0), z.maximum(8.64e15)),
  /** Minutes east of UTC on the device at that time. */
  offset: z.int().check(z.minimum(-840), z.maximum(840)),
  /** IANA name of the device's zone, such as Asia/Shanghai. */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  typed: z.optional(typedTimeSchema),
});
export type Moment = z.infer<typeof momentSchema>;

/**
 * The moment that the device's clock shows.
 * @param millis Unix milliseconds, for tests; the clock's by default
 */
export function momentNow(millis: number = Date.now()): { device: number; offset: number; zone: string } {
  return {
    device: millis,
    // Not negated: minus zero is not what comes back from JSON.
    offset: 0 - new Date(millis).getTimezoneOffset(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  };
}

/** The local day that the device's clock shows, as 2026-11-21. */
export const todayNow = (): string => shownTime(momentNow()).date;

/** The local date and time by which people know a moment: the typed one where there is one, else the device's. */
export function shownTime(moment: Moment): { date: string; time: string } {
  const local = localTime(moment);
  return { date: local.slice(0, 10), time: local.slice(11) };
}

/** The same as one word, such as 2026-11-21T09:38. */
export function localTime({ typed, device, offset }: Moment): string {
  return typed ?? new Date(Math.min(device + offset * 60_000, LAST)).toISOString().slice(0, 16);
}

/** The end of all that a clock can say (ECMA-262, Time Values and Time Range); a stranger's may say it. */
const LAST = 8.64e15;
