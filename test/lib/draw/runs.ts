import type { Parameters } from 'fast-check';

/** So many runs of each property with every commit, and more in the long check. */
export const RUNS = process.env.XUNJI_LONG ? 2_000 : 100;

/** Settings for fast-check; always the same seed. */
export function runs<T>(): Parameters<T> {
  return { numRuns: RUNS, seed: 20_261_121 };
}
