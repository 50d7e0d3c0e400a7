import type { Parameters } from 'fast-check';

/** 200 runs of each property with every commit, 5,000 in the long check; always the same seed. */
const RUNS = process.env.XUNJI_LONG ? 5_000 : 200;
const SEED = 20_261_121;

/** Settings for fast-check. */
export function runs<T>(): Parameters<T> {
  return { numRuns: RUNS, seed: SEED };
}
