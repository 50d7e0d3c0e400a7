import { DrawError } from './draw-error.ts';
import type { StratumName } from './strata.ts';

/** What a stratum brings to the division of a draw. */
export interface Share {
  name: StratumName;
  /** How many of it may be drawn. */
  eligible: number;
}

/**
 * Divides `total` places among strata by their eligible units: largest remainder (Hamilton's method). Each stratum gets
 * the whole part of `total × eligible ÷ all eligible`; the places left go to the largest remainders, equal ones by
 * `precedes`.
 *
 * With a minimum, every stratum whose share is below it gets the minimum, and the rest is divided anew among the others
 * until none is below: the division that is proportional wherever the minimum doesn't forbid it.
 * @param total whole, at least 1
 * @param shares at least one unit eligible in all
 * @param precedes the order in which strata with equal remainders are served, as for sort
 * @returns the quotas by position; their sum is `total`. Nothing caps a quota at the stratum's own number: it is above
 *   that only where `total` or the minimum is
 * @throws DrawError `minimumTooLarge` where all minimums together exceed `total`
 */
export function allocate(
  total: number,
  minimum: number,
  shares: readonly Share[],
  precedes: (a: Share, b: Share) => number,
): number[] {
  const least = minimum * shares.length;
  if (least > total) {
    throw new DrawError('minimumTooLarge', { field: 'rule.minimum', wanted: least, available: total });
  }
  const free = freeOf(total, minimum, shares);
  const quotas = largestRemainder(total - minimum * (shares.length - free.length), free, precedes);
  return shares.map((share) => quotas.get(share) ?? minimum);
}

/** The strata whose share is not below the minimum, once the others have theirs. */
function freeOf(total: number, minimum: number, shares: readonly Share[]): readonly Share[] {
  let free = shares;
  for (;;) {
    const left = total - minimum * (shares.length - free.length);
    const all = sumOf(free);
    const above = free.filter(({ eligible }) => left * eligible >= minimum * all);
    if (above.length === free.length) return free;
    free = above;
  }
}

function largestRemainder(
  total: number,
  shares: readonly Share[],
  precedes: (a: Share, b: Share) => number,
): Map<Share, number> {
  const all = sumOf(shares);
  const quotas = new Map(shares.map((share) => [share, Math.floor((total * share.eligible) / all)]));
  const left = total - [...quotas.values()].reduce((sum, quota) => sum + quota, 0);
  const remainder = ({ eligible }: Share) => (total * eligible) % all;
  const served = shares.toSorted((a, b) => remainder(b) - remainder(a) || precedes(a, b)).slice(0, left);
  for (const share of served) quotas.set(share, (quotas.get(share) ?? 0) + 1);
  return quotas;
}

function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { eligible }) => sum + eligible, 0);
}
