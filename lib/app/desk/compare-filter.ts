import type { Id } from '../../model/ids.ts';
import type { ComparedUnit, Field } from './compare-field.ts';

/** What stands for units that have no type or no place. */
export const NONE = '-';

/** What pictures are narrowed to; what is left out narrows nothing. */
export interface Narrowing {
  type?: string;
  trait?: string;
  place?: string;
  /** This unit and all below it. */
  parent?: Id;
}

/** The units that pass every part of a narrowing, in the field's order. */
export function narrowUnits(field: Field, { type, trait, place, parent }: Narrowing): ComparedUnit[] {
  const below = parent === undefined ? null : idsBelow(field, parent);
  return [...field.units.values()].filter(
    (unit) =>
      (type === undefined || (unit.type ?? NONE) === type) &&
      (trait === undefined || unit.traits.includes(trait)) &&
      (place === undefined || (unit.place ?? NONE) === place) &&
      (below === null || below.has(unit.id)),
  );
}

function idsBelow({ family }: Field, top: Id): ReadonlySet<Id> {
  const ids = new Set([top]);
  // Grows as it goes; a family has no circles.
  for (const id of ids) for (const child of family.children.get(id) ?? []) ids.add(child);
  return ids;
}

/** What occurs among the units, and can be narrowed to. */
interface NarrowingChoices {
  types: string[];
  traits: string[];
  places: string[];
  /** Units with some below them. */
  parents: ComparedUnit[];
}

/** What can be narrowed to, each once, as it first occurs. */
export function narrowingChoices(field: Field): NarrowingChoices {
  const units = [...field.units.values()];
  const parents = [...field.family.children.keys()];
  return {
    types: [...new Set(units.map(({ type }) => type ?? NONE))],
    traits: [...new Set(units.flatMap(({ traits }) => traits))],
    places: [...new Set(units.map(({ place }) => place ?? NONE))],
    parents: parents.flatMap((id) => field.units.get(id) ?? []),
  };
}
