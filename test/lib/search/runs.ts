import type { Parameters } from 'fast-check';

/** Settings for fast-check: more runs in the long check, always the same seed. */
export function runs<T>(short = 300): Parameters<T> {
  return { numRuns: process.env.XUNJI_LONG ? short * 20 : short, seed: 20_261_121 };
}
