import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { type ListedCampaign, watchListedCampaigns } from '../../lib/app/desk/campaigns-listed.ts';
import { useCampaignName } from './campaign-name.ts';
import { useApp } from './context.ts';
import { type Column, type Filter, placeOf, START } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';
import { useWatch } from './use-watch.ts';

/** The key of the column and of the filter. */
const CAMPAIGN = 'campaign';
/** The filter's value for the current campaign, whichever that is: a saved view follows it. */
const CURRENT = 'current';
/** Its value for records that name no campaign. */
const NONE = '-';

/** What a list says of its rows' campaigns. */
export interface ListCampaigns<T> {
  /** Shown where there is room, rows are of several campaigns and the list isn't narrowed to one; always there to group by. */
  column: Column<T>;
  filter: Filter<T>;
  /** The campaigns of some rows, in the order of the choices, each with how many rows it has. */
  count(rows: readonly T[]): { name: string; count: number }[];
}

/** The lists that have been narrowed to the current campaign, or were set up by somebody before that. */
const begun = new Set<string>();

/**
 * The campaigns of a list that holds those of all: a column, a filter, and how many rows each has. A list that nobody has
 * set up begins with the current campaign as soon as there are rows of another; the filter is shown, and can be let go.
 * @param list the list's name
 * @param campaignOf the id of a row's campaign; '' for none. The same function from one drawing to the next
 * @returns null until the campaigns are known
 */
export function useListCampaigns<T>(
  list: string,
  rows: readonly T[],
  campaignOf: (row: T) => string,
): ListCampaigns<T> | null {
  const { session, language } = useApp();
  const { desk, compare } = useDeskWords();
  const nameOf = useCampaignName();
  const known = useWatch<readonly ListedCampaign[]>((on) => watchListedCampaigns(session, on), [session]);
  const current = known?.find(({ isCurrent }) => isCurrent)?.id;
  const isMixed = current !== undefined && rows.some((row) => campaignOf(row) !== current);
  // Where nothing is of the current one, everything is shown: an empty list would look like a loss.
  useBeginning(list, isMixed && rows.some((row) => campaignOf(row) === current));
  const isShown = isMixed && placeOf(list).value.chosen[CAMPAIGN]?.length !== 1;
  return useMemo(() => {
    if (!known) return null;
    const choiceOf = (row: T) => {
      const id = campaignOf(row);
      return id === current ? CURRENT : id || NONE;
    };
    const choices = choicesOf(known, new Set(rows.map(choiceOf)), nameOf, desk.currentCampaign, compare.scope.unknown);
    const names = new Map(choices.map(({ value, plain }) => [value, plain]));
    const saidOf = (row: T) => names.get(choiceOf(row)) ?? compare.scope.unknown;
    const places = [...names.keys()];
    const placeIn = (row: T) => places.indexOf(choiceOf(row));
    return {
      column: {
        key: CAMPAIGN,
        title: desk.campaign,
        width: language === 'en' ? '152px' : '128px',
        room: 'wide',
        extra: !isShown,
        cell: saidOf,
        text: saidOf,
        sort: saidOf,
        group: (row) => ({ name: saidOf(row), place: placeIn(row) }),
      },
      filter: { key: CAMPAIGN, title: desk.campaign, choices, of: choiceOf },
      count: (some) => {
        const counts = new Map<string, number>();
        for (const row of some) counts.set(choiceOf(row), (counts.get(choiceOf(row)) ?? 0) + 1);
        return choices.flatMap(({ value, plain }) => {
          const count = counts.get(value) ?? 0;
          return count > 0 ? [{ name: plain, count }] : [];
        });
      },
    };
  }, [known, rows, isShown, language]);
}

/** Narrows a list that nobody has set up, once. */
function useBeginning(list: string, isMixed: boolean): void {
  const place = placeOf(list);
  const isFresh = useRef(place.value === START);
  useLayoutEffect(() => {
    if (begun.has(list)) return;
    if (!isFresh.current) begun.add(list);
    else if (isMixed) {
      begun.add(list);
      const { chosen, view } = place.value;
      if (view === null && !chosen[CAMPAIGN])
        place.value = { ...place.value, chosen: { ...chosen, campaign: [CURRENT] } };
    }
  }, [list, isMixed]);
}

/** Only what occurs is offered, and the current campaign always; `plain` is its name without a word about it. */
function choicesOf(
  known: readonly ListedCampaign[],
  used: ReadonlySet<string>,
  nameOf: (campaign: ListedCampaign) => string,
  asCurrent: (name: string) => string,
  unknown: string,
): { value: string; name: string; plain: string }[] {
  const named = known.flatMap((campaign) => {
    const plain = nameOf(campaign);
    if (campaign.isCurrent) return [{ value: CURRENT, name: asCurrent(plain), plain }];
    return used.has(campaign.id) ? [{ value: campaign.id, name: plain, plain }] : [];
  });
  const ids = new Set(named.map(({ value }) => value));
  const others = [...used].filter((value) => !ids.has(value)).sort();
  return [...named, ...others.map((value) => ({ value, name: unknown, plain: unknown }))];
}
