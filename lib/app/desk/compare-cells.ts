import { GRADES, type Grade } from '../../model/records.ts';
import type { Pack, PackItem, Pair } from '../../packs/schema.ts';
import { type Score, scoreOf } from '../../packs/score.ts';
import { type HeatCell, itemCell, nearestGrade, type ScoredGrade } from '../../stats/heat-map.ts';
import type { ComparedUnit, ComparedVisit, Field } from './compare-field.ts';
import { scoresOf } from './compare-visits.ts';

/** Which of a unit's visits count: the newest that rated anything, or all of them together. */
export type Counting = 'newest' | 'series';
/** What units are held against: items one by one, or dimensions and their points. */
export type Against = 'items' | 'dimensions';

/** A column of a comparison: an item, a dimension or a point of one. */
export interface CompareColumn {
  id: string;
  /** In a word, for a narrow column; the full question or title beside it. */
  short: Pair;
  title: Pair;
  /** The section or dimension that it stands under. */
  group: { id: string; title: Pair };
  /** The ids of the items that speak to it under the pack in force. */
  items: readonly string[];
  /** True for a dimension as a whole, before its points. */
  whole: boolean;
}

/** A cell with what its score rests on. */
export interface CompareCell extends HeatCell {
  /** Answers that there could be. */
  of: number;
  /** Why there is no score; for an item never `belowShare`. */
  reason: Score['reason'];
  /** An answer to an item that the visit wasn't asked: shown, and never counted. */
  stray: boolean;
}

/** A unit held against the columns. */
export interface CompareRow {
  unit: ComparedUnit;
  /** The visits that count, oldest first. */
  counted: readonly ComparedVisit[];
  /** A cell a column; null where nothing was asked and nothing said. */
  cells: readonly (CompareCell | null)[];
  overall: Score;
  score: number | null;
}

/** The grades of a pack that have a score. */
function scaleOf(pack: Pack): ScoredGrade[] {
  return pack.grades.flatMap(({ grade, score }) => (score === null ? [] : [{ grade, score }]));
}

/**
 * The visits of a unit that count. The newest is the newest that rated anything: one that has only just begun doesn't
 * take the place of what is known. Of a series those that score grades as the newest does; versions that score them
 * otherwise can't be added up.
 */
export function countedVisits(unit: ComparedUnit, counting: Counting): ComparedVisit[] {
  const newest = unit.visits.findLast(hasRatings) ?? unit.visits.at(-1);
  if (!newest) return [];
  if (counting === 'newest') return [newest];
  const scale = JSON.stringify(scaleOf(newest.pack));
  return unit.visits.filter(({ pack }) => pack === newest.pack || JSON.stringify(scaleOf(pack)) === scale);
}

const rates = new WeakMap<ComparedVisit, boolean>();

function hasRatings(visit: ComparedVisit): boolean {
  const known = rates.get(visit) ?? Object.keys(visit.body).some((key) => key.startsWith('rating.') && visit.body[key]);
  rates.set(visit, known);
  return known;
}

/** The grade that a visit gave an item; null where it gave none that this version knows. */
export function gradeOf({ body }: ComparedVisit, item: string): Grade | null {
  const given = body[`rating.${item}`];
  return GRADES.find((grade) => grade === given) ?? null;
}

/** The columns that units are held against: those that any of their counted visits was asked, or answered all the same. */
export function columnsOf(field: Field, against: Against, visits: readonly ComparedVisit[]): CompareColumn[] {
  return against === 'items' ? itemColumns(field, visits) : dimensionColumns(field.pack);
}

function itemColumns({ pack }: Field, visits: readonly ComparedVisit[]): CompareColumn[] {
  const used = new Map<string, PackItem>();
  for (const items of new Set(visits.map((visit) => visit.items))) {
    for (const item of items) if (item.form === 'rated') used.set(item.id, item);
  }
  for (const visit of visits) {
    for (const field of Object.keys(visit.body)) {
      const id = field.startsWith('rating.') ? field.slice('rating.'.length) : '';
      const item = id && !used.has(id) && gradeOf(visit, id) ? visit.pack.items.find((one) => one.id === id) : null;
      if (item) used.set(id, item);
    }
  }
  // The pack in force has the last word on names and order; what it hasn't got comes last.
  const own = pack.items.filter(({ id }) => used.has(id));
  const others = [...used.values()].filter(({ id }) => !own.some((item) => item.id === id));
  return [...own, ...others.sort((a, b) => (a.id < b.id ? -1 : 1))].map((item) => columnOf(pack, item));
}

function columnOf(pack: Pack, item: PackItem): CompareColumn {
  const section = pack.sections.find(({ id }) => id === item.section);
  const group = section ?? { id: item.section, title: { zh: item.section, en: item.section } };
  return { id: item.id, short: item.short, title: item.question, group, items: [item.id], whole: false };
}

function dimensionColumns(pack: Pack): CompareColumn[] {
  return (pack.dimensions ?? []).flatMap((dimension) => {
    const group = { id: dimension.id, title: dimension.title };
    const points = dimension.points.map((point) => {
      const items = pack.items.filter((item) => item.points?.includes(point.id)).map(({ id }) => id);
      return { id: point.id, short: point.title, title: point.title, group, items, whole: false };
    });
    const all = [...new Set(points.flatMap(({ items }) => items))];
    return [{ ...group, short: dimension.title, group, items: all, whole: true }, ...points];
  });
}

/** Holds a unit against columns. */
export function rowOf(
  unit: ComparedUnit,
  counted: readonly ComparedVisit[],
  columns: readonly CompareColumn[],
): CompareRow {
  const [only] = counted;
  const newest = counted.at(-1);
  if (!only || !newest) return { unit, counted, cells: columns.map(() => null), overall: NO_SCORE, score: null };
  const asked = new Map(counted.map(({ body, items }) => [body as object, items]));
  const scores =
    counted.length === 1
      ? scoresOf(only)
      : scoreOf(
          newest.pack,
          (body) => asked.get(body) ?? [],
          counted.map(({ body }) => body),
        );
  const groups = new Map<string, Score>();
  for (const { id, points, ...score } of scores.dimensions) {
    groups.set(id, score);
    for (const point of points) groups.set(point.id, point);
  }
  const scale = scaleOf(newest.pack);
  const cells = columns.map((column) => {
    const group = groups.get(column.id);
    return group ? groupCell(group, column, counted, scale) : ratedCell(column.id, counted, scale);
  });
  return { unit, counted, cells, overall: scores.overall, score: scores.overall.score };
}

const NO_SCORE: Score = { score: null, n: 0, of: 0, share: 0, reason: 'none' };

function ratedCell(item: string, counted: readonly ComparedVisit[], scale: readonly ScoredGrade[]): CompareCell | null {
  const said = counted.flatMap((visit) => {
    const grade = gradeOf(visit, item);
    const isAsked = askedIn(visit).has(item);
    if (!isAsked && grade === null) return [];
    const score = isAsked ? (visit.pack.grades.find((one) => one.grade === grade)?.score ?? null) : null;
    return [{ visit: visit.id, grade, score, isAsked }];
  });
  if (said.length === 0) return null;
  const asked = said.filter(({ isAsked }) => isAsked);
  const of = asked.filter(({ grade }) => grade !== 'notApplicable').length;
  const cell = itemCell(asked.length > 0 ? asked : said, scale);
  return { ...cell, of, reason: cell.score === null ? 'none' : null, stray: asked.length === 0 };
}

const askedIds = new WeakMap<readonly PackItem[], ReadonlySet<string>>();

function askedIn({ items }: ComparedVisit): ReadonlySet<string> {
  const known = askedIds.get(items) ?? new Set(items.filter(({ form }) => form === 'rated').map(({ id }) => id));
  askedIds.set(items, known);
  return known;
}

function groupCell(
  { score, n, of, reason }: Score,
  column: CompareColumn,
  counted: readonly ComparedVisit[],
  scale: readonly ScoredGrade[],
): CompareCell | null {
  if (of === 0) return null;
  const visits = counted.filter((visit) => column.items.some((item) => scores(visit, item))).map(({ id }) => id);
  return { score, n, of, reason, visits, grade: score === null ? null : nearestGrade(score, scale), stray: false };
}

function scores(visit: ComparedVisit, item: string): boolean {
  const grade = gradeOf(visit, item);
  return grade !== null && visit.pack.grades.some((one) => one.grade === grade && one.score !== null);
}
