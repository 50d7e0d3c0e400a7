import type { CampaignNamed } from '../../lib/app/desk/compare-campaigns.ts';
import { usePackText } from './context.ts';
import { useDeskWords } from './desk-words.ts';

/** What campaigns are called; those that are gone are said to be. */
export function useCampaignName(): (campaign: CampaignNamed) => string {
  const { compare } = useDeskWords();
  const text = usePackText();
  return ({ name, isGone }) => {
    const called = name ? text(name) : '';
    return isGone ? compare.scope.gone(called) : called || compare.noName;
  };
}
