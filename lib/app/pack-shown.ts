import type { Pack } from '../packs/schema.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import { packAt, packInForce } from './packs-in-force.ts';
import type { Session } from './session.ts';

export type { Pack } from '../packs/schema.ts';

/**
 * The session inside a visit: its pack is the version that the visit was begun with, so that answers keep the words
 * that they were given to. Where that version is gone, the one in force, and the checklist says so.
 */
export async function underVisit(session: Session, visit: Entry<'visit'>): Promise<Session> {
  const { packVersion, campaign } = visit.body;
  if (packVersion === session.pack.version) return session;
  const pack = (await getRecord(session.db, 'campaign', String(campaign)))?.body.pack ?? session.pack.id;
  const own = await packAt(session.db, pack, packVersion);
  return own ? { ...session, pack: own } : session;
}

/** Watches which pack is in force: another version may be chosen at the desk while a panel is open. @returns stops */
export function watchPack(session: Session, on: Watch<Pack>): () => void {
  return watch(async () => packInForce(session.db, await readMeta(session.db, 'campaign')), on);
}
