import type { Pack } from '../packs/schema.ts';
import { isLaterVersion } from '../packs/versions.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import { isPackOf, packAt, packInForce } from './packs-in-force.ts';
import type { Session } from './session.ts';

export type { Pack } from '../packs/schema.ts';

/**
 * The session inside a visit: its pack is the version that the visit was begun with, so that answers keep the words
 * that they were given to, also where another campaign with another pack is the current one by now. Where that version
 * is gone, the one in force in the visit's campaign, and the checklist says so.
 */
export async function underVisit(session: Session, visit: Entry<'visit'>): Promise<Session> {
  const { packVersion, campaign } = visit.body;
  const pack = (await getRecord(session.db, 'campaign', String(campaign)))?.body.pack ?? session.pack.id;
  if (pack === session.pack.id && packVersion === session.pack.version) return session;
  const own = (await packAt(session.db, pack, packVersion)) ?? (await packInForce(session.db, campaign));
  const isSame = own.id === session.pack.id && own.version === session.pack.version;
  return isSame ? session : { ...session, pack: own };
}

/**
 * The same without asking the store, where the session's own pack is the visit's for sure; null where it has to be asked
 * (`underVisit`).
 */
export function surelyUnder(session: Session, { body }: Entry<'visit'>): Session | null {
  return body.packVersion === session.pack.version && isPackOf(body.campaign, session.pack) ? session : null;
}

/** The session of a visit whose pack isn't known yet: what is written can be, and no word of another pack is shown. */
export function withoutPack(session: Session): Session {
  return { ...session, pack: { ...session.pack, sections: [], items: [], tags: [] } };
}

/** Watches which pack is in force: another version may be chosen at the desk while a panel is open. @returns stops */
export function watchPack(session: Session, on: Watch<Pack>): () => void {
  return watch(async () => packInForce(session.db, await readMeta(session.db, 'campaign')), on);
}

/**
 * Watches whether the visit's campaign has gone over to a newer version than the visit stands under; null where it
 * hasn't, or where the visit was handed over and is done with.
 * @param session inside the visit (`underVisit`)
 */
export function watchNewerPack(session: Session, visit: Entry<'visit'>, on: Watch<Pack | null>): () => void {
  return watch(async () => {
    const inForce = await packInForce(session.db, visit.body.campaign);
    const isNewer = inForce.id === session.pack.id && isLaterVersion(inForce.version, visit.body.packVersion);
    return isNewer && !visit.body.handed ? inForce : null;
  }, on);
}
