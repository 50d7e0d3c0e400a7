import type { Hit } from '../../lib/app/desk/search.ts';
import type { DeskPage, Route } from '../ui/context.ts';

/** Kinds with a page of their own; the others are read in their visit. */
const PAGES: Partial<Record<Hit['kind'], DeskPage>> = {
  finding: 'findings',
  step: 'findings',
  tag: 'tags',
  evaluation: 'voices',
  topic: 'voices',
  complaint: 'voices',
  practice: 'voices',
  case: 'voices',
};

/** Kinds that stand under no unit: the page of the campaign has them. */
export const OF_CAMPAIGN: ReadonlySet<Hit['kind']> = new Set(['member', 'team', 'campaign']);

/** Where a hit lives on the desk; null for a note that was taken from a page and stands in no visit yet. */
export function routeOf({ id, kind, parent, visit, unit }: Hit): Route | null {
  if (OF_CAMPAIGN.has(kind)) return { screen: 'desk', page: 'campaign', focus: id };
  const page = PAGES[kind];
  if (page) return desk(page, kind === 'step' ? parent : id, id);
  if (visit) return desk('visits', visit.id, id);
  return unit && desk('units', unit.id, id);
}

const desk = (page: DeskPage, open: string, focus: string): Route => ({
  screen: 'desk',
  page,
  open,
  ...(focus !== open && { focus }),
});
