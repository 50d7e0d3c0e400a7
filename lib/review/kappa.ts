/**
 * Cohen's weighted kappa (Cohen 1968, "Weighted kappa: Nominal scale agreement with provision for scaled disagreement or
 * partial credit", Psychological Bulletin 70, 213–220, formula 3):
 *
 *     κw = 1 − Σ v_ij·p_ij / Σ v_ij·p_i.·p_.j
 *
 * with `v_ij` how much a disagreement weighs (0 on the diagonal), `p_ij` the share of pairs where the one said i and the
 * other j, and `p_i.`, `p_.j` each one's own shares.
 * @param pairs what both said, as places on a scale from 0
 * @param places how many places the scale has
 * @param weight how much a disagreement weighs: by default linearly, one for each step apart
 * @returns null where none may be said: for no pairs, and where chance alone would give no disagreement (0/0), since both
 *   said one and the same throughout
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  places: number,
  weight: (i: number, j: number) => number = (i, j) => Math.abs(i - j),
): number | null {
  const one = new Array<number>(places).fill(0);
  const other = new Array<number>(places).fill(0);
  let observed = 0;
  for (const [i, j] of pairs) {
    observed += weight(i, j);
    one[i] = (one[i] ?? 0) + 1;
    other[j] = (other[j] ?? 0) + 1;
  }
  let byChance = 0;
  for (const [i, a] of one.entries()) for (const [j, b] of other.entries()) byChance += weight(i, j) * a * b;
  // In counts, so that whole numbers stay whole: observed is n times, by chance n² times its share.
  return byChance === 0 ? null : 1 - (observed * pairs.length) / byChance;
}
