import { canonicalJson } from '../changes/canonical.ts';
import type { Json } from '../changes/change.ts';
import { type DrawnStratum, type DrawResult, draw } from './draw.ts';
import { DrawError } from './draw-error.ts';
import type { DrawRecord } from './draw-record.ts';
import type { FrozenRoster } from './roster.ts';
import type { StratumName } from './strata.ts';

/** What is first found not to follow, in the order in which it is looked at. */
type DifferenceCode =
  /** The draw was made from another roster. */
  | 'rosterHash'
  /** Nothing can be drawn by this rule from this roster; `found` is the reason. */
  | 'refused'
  | 'eligible'
  | 'excluded'
  /** There are other strata than these. */
  | 'strata'
  /** A stratum's numbers. */
  | 'quota'
  /** Other units than the lot gave. */
  | 'picked'
  /** The units of the lot, in another order. */
  | 'order'
  | 'redrawWithoutReason'
  /** It redoes itself, or a draw that is not among the earlier ones. */
  | 'redrawOfUnknown'
  /** The seed was already seen: whoever chose rule or roster could know the picks. */
  | 'seedReused';

/** The first thing in which a record is not what its roster, rule and seed give. */
export interface DrawDifference {
  code: DifferenceCode;
  /** For a stratum's numbers and picks: which. */
  stratum?: StratumName;
  /** What had to be there, where it can be said. */
  expected?: Json;
  found?: Json;
}

/** What has to be known of an earlier draw. */
export type EarlierDraw = Pick<DrawRecord, 'id' | 'seed'>;

/**
 * Draws again and compares.
 * @param roster the frozen roster that the record is said to be drawn from
 * @param earlier the draws known from before; left out, only what the record says itself is looked at
 * @returns the first difference, or null where everything follows
 */
export function checkDraw(
  record: DrawRecord,
  roster: FrozenRoster,
  earlier?: readonly EarlierDraw[],
): DrawDifference | null {
  for (const hash of [record.rosterHash, record.result.rosterHash]) {
    if (hash !== roster.hash) return { code: 'rosterHash', expected: roster.hash, found: hash };
  }
  const again = drawAgain(record, roster);
  if (again instanceof DrawError) return { code: 'refused', found: again.reason };
  return compareResults(again, record.result) ?? checkRedraw(record) ?? checkAmong(record, earlier);
}

function drawAgain(record: DrawRecord, roster: FrozenRoster): DrawResult | DrawError {
  try {
    return draw(roster, record.rule, record.seed);
  } catch (error) {
    if (error instanceof DrawError) return error;
    throw error;
  }
}

function compareResults(expected: DrawResult, found: DrawResult): DrawDifference | null {
  const names = ({ strata }: DrawResult) => strata.map(({ name }) => name);
  return (
    compare('eligible', expected.eligible, found.eligible) ??
    compare('excluded', expected.excluded, found.excluded) ??
    compare('strata', names(expected), names(found)) ??
    compareStrata(expected.strata, found.strata) ??
    comparePicks(expected.picked, found.picked)
  );
}

function compareStrata(expected: readonly DrawnStratum[], found: readonly DrawnStratum[]): DrawDifference | null {
  const numbers = ({ eligible, quota, missing }: DrawnStratum) => ({ eligible, quota, missing });
  for (const [index, stratum] of expected.entries()) {
    const other = found[index];
    if (!other) continue; // the names were compared before
    const difference = compare('quota', numbers(stratum), numbers(other)) ?? comparePicks(stratum.picked, other.picked);
    if (difference) return { ...difference, stratum: stratum.name };
  }
  return null;
}

function comparePicks(expected: string[], found: string[]): DrawDifference | null {
  return compare('picked', expected.toSorted(), found.toSorted()) ?? compare('order', expected, found);
}

function compare(code: DifferenceCode, expected: Json, found: Json): DrawDifference | null {
  return canonicalJson(expected) === canonicalJson(found) ? null : { code, expected, found };
}

function checkRedraw({ id, redoes, reason }: DrawRecord): DrawDifference | null {
  if (redoes === null) return null;
  if (redoes === id) return { code: 'redrawOfUnknown', found: redoes };
  // Blank to the eye is no reason.
  const blank = (reason ?? '').replace(/[\s\p{Cf}]/gu, '') === '';
  return blank ? { code: 'redrawWithoutReason', found: reason } : null;
}

function checkAmong(
  { id, seed, redoes }: DrawRecord,
  earlier: readonly EarlierDraw[] | undefined,
): DrawDifference | null {
  if (!earlier) return null;
  const others = earlier.filter((other) => other.id !== id);
  if (redoes !== null && !others.some((other) => other.id === redoes))
    return { code: 'redrawOfUnknown', found: redoes };
  return others.some((other) => other.seed === seed) ? { code: 'seedReused', found: seed } : null;
}
