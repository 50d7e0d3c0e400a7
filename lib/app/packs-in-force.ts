import { personOf } from '../changes/change.ts';
import { BUILTIN_PACKS, builtinPack, loadBuiltinPack } from '../packs/builtin.ts';
import { FIRST_VERSION, type Pack } from '../packs/schema.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord, logsOf, newestUnder } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';

/** More versions than this nobody has made. */
const MOST = 500;

/** What a draft's records say in place of a version: no pack can be of it. */
export const DRAFT_VERSION = 'draft';

/**
 * The pack of a campaign: the version that a person chose. Until somebody chose one, the shipped version, whichever the
 * program now comes with, or the newest that was brought in where the pack isn't one of ours.
 * @param campaign the campaign's id as `meta` has it; anything else gives the shipped pack
 */
export async function packInForce(db: Database, campaign: unknown): Promise<Pack> {
  const chosen = typeof campaign === 'string' ? await getRecord(db, 'campaign', campaign) : null;
  if (!chosen) return inForceIn(builtinPack().seed.campaign.id, builtinPack());
  const { pack = '', packVersion = '' } = chosen.body;
  // What the seed names is no choice, and the first thing that is read: no query for it.
  const seeded = packVersion === FIRST_VERSION ? await loadBuiltinPack(pack) : undefined;
  if (seeded?.seed.campaign.id === chosen.id) return inForceIn(chosen.id, seeded);
  return inForceIn(chosen.id, await packFor(db, pack, packVersion));
}

/** The version of a pack that a campaign names; else the newest that is to be had, or the shipped pack. */
export async function packFor(db: Database, pack: string, version: string): Promise<Pack> {
  return (await packAt(db, pack, version)) ?? (await newestPack(db, pack)) ?? builtinPack();
}

/** Of each pack that was found to be in force, the campaigns in which it was. */
const forced = new WeakMap<Pack, Set<string>>();

function inForceIn(campaign: string, pack: Pack): Pack {
  forced.set(pack, new Set(forced.get(pack)).add(campaign));
  return pack;
}

/** Whether a campaign is of this pack, as far as this page has asked: it needs no store, and false says nothing. */
export function isPackOf(campaign: string, pack: Pack): boolean {
  return forced.get(pack)?.has(campaign) ?? false;
}

/**
 * One version of a pack, brought in or shipped; null where it isn't to be had. A version that was made or worked with
 * here stays what it was, also where the program comes with one of the same number later.
 */
export async function packAt(db: Database, pack: string, version: string): Promise<Pack | null> {
  const wanted = ({ body }: Entry<'pack'>) => body.pack === pack && body.version === version;
  const found = await newestUnder(db, '', 'pack', MOST, 'live', wanted);
  const known = await loadBuiltinPack(pack);
  const shipped = known?.version === version ? known : null;
  const [only] = found;
  if (!only) return shipped;
  if (found.length === 1 && !shipped) return dataOf(only);
  return firstHere(db, found, shipped);
}

const dataOf = ({ body }: Entry<'pack'>): Pack => body.data as unknown as Pack;

/**
 * Of several that bear one number the one that was kept here, else the shipped one, else what came first: no file brings
 * other words for what is known.
 */
async function firstHere(db: Database, found: readonly Entry<'pack'>[], shipped: Pack | null): Promise<Pack | null> {
  const me = (await readMeta(db, 'me')) as { id: string } | undefined;
  const logs = await logsOf(
    db,
    found.map(({ id }) => id),
  );
  const came = found
    .map((entry) => ({ entry, log: logs.get(entry.id) ?? [] }))
    .sort((a, b) => (a.log[0]?.seq ?? 0) - (b.log[0]?.seq ?? 0));
  const own = came.find(({ log }) => log.some(({ author }) => personOf(author) === me?.id));
  const first = own ?? (shipped ? undefined : came[0]);
  return first ? dataOf(first.entry) : shipped;
}

async function newestPack(db: Database, pack: string): Promise<Pack | null> {
  if (isShipped(pack)) return (await loadBuiltinPack(pack)) ?? null;
  return newestStored(db, ({ body }) => body.pack === pack && body.version !== DRAFT_VERSION);
}

/** Walks the versions one by one: a pack is large, and only one is wanted. */
async function newestStored(db: Database, wanted: (found: Entry<'pack'>) => boolean): Promise<Pack | null> {
  const [found] = await newestUnder(db, '', 'pack', 1, 'live', wanted);
  return found ? dataOf(found) : null;
}

/**
 * What `read` says of each pack record, newest first; those of which it says undefined are left out. One record at a
 * time is in memory.
 */
export async function mapStored<T>(db: Database, read: (found: Entry<'pack'>) => T | undefined): Promise<T[]> {
  const told: T[] = [];
  await newestUnder(db, '', 'pack', MOST, 'live', (found) => {
    const one = read(found);
    if (one !== undefined) told.push(one);
    return false;
  });
  return told;
}

const isShipped = (pack: string): boolean => BUILTIN_PACKS.some((one) => one === pack);
