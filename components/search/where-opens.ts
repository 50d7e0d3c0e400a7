import type { Hit } from '../../lib/app/desk/search.ts';
import type { DeskPage, Route } from '../ui/context.ts';
import { KIND_PAGES, OF_CAMPAIGN } from '../ui/kind-pages.ts';

/** Where a hit lives on the desk; null for a note that was taken from a page and stands in no visit yet. */
export function routeOf({ id, kind, parent, visit, unit }: Hit): Route | null {
  if (OF_CAMPAIGN.has(kind)) return { screen: 'desk', page: 'campaign', focus: id };
  if (kind === 'step') return desk('findings', parent, id);
  const page = KIND_PAGES[kind];
  if (page) return desk(page, id, id);
  if (visit) return desk('visits', visit.id, id);
  return unit && desk('units', unit.id, id);
}

const desk = (page: DeskPage, open: string, focus: string): Route => ({
  screen: 'desk',
  page,
  open,
  ...(focus !== open && { focus }),
});
