/** A figure with what it rests on: `n` stands beside it wherever it is shown. */
export interface Figure {
  /** On the scale of the pack's grades, 0 to 100; null where none may be shown. */
  readonly score: number | null;
  /** How many answers it was made of. */
  readonly n: number;
  /** The visits that gave those answers. */
  readonly visits: readonly string[];
}

/**
 * The plain mean, Σ values / their number; null of none. The same for every order of the values, and never outside of
 * them: sums of doubles would otherwise depend on the order.
 */
export function meanOf(values: readonly number[]): number | null {
  const ordered = values.toSorted((a, b) => a - b);
  const [least, most] = [ordered[0], ordered.at(-1)];
  if (least === undefined || most === undefined) return null;
  const mean = ordered.reduce((sum, value) => sum + value, 0) / ordered.length;
  return Math.min(Math.max(mean, least), most);
}
