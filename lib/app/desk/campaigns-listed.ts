import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { newestOf } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { type CampaignNamed, campaignName } from './compare-campaigns.ts';

/** More campaigns than this nobody has. */
const MOST = 5000;

/** A campaign as lists name it. */
export interface ListedCampaign extends CampaignNamed {
  id: Id;
  isCurrent: boolean;
}

/**
 * Watches the campaigns that lists name: the current one first, then the newest, those that were taken away last.
 * @returns stops watching
 */
export function watchListedCampaigns(session: Session, on: Watch<readonly ListedCampaign[]>): () => void {
  const { db } = session;
  return watch(async () => {
    const current = String(await readMeta(db, 'campaign'));
    const [live, gone] = await Promise.all([newestOf(db, 'campaign', MOST), newestOf(db, 'campaign', MOST, 'deleted')]);
    const listed = await Promise.all(
      [...live, ...gone].map(async (entry): Promise<ListedCampaign> => {
        const name = await campaignName(entry);
        return { id: entry.id, name, isCurrent: entry.id === current, isGone: entry.shelf !== 'live' };
      }),
    );
    return [...listed.filter(({ isCurrent }) => isCurrent), ...listed.filter(({ isCurrent }) => !isCurrent)];
  }, on);
}
