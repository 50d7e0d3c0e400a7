/** A unit as the roster knows it: the fields of its record that a table may set. */
export interface RosterUnit {
  id: string;
  name: string;
  code?: string;
  /** The id of a unit type of the pack. */
  type?: string | null;
  level?: string;
  /** The id of the unit above. */
  parent?: string | null;
  place?: string;
  /** The first responsible person, 第一责任人 (S09). */
  first?: string;
  /** Ids of traits of the pack. */
  traits: readonly string[];
  /** New economic and social organisations in its charge (S10). */
  newOrganisations?: number;
  mobileMembers?: number;
  /** A weak and lax branch, 软弱涣散 (S43). */
  weak?: boolean;
  /** Names that it had before. */
  formerly?: readonly string[];
}

/** A unit type or trait of the pack, as far as a table can name it. */
export interface Named {
  id: string;
  name: { zh: string; en: string };
}

/** Fields that one column at most may give. */
export const SINGLE_FIELDS = [
  'name',
  'code',
  'type',
  'level',
  'parent',
  'first',
  'newOrganisations',
  'mobileMembers',
  'weak',
] as const;
type SingleField = (typeof SINGLE_FIELDS)[number];

/** What a column is: a field; `place`, of which several columns are joined; a list of traits; or one trait, yes or no. */
export type RosterField = SingleField | 'place' | 'traits' | `traits.${string}`;

/** Which column is which field. What is not named is left out. */
export type Mapping = readonly {
  /** From 0, as in a row's cells. */
  column: number;
  field: RosterField;
}[];

/** The mapping or a decision can't be used: nothing is planned. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  constructor(
    readonly reason: 'noNameColumn' | 'twoColumns' | 'twoFields' | 'noSuchColumn' | 'noSuchUnit',
    /** The field, the column from 1, or the unit's id. */
    readonly what: string,
  ) {
    super(`${reason}: ${what}`);
  }
}

/** @throws MappingError unless exactly one column is the name, and no field or column stands twice (`place` may) */
export function checkMapping(mapping: Mapping): void {
  const [fields, columns] = [new Set<string>(), new Set<number>()];
  for (const { column, field } of mapping) {
    if (!Number.isInteger(column) || column < 0) throw new MappingError('noSuchColumn', String(column + 1));
    if (columns.has(column)) throw new MappingError('twoFields', String(column + 1));
    if (field !== 'place' && fields.has(field)) throw new MappingError('twoColumns', field);
    fields.add(field);
    columns.add(column);
  }
  if (!fields.has('name')) throw new MappingError('noNameColumn', 'name');
}
