import type { Hlc } from '../changes/change.ts';
import { cited, compareDeeds, type Deed } from '../changes/deeds.ts';
import { GRADES, type Grade, membersOf } from '../model/records.ts';
import type { RightRefusal, WhyMayNot } from './rights.ts';

/** A difference between two visits' ratings of an item, settled with a reason. */
export interface Settlement {
  readonly id: string;
  readonly rec: string;
  readonly person: string;
  readonly hlc: Hlc;
  readonly item: string;
  readonly grade: Grade;
  readonly reason: string;
  /** The two visits. */
  readonly visits: readonly string[];
  /** The records of earlier ones whose place it takes. */
  readonly instead: readonly string[];
  /** See `When`. */
  readonly right?: string | undefined;
  /** See `Cited`. */
  readonly at?: number | undefined;
}

/** How an item was settled; two leads who settled it apart disagree until one of them settles it again. */
type Settled =
  | { readonly is: 'settled'; readonly by: Settlement }
  | { readonly is: 'disputed'; readonly sides: readonly Settlement[] };

/** What settlements add up to. */
export interface SettledItems {
  readonly items: ReadonlyMap<string, Settled>;
  /** Those that count for nothing, and why. */
  readonly void: readonly { readonly step: Settlement; readonly why: RightRefusal | 'needsReason' }[];
}

/** The settlement that a deed in a record of kind `settlement` is; null for one that a newer version made. */
export function settlementOf({ id, rec, person, hlc, body }: Deed): Settlement | null {
  const grade = GRADES.find((one) => one === body.grade);
  const visits = membersOf(body, 'visits').sort();
  if (!grade || typeof body.item !== 'string' || visits.length !== 2) return null;
  const reason = typeof body.reason === 'string' ? body.reason : '';
  const { right, at } = cited(body);
  return {
    id,
    rec,
    person,
    hlc,
    item: body.item,
    grade,
    reason,
    visits,
    right,
    at,
    instead: membersOf(body, 'instead'),
  };
}

/** How the items of two visits were settled, whatever the order settlements are given in. */
export function settledItems(
  settlements: readonly Settlement[],
  visits: readonly [string, string],
  whyMayNot: WhyMayNot,
): SettledItems {
  const pair = [...visits].sort().join(' ');
  const own = new Map(settlements.filter((one) => one.visits.join(' ') === pair).map((one) => [one.id, one]));
  const refused: { step: Settlement; why: RightRefusal | 'needsReason' }[] = [];
  const counting: Settlement[] = [];
  for (const step of [...own.values()].sort(compareDeeds)) {
    const why = step.reason.trim() === '' ? 'needsReason' : whyMayNot(step.person, 'settle', step);
    if (why) refused.push({ step, why });
    else counting.push(step);
  }
  const byItem = Map.groupBy(counting, ({ item }) => item);
  const items = [...byItem].map(([item, all]) => [item, settledBy(all)] as const);
  return { items: new Map(items), void: refused };
}

/** @param counting of one item, oldest first, at least one */
function settledBy(counting: readonly Settlement[]): Settled {
  const replaced = new Set(counting.flatMap(({ rec, instead }) => instead.filter((other) => other !== rec)));
  const standing = counting.filter(({ rec }) => !replaced.has(rec));
  const grades = new Set(standing.map(({ grade }) => grade));
  const newest = standing.at(-1);
  return grades.size === 1 && newest ? { is: 'settled', by: newest } : { is: 'disputed', sides: standing };
}
