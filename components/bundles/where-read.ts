import type { Named } from '../../lib/app/bundle/names.ts';
import type { DeskPage, Route } from '../ui/context.ts';

/** Kinds with a page of their own; the others are read in their visit, or at their unit. */
const PAGES: Readonly<Record<string, DeskPage>> = {
  finding: 'findings',
  tag: 'tags',
  evaluation: 'voices',
  topic: 'voices',
  complaint: 'voices',
  practice: 'voices',
  case: 'voices',
};
const OF_CAMPAIGN: ReadonlySet<string> = new Set(['campaign', 'team', 'member']);

/** Where a record is read; null for what has no place of its own. */
export function routeOf({ id, kind, visit, under }: Pick<Named, 'id' | 'kind' | 'visit' | 'under'>): Route | null {
  const page = PAGES[kind];
  if (page) return { screen: 'desk', page, open: id };
  if (OF_CAMPAIGN.has(kind)) return { screen: 'desk', page: 'campaign' };
  if (kind === 'draw' || kind === 'task') return { screen: 'desk', page: 'draws' };
  if (visit) return { screen: 'desk', page: 'visits', open: visit, ...(id !== visit && { focus: id }) };
  return under ? { screen: 'desk', page: 'units', open: under } : null;
}
