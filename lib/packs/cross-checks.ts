import { GRADES } from '../model/records.ts';
import { checkItem, knownOf } from './item-checks.ts';
import {
  allKnown,
  checkMembers,
  checkSource,
  checkSources,
  idsOf,
  noDuplicates,
  type Report,
  refuse,
} from './refuse.ts';
import { type Pack, TAG_PARTS } from './schema.ts';

const LISTS = ['docs', 'unitTypes', 'traits', 'sections', 'items', 'areas', 'tags', 'tagParts'] as const;

function checkIds(report: Report, pack: Pack): void {
  for (const list of [...LISTS, 'dimensions', 'materials', 'questions'] as const) {
    noDuplicates(
      report,
      list,
      (pack[list] ?? []).map(({ id }) => id),
      '.id',
    );
  }
  if (pack.tagParts.length < TAG_PARTS.length) report('tagParts', 'incomplete');
}

/**
 * The scale has all six answers. The four grades carry scores that fall from good to poor: with one score for all, or
 * with a worse grade that earns as much as a better one, a mean would say nothing. The other two carry none.
 */
function checkScale(report: Report, { grades }: Pack): void {
  noDuplicates(
    report,
    'grades',
    grades.map(({ grade }) => grade),
    '.grade',
  );
  if (GRADES.some((grade) => !grades.some((one) => one.grade === grade))) report('grades', 'incomplete');
  for (const [index, { grade, score }] of grades.entries()) {
    const counts = grade !== 'notApplicable' && grade !== 'notSeen';
    if (counts && score === null) report(`grades[${index}].score`, 'noScore');
    if (!counts && score !== null) report(`grades[${index}].score`, 'neverScored');
  }
  const falling = GRADES.map((grade) => grades.findIndex((one) => one.grade === grade)).filter(
    (index) => typeof grades[index]?.score === 'number',
  );
  const scores = falling.map((index) => grades[index]?.score ?? 0);
  if (new Set(scores).size < 2) report('grades', 'oneGrade');
  else {
    const rising = scores.findIndex((score, at) => at > 0 && score >= (scores[at - 1] ?? 0));
    if (rising >= 0) report(`grades[${falling[rising]}].score`, 'notFalling');
  }
}

function checkClauses(report: Report, pack: Pack): void {
  for (const list of ['unitTypes', 'traits'] as const) {
    for (const [index, owner] of pack[list].entries()) {
      const path = `${list}[${index}].clauses`;
      const clauses = owner.clauses ?? [];
      checkMembers(report, path, owner.id, clauses);
      for (const [at, clause] of clauses.entries()) checkSource(report, pack, `${path}[${at}].source`, clause.source);
    }
  }
  // A clause is named after its owner, so a type and a trait of one name could not be told apart.
  const types = idsOf(pack.unitTypes);
  for (const [index, { id }] of pack.traits.entries()) if (types.has(id)) report(`traits[${index}].id`, 'duplicate');
}

function checkDimensions(report: Report, pack: Pack): void {
  for (const [index, { id, points }] of (pack.dimensions ?? []).entries()) {
    const path = `dimensions[${index}].points`;
    checkMembers(report, path, id, points);
    for (const [at, { sources }] of points.entries()) checkSources(report, pack, `${path}[${at}].sources`, sources);
  }
}

function checkMaterials(report: Report, pack: Pack): void {
  const tags = idsOf(pack.tags);
  for (const [index, { id, sources, rules }] of (pack.materials ?? []).entries()) {
    const path = `materials[${index}]`;
    checkSources(report, pack, `${path}.sources`, sources);
    checkMembers(report, `${path}.rules`, id, rules);
    for (const [at, rule] of rules.entries()) {
      allKnown(report, `${path}.rules[${at}].tags`, rule.tags ?? [], tags);
      checkSources(report, pack, `${path}.rules[${at}].sources`, rule.sources);
    }
  }
}

function checkTags(report: Report, pack: Pack): void {
  const [areas, items] = [idsOf(pack.areas), idsOf(pack.items)];
  for (const [index, tag] of pack.tags.entries()) {
    if (!areas.has(tag.area)) report(`tags[${index}].area`, 'unknownReference');
    checkSources(report, pack, `tags[${index}].sources`, tag.sources);
    allKnown(report, `tags[${index}].items`, tag.items ?? [], items);
  }
}

/**
 * Checks what a pack's fields must say together; their shape is the schema's.
 * @param report hears of each field that is wrong
 * @throws PackError naming the first of them, where nobody is to hear of all
 */
export function crossCheck(pack: Pack, report: Report = refuse): void {
  checkIds(report, pack);
  checkScale(report, pack);
  for (const [index, type] of pack.unitTypes.entries())
    checkSources(report, pack, `unitTypes[${index}].sources`, type.sources);
  checkClauses(report, pack);
  checkDimensions(report, pack);
  const known = knownOf(pack);
  for (const [index, item] of pack.items.entries()) checkItem(report, pack, `items[${index}]`, item, known);
  checkTags(report, pack);
  checkMaterials(report, pack);
  for (const [index, { sources }] of (pack.questions ?? []).entries()) {
    checkSources(report, pack, `questions[${index}].sources`, sources);
  }
  noDuplicates(report, 'unitFacts', pack.unitFacts ?? []);
  if (pack.limits) checkSources(report, pack, 'limits.sources', pack.limits.sources);
}
