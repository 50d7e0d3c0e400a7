import type { ComparedCampaign } from '../../lib/app/desk/compare-campaigns.ts';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import { useCampaignName } from '../ui/campaign-name.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** The campaigns that are chosen. */
export function chosenIn({ scope, campaign, campaigns }: Field): ComparedCampaign[] {
  if (scope.campaigns === 'all') return [...campaigns];
  const ids = scope.campaigns === 'current' ? [campaign] : scope.campaigns;
  return campaigns.filter(({ id }) => ids.includes(id));
}

/** The campaigns and days that a picture is of, in words: for its title, its table and what is copied. */
export function useScopeWords(field: Field): string {
  const { scope: words } = useDeskWords().compare;
  const nameOf = useCampaignName();
  const { campaigns, from, until } = field.scope;
  const names = chosenIn(field).map(nameOf);
  const of = campaigns === 'all' ? words.allOf(field.campaigns.length) : words.listed(names);
  return words.of(of || words.unknown, words.days(from, until));
}

/** What stands in no picture, and why; nothing where all does. */
export function useLeftWords({ left, ofGone }: Field, isCoverage: boolean): string {
  const { compare } = useDeskWords();
  return compare.left({ ...left, otherPack: isCoverage ? 0 : left.otherPack }, ofGone);
}
