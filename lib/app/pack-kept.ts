import type { Json } from '../changes/change.ts';
import { momentNow } from '../model/time.ts';
import type { Pack } from '../packs/schema.ts';
import type { Edit } from '../store/commit.ts';
import { newestUnder } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { creation, type Session } from './session.ts';

/** The versions that are known to be in each store, so that it is asked once and not at every visit. */
const known = new WeakMap<Database, Set<string>>();

/** The edit that puts a version of a pack into the store. */
export function keeping(session: Session, pack: Pack): Edit {
  const body = { pack: pack.id, version: pack.version, data: pack as unknown as Json, at: { ...momentNow() } };
  return creation(session.newId(), 'pack', null, body);
}

/**
 * Puts the version that a visit stands under into the store, where it isn't there yet: once a version, however many
 * visits. A later program comes with another version, and the answers of today would lose the words that they were given
 * to. It takes some tens of milliseconds, so nobody waits for it: whoever shows a visit does it while the person pauses.
 * @param session inside the visit (pack-shown.ts)
 */
export async function keepShownPack(session: Session): Promise<void> {
  const { db, pack } = session;
  const key = `${pack.id}@${pack.version}`;
  const there = known.get(db) ?? new Set();
  known.set(db, there);
  if (there.has(key)) return;
  there.add(key);
  const [found] = await newestUnder(db, '', 'pack', 1, 'live', ({ body }) => `${body.pack}@${body.version}` === key);
  if (!found) await session.queue.do([keeping(session, pack)]);
}
