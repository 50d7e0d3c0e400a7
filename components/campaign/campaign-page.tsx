import { useDeskWords } from '../ui/desk-words.ts';

/** The desk's page of campaign. */
export function CampaignPage(_: { open?: string }) {
  const { campaign } = useDeskWords();
  return <p>{campaign.none}</p>;
}
