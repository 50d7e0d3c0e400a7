import { type FlatBody, itemOf } from './apply.ts';
import { compareWords, type RewordedEntry } from './compare-words.ts';
import { readPack } from './read-pack.ts';
import type { Pack, PackItem, PackTag, Pair } from './schema.ts';

/** Why a pack was not changed. What the change would have made of it is refused with a PackError. */
export type EditReason = 'unknown' | 'used' | 'retired' | 'notRetired' | 'badVersion';

/** An edit that can't be made, with the item, section, tag or version that it was asked of. Nothing was changed. */
export class PackEditError extends Error {
  override readonly name = 'PackEditError';
  constructor(
    readonly id: string,
    readonly reason: EditReason,
  ) {
    super(`${id}: ${reason}`);
  }
}

/** The words of an item that can be reworded without asking for something else. */
export type ItemWords = Pick<PackItem, 'question' | 'short' | 'look' | 'against'>;

/**
 * The version after this one: `1.4.2` gives `1.4.3` for new words (patch), `1.5.0` for another list of items (minor).
 * @throws PackEditError `badVersion` where it isn't three whole numbers joined by dots
 */
export function nextVersion(version: string, step: 'patch' | 'minor'): string {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) throw new PackEditError(version, 'badVersion');
  // A number of any length counts on exactly.
  const after = (digits: string) => String(BigInt(digits) + 1n);
  return step === 'patch' ? `${major}.${minor}.${after(patch)}` : `${major}.${after(minor)}.0`;
}

/** The first id in a section that no item of this pack ever had there, retired ones included: `2.14`. */
export function nextItemId(pack: Pack, section: string): string {
  const numbers = pack.items.filter((item) => item.section === section).map(({ id }) => Number(id.split('.')[1]));
  return `${section}.${Math.max(0, ...numbers) + 1}`;
}

/**
 * Each edit below gives a new pack under the next version and leaves the old one as it is: new words a patch version,
 * another list of items a minor one. Throws PackEditError where the edit can't be made, and PackError (as `readPack`)
 * where the pack that it would make is not sound. Words that say what stood there before give the same pack back.
 */
export function rewordItem(pack: Pack, id: string, words: Partial<ItemWords>): Pack {
  return reworded(pack, 'items', id, words);
}

/** A section under another title, as a patch version. */
export function rewordSection(pack: Pack, id: string, title: Pair): Pack {
  return reworded(pack, 'sections', id, { title });
}

/** A tag with another title, hint or search words, as a patch version. */
export function rewordTag(pack: Pack, id: string, words: Partial<Pick<PackTag, 'title' | 'hint' | 'words'>>): Pack {
  return reworded(pack, 'tags', id, words);
}

/** A dimension under another title, as a patch version. */
export function rewordDimension(pack: Pack, id: string, title: Pair): Pack {
  return reworded(pack, 'dimensions', id, { title });
}

/** A point of a dimension under another title, as a patch version. */
export function rewordPoint(pack: Pack, id: string, title: Pair): Pack {
  const owner = pack.dimensions?.find(({ points }) => points.some((point) => point.id === id));
  if (!owner) throw new PackEditError(id, 'unknown');
  const points = owner.points.map((point) => (point.id === id ? { ...point, title } : point));
  return reworded(pack, 'dimensions', owner.id, { points });
}

/** The pack with one more item, after the last of its section, as a minor version. Its id must be new: `nextItemId`. */
export function addItem(pack: Pack, item: PackItem): Pack {
  const last = pack.items.findLastIndex(({ section }) => section === item.section);
  return edited(pack, 'minor', { items: pack.items.toSpliced(last < 0 ? pack.items.length : last + 1, 0, item) });
}

/** The pack with an item retired as of the new, minor version: asked of nobody, kept for the words of old answers. */
export function retireItem(pack: Pack, id: string): Pack {
  if (known(pack.items, id).retired !== undefined) throw new PackEditError(id, 'retired');
  const retired = nextVersion(pack.version, 'minor');
  return edited(pack, 'minor', { items: pack.items.map((item) => (item.id === id ? { ...item, retired } : item)) });
}

/** The pack with a retired item asked again, as a minor version. */
export function restoreItem(pack: Pack, id: string): Pack {
  const { retired, ...asked } = known(pack.items, id);
  if (retired === undefined) throw new PackEditError(id, 'notRetired');
  return edited(pack, 'minor', { items: pack.items.map((item) => (item.id === id ? asked : item)) });
}

/**
 * The pack without an item that nobody has answered yet, and without the tags' references to it; a minor version.
 * @param used ids of all items that any visit has an answer or a word for
 * @throws PackEditError `used` for one of those: it can only be retired, or its answers would lose their words
 */
export function removeItem(pack: Pack, id: string, used: ReadonlySet<string>): Pack {
  known(pack.items, id);
  if (used.has(id)) throw new PackEditError(id, 'used');
  const tags = pack.tags.map(({ items = [], ...tag }) => {
    const left = items.filter((item) => item !== id);
    return left.length > 0 ? { ...tag, items: left } : tag;
  });
  return edited(pack, 'minor', { items: pack.items.filter((item) => item.id !== id), tags });
}

/** The entry with this id. */
function known<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new PackEditError(id, 'unknown');
  return found;
}

function reworded(pack: Pack, list: 'items' | 'sections' | 'tags' | 'dimensions', id: string, words: object): Pack {
  const entries: readonly { id: string }[] = pack[list] ?? [];
  const before = known(entries, id);
  const after = { ...before, ...words };
  if (same(before, after)) return pack;
  return edited(pack, 'patch', { [list]: entries.map((entry) => (entry === before ? after : entry)) });
}

function edited(pack: Pack, step: 'patch' | 'minor', change: Partial<Pack>): Pack {
  return readPack({ ...pack, ...change, version: nextVersion(pack.version, step) });
}

/** Equal as JSON, whatever the order of fields. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key as keyof typeof a], b[key as keyof typeof b]));
}

/** What became of a pack's items between two of its versions: ids in the order of the pack that has them. */
export interface PackComparison {
  added: string[];
  /** Not there any more, not even as retired. */
  gone: string[];
  retired: string[];
  restored: string[];
  /** Of the items that both have: which fields differ (`look`, `how`, `weight`), `retired` apart. */
  reworded: { id: string; fields: (keyof PackItem)[] }[];
  /** Sections, dimensions, points and tags that read otherwise. */
  words: RewordedEntry[];
}

/** Compares two versions of a pack. An item that was retired and reworded is in both lists. */
export function comparePacks(older: Pack, newer: Pack): PackComparison {
  const pairs = newer.items.flatMap((now) => {
    const before = itemOf(older, now.id);
    return before ? [{ id: now.id, before, now }] : [];
  });
  const idsWhere = (is: (before: PackItem, now: PackItem) => boolean) =>
    pairs.filter(({ before, now }) => is(before, now)).map(({ id }) => id);
  return {
    added: newer.items.filter(({ id }) => !itemOf(older, id)).map(({ id }) => id),
    gone: older.items.filter(({ id }) => !itemOf(newer, id)).map(({ id }) => id),
    retired: idsWhere((before, now) => before.retired === undefined && now.retired !== undefined),
    restored: idsWhere((before, now) => before.retired !== undefined && now.retired === undefined),
    reworded: pairs
      .map(({ id, before, now }) => ({ id, fields: differingFields(before, now) }))
      .filter(({ fields }) => fields.length > 0),
    words: compareWords(older, newer),
  };
}

function differingFields(before: PackItem, now: PackItem): (keyof PackItem)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(now)] as (keyof PackItem)[]);
  return [...fields].filter((field) => field !== 'retired' && !same(before[field], now[field])).sort();
}

/** What a person reads of an item before answering it. */
const READ_FIELDS: readonly (keyof PackItem)[] = ['form', 'question', 'short', 'look', 'how', 'against'];

/** An answer that was given to other words than the newer pack has, or to an item that it no longer asks. */
export interface OldAnswer {
  id: string;
  is: 'reworded' | 'retired' | 'gone';
  /** As it stood when it was answered. */
  older: PackItem;
  /** As it stands now; null where it is gone. */
  newer: PackItem | null;
  /** Which of the fields that a person reads differ. */
  fields: (keyof PackItem)[];
}

/**
 * The answers of a visit that must be shown as given under an older version, in the older pack's order. 未查看 and
 * 不适用 are answers too; a rating of an item that was a duty then, or the other way round, is none.
 * @param older the pack of the visit's `packVersion`
 * @param visit the visit's body
 */
export function answersUnder(older: Pack, newer: Pack, visit: FlatBody): OldAnswer[] {
  return older.items
    .filter(({ id, form }) => Boolean(visit[`${form === 'duty' ? 'duty' : 'rating'}.${id}`]))
    .flatMap((item) => oldAnswerTo(item, newer) ?? []);
}

/** What an answer to an item of an older version is under a newer one; null where it reads the same there. */
export function oldAnswerTo(item: PackItem, newer: Pack): OldAnswer | null {
  const now = itemOf(newer, item.id);
  const old = { id: item.id, older: item };
  if (!now) return { ...old, is: 'gone', newer: null, fields: [] };
  const fields = READ_FIELDS.filter((field) => !same(item[field], now[field]));
  if (now.retired !== undefined && item.retired === undefined) return { ...old, is: 'retired', newer: now, fields };
  return fields.length > 0 ? { ...old, is: 'reworded', newer: now, fields } : null;
}
