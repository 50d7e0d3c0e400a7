import type { PackQuestion } from '../../packs/schema.ts';
import { type Coverage, coverageOf, visitsByUnit } from '../../stats/coverage.ts';
import { type EvaluationSum, sumEvaluations } from '../../stats/evaluation.ts';
import { type AreaCount, tagsByArea } from '../../stats/tags-by-area.ts';
import type { ComparedUnit, Field } from './compare-field.ts';
import { NONE } from './compare-filter.ts';

export { HOW_OFTEN } from '../../stats/coverage.ts';

/** The tags of some units' visits by area and kind. */
export function countTagsOf(field: Field, units: readonly ComparedUnit[]): AreaCount[] {
  const wanted = new Set(units.map(({ id }) => id));
  const tags = field.tags.flatMap(({ id, parent, body }) => {
    const unit = field.visits.get(parent)?.unit ?? '';
    return wanted.has(unit) ? [{ id, tag: body.tag, status: body.status, unit }] : [];
  });
  return tagsByArea(
    tags,
    field.pack.areas.map(({ id }) => id),
    field.pack.tags,
  );
}

/** What people are asked under the pack in force. */
export function questionsOf({ pack }: Field): readonly PackQuestion[] {
  return pack.questions ?? [];
}

/** Fewer answers than this are only counted, where the pack states no other number. */
const MIN_SAMPLE = 30;

/** Fewer answers than this are only counted. */
export function minSampleOf({ pack }: Field): number {
  return pack.evaluation?.minSample ?? MIN_SAMPLE;
}

/**
 * What people said at some units. An evaluation that stands under no unit counts only where nothing is narrowed.
 * @param units null for all
 */
export function sumEvaluationsOf(field: Field, units: readonly ComparedUnit[] | null): EvaluationSum {
  const wanted = units && new Set(units.map(({ id }) => id));
  const entries = field.evaluations.filter(({ unit }) => !wanted || (unit !== null && wanted.has(unit)));
  return sumEvaluations(
    entries.map(({ entry }) => entry),
    questionsOf(field).map(({ id }) => id),
    minSampleOf(field),
  );
}

/** What the roster's coverage is grouped by. */
export const COVER_GROUPS = ['type', 'place', 'trait'] as const;
export type CoverGroup = (typeof COVER_GROUPS)[number];
/** The group of all units. */
export const ALL_UNITS = '';

/**
 * The units that belong to the chosen campaigns: all of the roster but those of a type that none of their packs knows and
 * that nobody has visited for them. Units without a type belong to every campaign.
 */
export function rosterOf(field: Field, units: readonly ComparedUnit[]): ComparedUnit[] {
  const visited = new Set([...field.visits.values()].map(({ unit }) => unit));
  return units.filter(({ id, type }) => type === null || field.types.has(type) || visited.has(id));
}

/** The visits of each unit that are counted, also those with another pack; with the newest day among them. */
export const visitsOf = (field: Field): ReturnType<typeof visitsByUnit> => visitsByUnit([...field.visits.values()]);

/** How far some units have been visited: all together first, then by group; units with no value of it under `NONE`. */
export function coverageBy(field: Field, units: readonly ComparedUnit[], by: CoverGroup): Coverage[] {
  const groupsOf = (unit: ComparedUnit): readonly string[] => {
    if (by === 'trait') return unit.traits.length > 0 ? unit.traits : [NONE];
    return [unit[by] ?? NONE];
  };
  const grouped = units.map((unit) => ({ id: unit.id, groups: [ALL_UNITS, ...groupsOf(unit)] }));
  const inOrder = { type: field.pack.unitTypes, trait: field.pack.traits, place: [] }[by].map(({ id }) => id);
  const others = [...new Set(grouped.flatMap(({ groups }) => groups))].filter(
    (group) => group !== ALL_UNITS && group !== NONE && !inOrder.includes(group),
  );
  const groups = [ALL_UNITS, ...inOrder, ...others.sort((a, b) => a.localeCompare(b, 'zh-CN')), NONE];
  return coverageOf(grouped, [...field.visits.values()], groups);
}
