import { allKnown, checkSources, idsOf, noDuplicates, type Report } from './refuse.ts';
import type { Pack, PackItem } from './schema.ts';
import { isLaterVersion } from './versions.ts';

/** What items may refer to, gathered once for a pack. */
export interface Known {
  sections: ReadonlySet<string>;
  types: ReadonlySet<string>;
  traits: ReadonlySet<string>;
  points: ReadonlySet<string>;
  /** Each clause with the type or trait that it is on. */
  clauses: ReadonlyMap<string, string>;
}

/** Gathers what a pack's items may refer to. */
export function knownOf(pack: Pack): Known {
  const owners = [...pack.unitTypes, ...pack.traits];
  return {
    sections: idsOf(pack.sections),
    types: idsOf(pack.unitTypes),
    traits: idsOf(pack.traits),
    points: idsOf((pack.dimensions ?? []).flatMap(({ points }) => points)),
    clauses: new Map(owners.flatMap((owner) => (owner.clauses ?? []).map(({ id }) => [id, owner.id] as const))),
  };
}

function checkWhereItApplies(report: Report, path: string, item: PackItem, known: Known): void {
  const traits = item.traits ?? [];
  allKnown(report, `${path}.types`, item.types, known.types);
  allKnown(report, `${path}.traits`, traits, known.traits);
  if (item.types.length + traits.length === 0) report(`${path}.types`, 'empty');
  const clauses = item.clauses ?? [];
  allKnown(report, `${path}.clauses`, clauses, new Set(known.clauses.keys()));
  const asked = [...item.types, ...traits];
  for (const [index, clause] of clauses.entries()) {
    const owner = known.clauses.get(clause);
    if (owner !== undefined && !asked.includes(owner)) report(`${path}.clauses[${index}]`, 'strayClause');
  }
}

/**
 * Checks what an item must say together with the rest of the pack, and in itself.
 * @param path of the item, such as `items[3]`
 */
export function checkItem(report: Report, pack: Pack, path: string, item: PackItem, known: Known): void {
  if (!known.sections.has(item.section)) report(`${path}.section`, 'unknownReference');
  else if (!item.id.startsWith(`${item.section}.`)) report(`${path}.section`, 'wrongSection');
  checkWhereItApplies(report, path, item, known);
  noDuplicates(report, `${path}.how`, item.how);
  noDuplicates(report, `${path}.serves`, item.serves);
  checkSources(report, pack, `${path}.sources`, item.sources);
  allKnown(report, `${path}.points`, item.points ?? [], known.points);
  if (item.form === 'rated' && known.points.size > 0 && !item.points) report(`${path}.points`, 'missing');
  if (item.form === 'rated' && item.duty) report(`${path}.duty`, 'dutyOnly');
  // Keeping traces is not proof (S34), and a duty is checked by asking those who were there (S11–S13).
  if (item.form === 'rated' && item.how.every((how) => how === 'check')) report(`${path}.how`, 'papersOnly');
  if (item.form === 'duty' && !item.how.includes('ask')) report(`${path}.how`, 'nobodyAsked');
  if (item.retired && isLaterVersion(item.retired, pack.version)) report(`${path}.retired`, 'laterVersion');
}
