import type { Pack, PackItem } from './schema.ts';

/** Something that a pack must serve, and by what it is served. */
interface Served {
  id: string;
  /** Ids of items, and of rules for materials. */
  by: string[];
  /** What of the program serves it, where that is not the pack's to do. */
  product?: string;
}

/** The requirements that a pack is held against: each with what of the program serves it, null where items must. */
export type Requirements = Readonly<Record<string, string | null>>;

/** What a pack serves, and by what. */
export interface Cover {
  requirements: Served[];
  tags: Served[];
  types: Served[];
  traits: Served[];
  clauses: Served[];
  points: Served[];
}

const idsWhere = (items: readonly PackItem[], wanted: (item: PackItem) => boolean) =>
  items.filter(wanted).map(({ id }) => id);

/** Asked of units of this type and of no others. */
const isOfTypeOnly = (type: string) => (item: PackItem) =>
  item.types.length === 1 && item.types[0] === type && item.traits === undefined;

/** Asked because of this trait and of no other. */
const isOfTraitOnly = (trait: string) => (item: PackItem) => item.traits?.length === 1 && item.traits[0] === trait;

function serveRequirements(items: readonly PackItem[], wanted: Requirements | undefined): Served[] {
  const named = [...new Set(items.flatMap(({ serves }) => serves))].sort();
  const ids = wanted ? Object.keys(wanted) : named;
  const known = ids.map((id): Served => {
    const by = idsWhere(items, ({ serves }) => serves.includes(id));
    const product = wanted?.[id];
    return product ? { id, by, product } : { id, by };
  });
  // A requirement that nobody has made is as much of a hole as one that nothing serves.
  return [...known, ...named.filter((id) => !ids.includes(id)).map((id): Served => ({ id, by: [] }))];
}

function serveTags(pack: Pack, items: readonly PackItem[]): Served[] {
  const live = new Set(items.map(({ id }) => id));
  const rules = (pack.materials ?? []).flatMap((material) => material.rules);
  return pack.tags.map((tag) => ({
    id: tag.id,
    by: [
      ...(tag.items ?? []).filter((id) => live.has(id)),
      ...rules.filter((rule) => rule.tags?.includes(tag.id)).map(({ id }) => id),
    ],
  }));
}

type Owner = Pack['unitTypes'][number] | Pack['traits'][number];

function serveOwners(
  owners: readonly Owner[],
  items: readonly PackItem[],
  isOwn: (id: string) => (item: PackItem) => boolean,
) {
  const own = owners.map(({ id, clauses }) => ({ id, clauses: clauses ?? [], items: items.filter(isOwn(id)) }));
  return {
    served: own.map(({ id, items: its }): Served => ({ id, by: its.map((item) => item.id) })),
    clauses: own.flatMap(({ clauses, items: its }) =>
      clauses.map(({ id }): Served => ({ id, by: idsWhere(its, (item) => item.clauses?.includes(id) === true) })),
    ),
  };
}

/**
 * By what a pack serves its requirements, tags, types, traits, clauses and points. A type, a trait and each clause on
 * it are served by items that only it has (S07, S08); a point by items that are rated. Retired items serve nothing.
 * @param wanted the requirements it is held against; those that its items name, unless told
 */
export function traceCover(pack: Pack, wanted?: Requirements): Cover {
  const items = pack.items.filter(({ retired }) => retired === undefined);
  const rated = items.filter(({ form }) => form === 'rated');
  const types = serveOwners(pack.unitTypes, items, isOfTypeOnly);
  const traits = serveOwners(pack.traits, items, isOfTraitOnly);
  const points = (pack.dimensions ?? []).flatMap((dimension) => dimension.points);
  return {
    requirements: serveRequirements(items, wanted),
    tags: serveTags(pack, items),
    types: types.served,
    traits: traits.served,
    clauses: [...types.clauses, ...traits.clauses],
    points: points.map(({ id }) => ({ id, by: idsWhere(rated, (item) => item.points?.includes(id) === true) })),
  };
}

/** What of a cover nothing serves, each with the list it stands in: a hole. */
export function findHoles(cover: Cover): { list: keyof Cover; id: string }[] {
  const lists = Object.keys(cover) as (keyof Cover)[];
  return lists.flatMap((list) =>
    cover[list].filter(({ by, product }) => by.length === 0 && !product).map(({ id }) => ({ list, id })),
  );
}
