import type { Named } from '../../lib/app/bundle/names.ts';
import type { Route } from '../ui/context.ts';
import { disputePlace } from '../ui/disputed-mark.tsx';
import { KIND_PAGES, OF_CAMPAIGN } from '../ui/kind-pages.ts';

/**
 * Where people settle a disagreement: in the review of the visit that it is in, else among all disagreements, and there
 * also whether a visit was rightly taken away.
 * @param about the visit or unit that it is in, as a file names it
 */
export function conflictPlace(about: Named | undefined, { rec, field }: { rec: string; field: string }): Route {
  if (about?.kind === 'visit' && !(about.id === rec && field === 'deleted'))
    return { screen: 'desk', page: 'visits', open: about.id, focus: `${rec} ${field}` };
  return disputePlace(rec, field);
}

/** Where a record is read; null for what has no place of its own. */
export function routeOf({ id, kind, visit, under }: Pick<Named, 'id' | 'kind' | 'visit' | 'under'>): Route | null {
  const page = KIND_PAGES[kind];
  if (page) return { screen: 'desk', page, open: id };
  if (OF_CAMPAIGN.has(kind)) return { screen: 'desk', page: 'campaign' };
  if (kind === 'draw' || kind === 'task') return { screen: 'desk', page: 'draws' };
  if (visit) return { screen: 'desk', page: 'visits', open: visit, ...(id !== visit && { focus: id }) };
  return under ? { screen: 'desk', page: 'units', open: under } : null;
}
