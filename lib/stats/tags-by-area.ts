import { TAG_STATUSES, type TagStatus } from '../model/records.ts';
import { groupBy } from './group-by.ts';

/** A tag of a visit as it is counted. */
export interface CountedTag {
  readonly id: string;
  /** The pack's id of it, such as F08. */
  readonly tag: string;
  readonly status: TagStatus;
  readonly unit: string;
}

/** The tags of one area or of one kind, by how they stand. */
interface TagCount {
  /** Ids of the tags. */
  byStatus: Record<TagStatus, string[]>;
  n: number;
  /** How many units have one that was not ruled out. */
  units: number;
}

/** One area with its kinds of tags; those of which there is none are left out. */
export interface AreaCount extends TagCount {
  /** Null for tags that the pack hasn't got. */
  area: string | null;
  kinds: (TagCount & { tag: string })[];
}

/**
 * Counts tags by area and kind: suspected, confirmed and ruled out apart, never added up to one figure of guilt. Every
 * area of the pack is there, also with none; tags that it hasn't got come last under null. One of a status that is not
 * known is not counted.
 * @param areas ids, in the pack's order
 * @param kinds the pack's tags in its order, with their area
 */
export function tagsByArea(
  tags: readonly CountedTag[],
  areas: readonly string[],
  kinds: readonly { readonly id: string; readonly area: string }[],
): AreaCount[] {
  const known = tags.filter(({ status }) => TAG_STATUSES.includes(status));
  const byKind = groupBy(known, ({ tag }) => tag);
  const countKinds = (ids: readonly string[]) =>
    ids.flatMap((tag) => {
      const own = byKind.get(tag);
      return own ? [{ tag, ...countTags(own) }] : [];
    });
  const inArea = (area: string) => kinds.filter((kind) => kind.area === area).map(({ id }) => id);
  const placed = new Set(kinds.filter(({ area }) => areas.includes(area)).map(({ id }) => id));
  const strays = [...byKind.keys()].filter((tag) => !placed.has(tag)).sort();
  const count = (area: string | null, ids: readonly string[]): AreaCount => ({
    area,
    ...countTags(ids.flatMap((tag) => byKind.get(tag) ?? [])),
    kinds: countKinds(ids),
  });
  return [...areas.map((area) => count(area, inArea(area))), ...(strays.length > 0 ? [count(null, strays)] : [])];
}

function countTags(tags: readonly CountedTag[]): TagCount {
  const idsOf = (status: TagStatus) => tags.filter((tag) => tag.status === status).map(({ id }) => id);
  return {
    byStatus: { suspected: idsOf('suspected'), confirmed: idsOf('confirmed'), ruledOut: idsOf('ruledOut') },
    n: tags.length,
    units: new Set(tags.filter(({ status }) => status !== 'ruledOut').map(({ unit }) => unit)).size,
  };
}
