import type { Edition } from '../../lib/model/briefing.ts';

/** Where the page of briefings stands: its list, a draft in an edition, an issue, an office, or something begun. */
export type BriefingPlace =
  | { readonly at: 'list' | 'start' | 'sheets' | 'offices' }
  | { readonly at: 'draft'; readonly briefing: string; readonly edition: Edition }
  | { readonly at: 'issue'; readonly issue: string }
  | { readonly at: 'office'; readonly office: string };

const ID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const DRAFT = new RegExp(`^draft\\.${ID}(?:\\.(anonymous))?$`);
const ISSUE = new RegExp(`^issue\\.${ID}$`);
const OFFICE = new RegExp(`^office\\.${ID}$`);

/** Reads an address, such as `draft.<id>.anonymous` of `#briefing/draft.<id>.anonymous`; what is unknown there is the list. */
export function placeOf(open: string | undefined): BriefingPlace {
  const address = open ?? '';
  if (address === 'start' || address === 'sheets' || address === 'offices') return { at: address };
  const [, briefing, anonymous] = DRAFT.exec(address) ?? [];
  if (briefing) return { at: 'draft', briefing, edition: anonymous ? 'anonymous' : 'named' };
  const issue = ISSUE.exec(address)?.[1];
  if (issue) return { at: 'issue', issue };
  const office = OFFICE.exec(address)?.[1];
  return office ? { at: 'office', office } : { at: 'list' };
}

/** The address of a place; undefined for the list. */
export function writePlace(place: BriefingPlace): string | undefined {
  if (place.at === 'draft') return `draft.${place.briefing}${place.edition === 'anonymous' ? '.anonymous' : ''}`;
  if (place.at === 'issue') return `issue.${place.issue}`;
  if (place.at === 'office') return `office.${place.office}`;
  return place.at === 'list' ? undefined : place.at;
}
