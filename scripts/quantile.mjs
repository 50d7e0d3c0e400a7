// @ts-check

/**
 * @param {number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The value in the middle. @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * The median of the ratios of openings that followed each other, so that a machine that slows down meets both alike.
 * @param {number[]} ours
 * @param {number[]} peers
 */
export const paired = (ours, peers) => median(ours.map((taken, at) => taken / (peers[at] ?? Number.NaN)));
