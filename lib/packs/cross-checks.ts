import { GRADES } from '../model/records.ts';
import { checkItem, knownOf } from './item-checks.ts';
import { allKnown, checkMembers, checkSource, checkSources, idsOf, noDuplicates, refuse } from './refuse.ts';
import { type Pack, TAG_PARTS } from './schema.ts';

const LISTS = ['docs', 'unitTypes', 'traits', 'sections', 'items', 'areas', 'tags', 'tagParts'] as const;

function checkIds(pack: Pack): void {
  for (const list of [...LISTS, 'dimensions', 'materials'] as const) {
    noDuplicates(
      list,
      (pack[list] ?? []).map(({ id }) => id),
      '.id',
    );
  }
  if (pack.tagParts.length < TAG_PARTS.length) refuse('tagParts', 'incomplete');
}

/**
 * The scale has all six answers. The four grades carry scores that fall from good to poor: with one score for all, or
 * with a worse grade that earns as much as a better one, a mean would say nothing. The other two carry none.
 */
function checkScale({ grades }: Pack): void {
  noDuplicates(
    'grades',
    grades.map(({ grade }) => grade),
    '.grade',
  );
  if (GRADES.some((grade) => !grades.some((one) => one.grade === grade))) refuse('grades', 'incomplete');
  for (const [index, { grade, score }] of grades.entries()) {
    const counts = grade !== 'notApplicable' && grade !== 'notSeen';
    if (counts && score === null) refuse(`grades[${index}].score`, 'noScore');
    if (!counts && score !== null) refuse(`grades[${index}].score`, 'neverScored');
  }
  const falling = GRADES.map((grade) => grades.findIndex((one) => one.grade === grade)).filter(
    (index) => grades[index]?.score !== null,
  );
  const scores = falling.map((index) => grades[index]?.score ?? 0);
  if (new Set(scores).size < 2) refuse('grades', 'oneGrade');
  const rising = scores.findIndex((score, at) => at > 0 && score >= (scores[at - 1] ?? 0));
  if (rising >= 0) refuse(`grades[${falling[rising]}].score`, 'notFalling');
}

function checkClauses(pack: Pack): void {
  for (const list of ['unitTypes', 'traits'] as const) {
    for (const [index, owner] of pack[list].entries()) {
      const path = `${list}[${index}].clauses`;
      const clauses = owner.clauses ?? [];
      checkMembers(path, owner.id, clauses);
      for (const [at, clause] of clauses.entries()) checkSource(pack, `${path}[${at}].source`, clause.source);
    }
  }
  // A clause is named after its owner, so a type and a trait of one name could not be told apart.
  const types = idsOf(pack.unitTypes);
  const both = pack.traits.findIndex(({ id }) => types.has(id));
  if (both >= 0) refuse(`traits[${both}].id`, 'duplicate');
}

function checkDimensions(pack: Pack): void {
  for (const [index, { id, points }] of (pack.dimensions ?? []).entries()) {
    const path = `dimensions[${index}].points`;
    checkMembers(path, id, points);
    for (const [at, { sources }] of points.entries()) checkSources(pack, `${path}[${at}].sources`, sources);
  }
}

function checkMaterials(pack: Pack): void {
  const tags = idsOf(pack.tags);
  for (const [index, { id, sources, rules }] of (pack.materials ?? []).entries()) {
    const path = `materials[${index}]`;
    checkSources(pack, `${path}.sources`, sources);
    checkMembers(`${path}.rules`, id, rules);
    for (const [at, rule] of rules.entries()) {
      allKnown(`${path}.rules[${at}].tags`, rule.tags ?? [], tags);
      checkSources(pack, `${path}.rules[${at}].sources`, rule.sources);
    }
  }
}

function checkTags(pack: Pack): void {
  const [areas, items] = [idsOf(pack.areas), idsOf(pack.items)];
  for (const [index, tag] of pack.tags.entries()) {
    if (!areas.has(tag.area)) refuse(`tags[${index}].area`, 'unknownReference');
    checkSources(pack, `tags[${index}].sources`, tag.sources);
    allKnown(`tags[${index}].items`, tag.items ?? [], items);
  }
}

/**
 * Checks what a pack's fields must say together; their shape is the schema's.
 * @throws PackError naming the first field that is wrong
 */
export function crossCheck(pack: Pack): void {
  checkIds(pack);
  checkScale(pack);
  for (const [index, type] of pack.unitTypes.entries()) checkSources(pack, `unitTypes[${index}].sources`, type.sources);
  checkClauses(pack);
  checkDimensions(pack);
  const known = knownOf(pack);
  for (const [index, item] of pack.items.entries()) checkItem(pack, `items[${index}]`, item, known);
  checkTags(pack);
  checkMaterials(pack);
  if (pack.limits) checkSources(pack, 'limits.sources', pack.limits.sources);
}
