import type { Named } from '../../lib/app/bundle/names.ts';
import type { Route } from './context.ts';
import { KIND_PAGES, OF_CAMPAIGN } from './kind-pages.ts';

/** Where a record is read; null for what has no place of its own. */
export function routeOf({ id, kind, visit, under }: Pick<Named, 'id' | 'kind' | 'visit' | 'under'>): Route | null {
  const page = KIND_PAGES[kind];
  if (page) return { screen: 'desk', page, open: id };
  if (OF_CAMPAIGN.has(kind)) return { screen: 'desk', page: 'campaign' };
  if (kind === 'draw' || kind === 'task') return { screen: 'desk', page: 'draws' };
  if (visit) return { screen: 'desk', page: 'visits', open: visit, ...(id !== visit && { focus: id }) };
  return under ? { screen: 'desk', page: 'units', open: under } : null;
}
