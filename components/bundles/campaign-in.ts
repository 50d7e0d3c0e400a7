import type { TasksCame } from '../../lib/app/bundle/tasks-came.ts';
import { useCampaignName } from '../ui/campaign-name.ts';
import { nameIn } from './name.tsx';

/** What a campaign that a file speaks of is called in a sentence of ours. */
export function useCampaignIn(): (campaign: TasksCame['campaign']) => string {
  const nameOf = useCampaignName();
  return ({ name: { zh, en } }) => nameIn(nameOf({ name: zh.trim() === '' ? null : { zh, en }, isGone: false }));
}
