import { BUILTIN_PACKS, builtinPack, loadBuiltinPack } from '../packs/builtin.ts';
import { FIRST_VERSION, type Pack } from '../packs/schema.ts';
import { type Entry, getRecord, newestOf } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';

/** More versions than this nobody has made. */
const MOST = 500;

/**
 * The pack of a campaign: the version that a person chose. Until somebody chose one, the shipped version, whichever the
 * program now comes with, or the newest that was brought in where the pack isn't one of ours.
 * @param campaign the campaign's id as `meta` has it; anything else gives the shipped pack
 */
export async function packInForce(db: Database, campaign: unknown): Promise<Pack> {
  const chosen = typeof campaign === 'string' ? await getRecord(db, 'campaign', campaign) : null;
  if (!chosen) return builtinPack();
  const { pack = '', packVersion = '' } = chosen.body;
  return (await packAt(db, pack, packVersion)) ?? (await newestPack(db, pack)) ?? builtinPack();
}

/** One version of a pack, shipped or brought in; null where it isn't to be had. */
export async function packAt(db: Database, pack: string, version: string): Promise<Pack | null> {
  const shipped = isShipped(pack) ? await loadBuiltinPack(pack) : undefined;
  // What the seed names is no choice, and the first thing that is read: no query for it.
  if (shipped && (shipped.version === version || version === FIRST_VERSION)) return shipped;
  const [found] = (await storedVersions(db, pack)).filter(({ body }) => body.version === version);
  return found ? (found.body.data as unknown as Pack) : null;
}

async function newestPack(db: Database, pack: string): Promise<Pack | null> {
  if (isShipped(pack)) return (await loadBuiltinPack(pack)) ?? null;
  const [newest] = await storedVersions(db, pack);
  return newest ? (newest.body.data as unknown as Pack) : null;
}

/** The versions of a pack that were brought in or edited here, newest first. */
export async function storedVersions(db: Database, pack: string): Promise<Entry<'pack'>[]> {
  return (await newestOf(db, 'pack', MOST)).filter(({ body }) => body.pack === pack);
}

const isShipped = (pack: string): boolean => BUILTIN_PACKS.some((one) => one === pack);
