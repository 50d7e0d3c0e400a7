import type { Grade } from '../../model/records.ts';
import type { BriefingSource, SourceItem, SourceVisit } from './source.ts';

/** What of a visit is graded. */
type GradedVisit = Pick<SourceVisit, 'id' | 'unit' | 'grades'>;

/** How items were graded over units: of each unit the newest visit that graded an item counts, as it stands now. */

/** The grades that count, from the best. */
export const GRADED = ['good', 'fairlyGood', 'fair', 'poor'] as const;
export type Graded = (typeof GRADED)[number];

/** What a step of the scale is worth: the steps are alike, so that means of several can be compared. */
export const STEP: Readonly<Record<Graded, number>> = { good: 4, fairlyGood: 3, fair: 2, poor: 1 };

const isGraded = (grade: Grade | undefined): grade is Graded => grade !== undefined && grade in STEP;

/** A grade that counts, and the visit that gave it. */
interface Given {
  readonly grade: Graded;
  readonly visit: string;
}

/** Of each unit and item the grade that counts, for what was graded. */
export type Grades = ReadonlyMap<string, ReadonlyMap<string, Given>>;

/**
 * The grades that count, by unit and item.
 * @param visits in the order in which they began
 */
export function gradesOf(visits: readonly GradedVisit[], items: readonly SourceItem[]): Grades {
  const known = new Set(items.map(({ id }) => id));
  const grades = new Map<string, Map<string, Given>>();
  for (const { id: visit, unit, grades: given } of visits) {
    const own = grades.get(unit) ?? new Map<string, Given>();
    for (const [item, grade] of Object.entries(given)) {
      if (known.has(item) && isGraded(grade)) own.set(item, { grade, visit });
    }
    grades.set(unit, own);
  }
  return grades;
}

/** How units stand in one item: the visits whose grades count, by grade. */
export interface ItemCount {
  readonly item: SourceItem;
  readonly by: Readonly<Record<Graded, readonly string[]>>;
  readonly all: readonly string[];
}

/** Counts an item over units. */
export function countItem(grades: Grades, item: SourceItem, units: readonly string[]): ItemCount {
  const by: Record<Graded, string[]> = { good: [], fairlyGood: [], fair: [], poor: [] };
  for (const unit of units) {
    const given = grades.get(unit)?.get(item.id);
    if (given) by[given.grade].push(given.visit);
  }
  return { item, by, all: GRADED.flatMap((grade) => by[grade]) };
}

/** Visits with 一般 or 较差. */
export const lowOf = ({ by }: ItemCount): string[] => [...by.fair, ...by.poor];
/** Visits with 好 or 较好. */
export const highOf = ({ by }: ItemCount): string[] => [...by.good, ...by.fairlyGood];

/** The share of a count, 0 to 1; 0 where nothing was graded. */
export const shareOf = (part: readonly string[], { all }: ItemCount): number =>
  all.length === 0 ? 0 : part.length / all.length;

/** The mean of a visit's own grades in steps, and how many they are; null where it graded nothing. */
export function meanStep({ grades }: GradedVisit, items: ReadonlySet<string>): { mean: number; n: number } | null {
  const steps = Object.entries(grades).flatMap(([item, grade]) =>
    items.has(item) && isGraded(grade) ? [STEP[grade]] : [],
  );
  if (steps.length === 0) return null;
  return { mean: steps.reduce((sum, step) => sum + step, 0) / steps.length, n: steps.length };
}

/** Items by the section that they are in, in the pack's order; sections of which nothing is there are left out. */
export function bySection<T>(
  { sections }: BriefingSource,
  all: readonly T[],
  itemOf: (one: T) => SourceItem,
): { readonly id: string; readonly title: string; readonly own: readonly T[] }[] {
  const known = new Set(sections.map(({ id }) => id));
  const groups = [...sections, { id: '', title: '' }].map(({ id, title }) => ({
    id,
    title,
    own: all.filter((one) => {
      const { section } = itemOf(one);
      return known.has(section) ? section === id : id === '';
    }),
  }));
  return groups.filter(({ own }) => own.length > 0);
}
