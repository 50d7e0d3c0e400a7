import { type Signal, signal } from '@preact/signals';
import { CURRENT, type Scope } from '../../lib/app/desk/compare-campaigns.ts';
import type { Against, Counting } from '../../lib/app/desk/compare-cells.ts';
import type { CoverGroup } from '../../lib/app/desk/compare-counts.ts';
import type { Narrowing } from '../../lib/app/desk/compare-filter.ts';
import type { HeatOrder } from '../../lib/app/desk/compare-heat.ts';

export const PICTURES = ['heat', 'trend', 'tags', 'evaluation', 'drop', 'coverage'] as const;
export type PictureName = (typeof PICTURES)[number];

/** How a person looks at pictures; it outlives the page. */
export interface Look {
  narrowing: Narrowing;
  against: Against;
  counting: Counting;
  order: HeatOrder;
  cover: CoverGroup;
  table: boolean;
}

/** The look of the moment. */
export const look: Signal<Look> = signal<Look>({
  narrowing: {},
  against: 'items',
  counting: 'newest',
  order: 'parent',
  cover: 'type',
  table: false,
});

/** Changes some of the look. */
export const setLook = (to: Partial<Look>): void => {
  look.value = { ...look.value, ...to };
};

/** Where the page of pictures stands, as its address says it. */
export interface Place {
  picture: PictureName;
  /** The unit that a trend is of; null for the first. */
  unit: string | null;
  scope: Scope;
  /** True where the address names a day that there is not: it bounds nothing. */
  hasBadDay: boolean;
}

/** What an address says in the place of ids for all campaigns. */
const ALL = 'all';

/** The place that an address names: `trend.<unit>?in=<campaign>&in=<campaign>&from=2023-10-01&until=2023-10-31`. */
export function placeOf(open: string | undefined): Place {
  const [head = '', query = ''] = (open ?? '').split('?');
  const [name, unit] = head.split('.');
  const asked = new URLSearchParams(query);
  const ids = asked.getAll('in').filter(Boolean);
  const [from, until] = [asked.get('from') || null, asked.get('until') || null];
  return {
    picture: PICTURES.find((one) => one === name) ?? 'heat',
    unit: unit || null,
    scope: {
      campaigns: ids.includes(ALL) ? 'all' : ids.length > 0 ? ids : 'current',
      from: from && isDay(from) ? from : null,
      until: until && isDay(until) ? until : null,
    },
    hasBadDay: [from, until].some((day) => day !== null && !isDay(day)),
  };
}

/** The address of a place; nothing of it that goes without saying. */
export function openOf({ picture, unit, scope }: Omit<Place, 'hasBadDay'>): string {
  const asked = new URLSearchParams();
  const { campaigns, from, until } = scope;
  for (const id of campaigns === 'current' ? [] : [campaigns].flat()) asked.append('in', id);
  if (from) asked.set('from', from);
  if (until) asked.set('until', until);
  const query = asked.toString();
  return picture + (unit ? `.${unit}` : '') + (query && `?${query}`);
}

/** Whether a scope says more than the current campaign and all its days. */
export const isNarrower = ({ campaigns, from, until }: Scope): boolean =>
  campaigns !== CURRENT.campaigns || from !== null || until !== null;

/** A day of the calendar between 1900 and 2100, as its fields take it. */
function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text) || text >= '2101') return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
