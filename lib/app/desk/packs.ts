import type { Id } from '../../model/ids.ts';
import { membersOf } from '../../model/records.ts';
import { shownTime } from '../../model/time.ts';
import { BUILTIN_PACKS, loadBuiltinPack } from '../../packs/builtin.ts';
import { comparePacks, type PackComparison } from '../../packs/edit-pack.ts';
import type { Pack, Pair } from '../../packs/schema.ts';
import { isLaterVersion } from '../../packs/versions.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecord, scan } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { keeping } from '../pack-kept.ts';
import { DRAFT_VERSION, mapStored, packAt, packInForce } from '../packs-in-force.ts';
import type { Session } from '../session.ts';

export type { PackComparison } from '../../packs/edit-pack.ts';
export { selfCheck } from '../../packs/self-check.ts';
export { type Cover, findHoles, traceCover } from '../../packs/trace-cover.ts';
export { isLaterVersion } from '../../packs/versions.ts';
export { minShareOf } from './visits-detail.ts';

/** A version of a pack with the same number but other content is here already. Nothing was kept. */
export class VersionTaken extends Error {
  override readonly name = 'VersionTaken';
  constructor(
    readonly pack: string,
    readonly version: string,
  ) {
    super(`${pack} ${version}`);
  }
}

/** A later version leaves out items that visits have something for: their answers would lose their words. Nothing was kept. */
export class UsedItemsGone extends Error {
  override readonly name = 'UsedItemsGone';
  constructor(readonly items: readonly string[]) {
    super(items.join(', '));
  }
}

/** A version that is to be had, or the draft of one, as a list shows it: without the pack itself, which is large. */
export interface VersionLine {
  pack: string;
  version: string;
  title: Pair;
  /** Items that are asked; null of a draft. */
  items: number | null;
  from: 'shipped' | 'kept' | 'draft';
  /** Whether the current campaign goes by it. */
  inForce: boolean;
  /** The day on which it was kept. */
  on: string | null;
}

type Header = Omit<VersionLine, 'inForce'>;

const askedOf = (pack: Pack) => pack.items.filter(({ retired }) => retired === undefined).length;

function headerOf({ body }: Entry<'pack'>): Header {
  const isDraft = body.version === DRAFT_VERSION;
  const data = body.data as unknown as Pack;
  const on = shownTime(body.at).date;
  const { pack, version } = body;
  return {
    pack,
    version,
    title: data.title,
    items: isDraft ? null : askedOf(data),
    from: isDraft ? 'draft' : 'kept',
    on,
  };
}

/** All versions that are to be had: pack by pack, its draft first, then the newest. */
export async function listVersions({ db }: Pick<Session, 'db'>): Promise<VersionLine[]> {
  const now = await packInForce(db, await readMeta(db, 'campaign'));
  const kept = await mapStored(db, headerOf);
  const shipped = (await Promise.all(BUILTIN_PACKS.map(loadBuiltinPack))).flatMap((pack): Header[] =>
    pack ? [{ ...pack, pack: pack.id, items: askedOf(pack), from: 'shipped', on: null }] : [],
  );
  // One line a version: a shipped one is stored as well once a visit stands under it, and two devices may both have.
  const once = new Map([...kept, ...shipped].map((line) => [`${line.pack}@${line.version}`, line] as const));
  const lines = [...once.values()].map(({ pack, version, title, items, from, on }) => {
    return { pack, version, title, items, from, on, inForce: pack === now.id && version === now.version };
  });
  return lines.toSorted(inOrder);
}

function inOrder(a: Header, b: Header): number {
  if (a.pack !== b.pack) return a.pack < b.pack ? -1 : 1;
  if (a.from === 'draft' || b.from === 'draft') return a.from === 'draft' ? -1 : 1;
  return isLaterVersion(a.version, b.version) ? -1 : 1;
}

/** Watches the versions that are to be had, and which is in force. @returns stops watching */
export function watchVersions(session: Session, on: Watch<VersionLine[]>): () => void {
  return watch(() => listVersions(session), on);
}

/** Watches one version whole; null where it isn't to be had. */
export function watchVersion(session: Session, pack: string, version: string, on: Watch<Pack | null>): () => void {
  return watch(() => packAt(session.db, pack, version), on);
}

/** What a version would change for the campaign: null where it is another pack than the one in force. */
export function compareWithForce(session: Session, pack: Pack): PackComparison | null {
  return pack.id === session.pack.id ? comparePacks(session.pack, pack) : null;
}

/**
 * Keeps a version, so that it can be chosen.
 * @returns false where the very same one is here already
 * @throws VersionTaken where this version has other content here: answers rest on it, so it is never replaced
 * @throws UsedItemsGone where it lacks an item of the version before it that a visit has something for
 */
export async function keepVersion(session: Session, pack: Pack): Promise<boolean> {
  const { standing, usedGone } = await checkVersion(session, pack);
  if (standing === 'same') return false;
  if (standing === 'taken') throw new VersionTaken(pack.id, pack.version);
  if (usedGone.length > 0) throw new UsedItemsGone(usedGone);
  await session.queue.do([keeping(session, pack)]);
  return true;
}

/** What stands in the way of keeping a version, or nothing. */
export interface VersionCheck {
  /** Whether a version of its number is here, and whether with the same content. */
  standing: 'new' | 'same' | 'taken';
  /** Items of the version before it that it lacks, though visits have something for them. */
  usedGone: string[];
}

/** Looks whether a version can be kept; nothing is. */
export async function checkVersion(session: Session, pack: Pack): Promise<VersionCheck> {
  await session.queue.flush();
  const there = await packAt(session.db, pack.id, pack.version);
  if (there) return { standing: isSame(there, pack) ? 'same' : 'taken', usedGone: [] };
  const before = (await listVersions(session)).find(
    (one) => one.pack === pack.id && one.from !== 'draft' && isLaterVersion(pack.version, one.version),
  );
  const base = before && (await packAt(session.db, pack.id, before.version));
  const { gone } = base ? comparePacks(base, pack) : { gone: [] };
  const used = gone.length > 0 ? await usedItems(session, pack.id) : new Set<string>();
  return { standing: 'new', usedGone: gone.filter((item) => used.has(item)) };
}

/** Equal as JSON, whatever the order of fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]));
}

/** The edit that puts the current campaign under a version; null where it isn't a campaign of this pack. */
export async function adoption(session: Session, pack: string, version: string) {
  const id = String(await readMeta(session.db, 'campaign'));
  const campaign = await getRecord(session.db, 'campaign', id);
  if (campaign?.body.pack !== pack) return null;
  return { rec: id, kind: 'campaign', parent: null, field: 'packVersion', value: version };
}

/**
 * Puts the current campaign under another version of its pack; undoable. New visits take it, those that were begun stay.
 * @returns false where the campaign is of another pack: that takes a campaign of its own
 */
export async function adoptVersion(session: Session, pack: string, version: string): Promise<boolean> {
  const edit = await adoption(session, pack, version);
  if (edit) await session.undo.act('packAdopted', [edit]);
  return edit !== null;
}

/** The ids of a pack's items that any visit has an answer, a comment, a note or a tag for. */
export async function usedItems({ db }: Session, pack: string): Promise<Set<string>> {
  const others = await visitsOfOthers(db, pack);
  const used = new Set<string>();
  await scan(db, 'visit', ({ id, body }) => {
    if (others.has(id)) return true;
    for (const set of ['rating', 'duty', 'comment']) for (const item of membersOf(body, set)) used.add(item);
    return true;
  });
  for (const kind of ['note', 'tag'] as const) {
    await scan(db, kind, ({ parent, body }) => {
      if (!others.has(parent)) for (const item of membersOf(body, 'items')) used.add(item);
      return true;
    });
  }
  return used;
}

/** Visits that are surely of another pack: ids of items mean something else there. */
async function visitsOfOthers(db: Database, pack: string): Promise<Set<Id>> {
  const campaigns = new Set<string>();
  await scan(db, 'campaign', ({ id, body }) => {
    if (body.pack !== pack) campaigns.add(id);
    return true;
  });
  const visits = new Set<Id>();
  await scan(db, 'visit', ({ id, body }) => {
    if (campaigns.has(body.campaign)) visits.add(id);
    return true;
  });
  return visits;
}
