import type { Id } from '../../model/ids.ts';
import type { Pack } from '../../packs/schema.ts';
import { writeMeta } from '../../store/meta.ts';
import { creation, type Session } from '../session.ts';

/**
 * Begins another campaign with a pack, and makes it the current one: new visits join it. Earlier ones stay in theirs.
 * @returns its id
 */
export async function startCampaign(session: Session, name: string, pack: Pick<Pack, 'id' | 'version'>): Promise<Id> {
  const id = session.newId();
  await session.queue.do([creation(id, 'campaign', null, { name, pack: pack.id, packVersion: pack.version })]);
  await setCurrentCampaign(session, id);
  return id;
}

/** Makes a campaign the current one: new visits join it, and its pack is in force. */
export async function setCurrentCampaign(session: Session, id: Id): Promise<void> {
  await writeMeta(session.db, 'campaign', id);
}
