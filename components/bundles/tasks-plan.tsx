import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useCampaignIn } from './campaign-in.ts';

/** What taking a file in does with the current campaign; nothing where it brings no tasks. */
export function TasksPlan({ incoming: { campaign: plan } }: { incoming: Pick<Incoming, 'campaign'> }) {
  const { bundlesTeam: team } = useDeskWords();
  const nameOf = useCampaignIn();
  if (!plan) return null;
  const [name, before] = [nameOf(plan), nameOf(plan.before)];
  if (plan.does === 'stays') return <p class="t13 q bundle-pad">{team.campaignStays(name)}</p>;
  const says = { becomes: team.campaignBecomes, chosen: team.campaignChosen, unknown: team.campaignUnknown };
  return <p class={plan.does === 'becomes' ? 'ask' : 'ask calm'}>{says[plan.does](name, before)}</p>;
}
