import type { FlatBody } from './apply.ts';
import type { Pack, PackItem } from './schema.ts';

/** The share of a visit's items that must be graded before a score is shown, where the pack states none. */
export const DEFAULT_MIN_SHARE = 0.6;

/** A score with what it rests on: `n` stands beside it wherever it is shown. */
export interface Score {
  /** The weighted mean, on the scale of the pack's grades (0 to 100); null where none may be shown. */
  score: number | null;
  /** Answers with one of the four grades. */
  n: number;
  /** Answers that there could be: rated items that were asked, without those marked 不适用. */
  of: number;
  /** `n / of`, 0 to 1; 0 where `of` is 0. */
  share: number;
  /** Why there is no score: nothing was graded, or less than the pack's share of what applies. */
  reason: 'none' | 'belowShare' | null;
}

/** The score of a section, a dimension or a point of one. */
interface GroupScore extends Score {
  id: string;
}

/** A dimension's score, and those of its points. */
interface DimensionScore extends GroupScore {
  points: GroupScore[];
}

/** All scores of one visit or of several together. Groups that no asked item belongs to are there, with `of` 0. */
export interface PackScores {
  overall: Score;
  /** In the pack's order, as are the dimensions and their points. */
  sections: GroupScore[];
  dimensions: DimensionScore[];
}

/** The items that a visit was asked: the same for all, or to be looked up for each (units of several types). */
type Asked = readonly PackItem[] | ((visit: FlatBody) => readonly PackItem[]);

/** One answer that there could be: its grade's score, or null where it has none (未查看, unanswered, not known). */
interface Answer {
  item: PackItem;
  score: number | null;
}

/**
 * The scores of one visit.
 * @param items those that apply to the unit (`itemsFor`); duties among them never enter
 */
export function scoreVisit(pack: Pack, items: readonly PackItem[], visit: FlatBody): PackScores {
  return scoreOf(pack, items, [visit]);
}

/**
 * The scores of several visits taken together, overall and per section, dimension and dimension's point:
 *
 *     score = Σ(weight × score of the grade) / Σ(weight)    over all graded answers
 *     share = graded answers / (rated items asked − 不适用)  each counted once, whatever its weight
 *
 * 不适用 leaves both. 未查看, no answer, and a grade that this pack doesn't know count as unanswered: they lower the
 * share and leave the mean as it is. Every answer counts alike, whichever visit it is from, so a longer visit weighs
 * more. An item that speaks to several points of a dimension counts once in that dimension and once in each point.
 * Below the pack's `score.minShare` (0.6 where it states none) there is no score. Duties (规定动作) never enter.
 * @param items those that were asked, the same for all visits, or a function that finds them for each
 * @param visits the bodies of visits; their order doesn't matter, nor does that of the items
 */
export function scoreOf(pack: Pack, items: Asked, visits: readonly FlatBody[]): PackScores {
  const itemsOf = typeof items === 'function' ? items : () => items;
  const answers = visits.flatMap((visit) => answersOf(pack, itemsOf(visit), visit));
  const among = (belongs: (item: PackItem) => boolean) =>
    scoreAmong(
      pack,
      answers.filter(({ item }) => belongs(item)),
    );
  return {
    overall: scoreAmong(pack, answers),
    sections: pack.sections.map(({ id }) => ({ id, ...among(({ section }) => section === id) })),
    dimensions: (pack.dimensions ?? []).map(({ id, points }) => ({
      id,
      ...among((item) => points.some((point) => item.points?.includes(point.id))),
      points: points.map((point) => ({ id: point.id, ...among((item) => item.points?.includes(point.id) ?? false) })),
    })),
  };
}

function answersOf(pack: Pack, items: readonly PackItem[], visit: FlatBody): Answer[] {
  return items
    .filter(({ id, form }) => form === 'rated' && visit[`rating.${id}`] !== 'notApplicable')
    .map((item) => {
      const given = visit[`rating.${item.id}`];
      return { item, score: pack.grades.find(({ grade }) => grade === given)?.score ?? null };
    });
}

function scoreAmong(pack: Pack, answers: readonly Answer[]): Score {
  const graded = answers.flatMap(({ item, score }) => (score === null ? [] : [{ weight: item.weight ?? 1, score }]));
  const [n, of] = [graded.length, answers.length];
  if (n === 0) return { score: null, n, of, share: 0, reason: 'none' };
  // Both sides are the double nearest to their fraction, so 3 of 5 is never below 0.6.
  const share = n / of;
  if (share < (pack.score?.minShare ?? DEFAULT_MIN_SHARE)) return { score: null, n, of, share, reason: 'belowShare' };
  return { score: weightedMean(graded), n, of, share, reason: null };
}

/** @param terms at least one, each of a weight above 0 */
function weightedMean(terms: readonly { weight: number; score: number }[]): number {
  // Sums of doubles depend on their order, and a mean may end a hair outside its terms: neither may be seen.
  const ordered = terms.toSorted((a, b) => a.score - b.score || a.weight - b.weight);
  const weight = ordered.reduce((all, term) => all + term.weight, 0);
  const mean = ordered.reduce((all, term) => all + term.weight * term.score, 0) / weight;
  return Math.min(Math.max(mean, ordered[0]?.score ?? mean), ordered.at(-1)?.score ?? mean);
}
