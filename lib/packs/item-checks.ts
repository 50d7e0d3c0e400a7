import { allKnown, checkSources, idsOf, noDuplicates, refuse } from './refuse.ts';
import type { Pack, PackItem } from './schema.ts';

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

/** True where version `a` (`1.10.0`) came after version `b`. */
function isLater(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) > 0;
}

function checkWhereItApplies(path: string, item: PackItem, known: Known): void {
  const traits = item.traits ?? [];
  allKnown(`${path}.types`, item.types, known.types);
  allKnown(`${path}.traits`, traits, known.traits);
  if (item.types.length + traits.length === 0) refuse(`${path}.types`, 'empty');
  const clauses = item.clauses ?? [];
  allKnown(`${path}.clauses`, clauses, new Set(known.clauses.keys()));
  const asked = [...item.types, ...traits];
  const stray = clauses.findIndex((clause) => !asked.includes(known.clauses.get(clause) ?? ''));
  if (stray >= 0) refuse(`${path}.clauses[${stray}]`, 'strayClause');
}

/**
 * Checks what an item must say together with the rest of the pack, and in itself.
 * @param path of the item, such as `items[3]`
 * @throws PackError naming the first field that is wrong
 */
export function checkItem(pack: Pack, path: string, item: PackItem, known: Known): void {
  if (!known.sections.has(item.section)) refuse(`${path}.section`, 'unknownReference');
  if (!item.id.startsWith(`${item.section}.`)) refuse(`${path}.section`, 'wrongSection');
  checkWhereItApplies(path, item, known);
  noDuplicates(`${path}.how`, item.how);
  noDuplicates(`${path}.serves`, item.serves);
  checkSources(pack, `${path}.sources`, item.sources);
  allKnown(`${path}.points`, item.points ?? [], known.points);
  if (item.form === 'rated' && known.points.size > 0 && !item.points) refuse(`${path}.points`, 'missing');
  if (item.form === 'rated' && item.duty) refuse(`${path}.duty`, 'dutyOnly');
  // Keeping traces is not proof (S34), and a duty is checked by asking those who were there (S11–S13).
  if (item.form === 'rated' && item.how.every((how) => how === 'check')) refuse(`${path}.how`, 'papersOnly');
  if (item.form === 'duty' && !item.how.includes('ask')) refuse(`${path}.how`, 'nobodyAsked');
  if (item.retired && isLater(item.retired, pack.version)) refuse(`${path}.retired`, 'laterVersion');
}
