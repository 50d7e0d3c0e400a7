import { GRADES, type Grade } from '../model/records.ts';
import { weightedKappa } from './kappa.ts';

/** From so many pairs up a kappa is said; of fewer it swings too far, and only the counts are. Ours to size (derived). */
export const MOST_TELLING = 30;

/** What two visits say of one item. */
interface RatedPair {
  readonly item: string;
  readonly one: Grade;
  readonly other: Grade;
  /** How many steps of the scale lie between them; null where either says what is on no scale (不适用, 未查看). */
  readonly apart: number | null;
}

/** How far two visits to one unit agree. */
export interface Agreement {
  /** The items that both rated, in the order given. */
  readonly pairs: readonly RatedPair[];
  /** Items that only one of them rated. */
  readonly alone: readonly { readonly item: string; readonly who: 'one' | 'other' }[];
  /** Of the pairs that have both grades on the scale: how many there are, and how they differ. */
  readonly n: number;
  readonly same: number;
  readonly oneApart: number;
  readonly farther: number;
  /** Pairs of which at least one says what is on no scale: how many say the same, and how many don't. */
  readonly offScale: { readonly same: number; readonly different: number };
  /** Weighted kappa with linear weights; with `value` null why there is none. */
  readonly kappa:
    | { readonly value: number }
    | { readonly value: null; readonly why: 'fewPairs' | 'noSpread'; readonly from: number };
}

type Body = Readonly<Record<string, unknown>>;

/**
 * Holds two visits' ratings against each other.
 * @param items the ids of those that both were asked
 * @param scale the grades that have a place, from one end to the other (the pack's with a score)
 */
export function agreementOf(items: readonly string[], scale: readonly Grade[], one: Body, other: Body): Agreement {
  const rated = items.map((item) => ({ item, one: gradeIn(one, item), other: gradeIn(other, item) }));
  const pairs = rated.flatMap((pair) =>
    pair.one && pair.other ? [pairOf(scale, pair.item, pair.one, pair.other)] : [],
  );
  const alone = rated.flatMap(({ item, one: first, other: second }) =>
    Boolean(first) === Boolean(second) ? [] : [{ item, who: first ? ('one' as const) : ('other' as const) }],
  );
  const scaled = pairs.filter(({ apart }) => apart !== null);
  const off = pairs.filter(({ apart }) => apart === null);
  const count = (is: (apart: number) => boolean) => scaled.filter(({ apart }) => apart !== null && is(apart)).length;
  return {
    pairs,
    alone,
    n: scaled.length,
    same: count((apart) => apart === 0),
    oneApart: count((apart) => apart === 1),
    farther: count((apart) => apart > 1),
    offScale: {
      same: off.filter((pair) => pair.one === pair.other).length,
      different: off.filter((pair) => pair.one !== pair.other).length,
    },
    kappa: kappaOf(scaled, scale),
  };
}

function gradeIn(body: Body, item: string): Grade | null {
  return GRADES.find((grade) => grade === body[`rating.${item}`]) ?? null;
}

function pairOf(scale: readonly Grade[], item: string, one: Grade, other: Grade): RatedPair {
  const [i, j] = [scale.indexOf(one), scale.indexOf(other)];
  return { item, one, other, apart: i < 0 || j < 0 ? null : Math.abs(i - j) };
}

function kappaOf(scaled: readonly RatedPair[], scale: readonly Grade[]): Agreement['kappa'] {
  if (scaled.length < MOST_TELLING) return { value: null, why: 'fewPairs', from: MOST_TELLING };
  const places = scaled.map(({ one, other }) => [scale.indexOf(one), scale.indexOf(other)] as const);
  const value = weightedKappa(places, scale.length);
  return value === null ? { value, why: 'noSpread', from: MOST_TELLING } : { value };
}
