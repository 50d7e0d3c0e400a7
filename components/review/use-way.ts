import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { type Route, useApp, type VisitTab } from '../ui/context.ts';

const TABS: Readonly<Partial<Record<Kind, VisitTab>>> = {
  note: 'notes',
  evidence: 'notes',
  tag: 'tags',
  finding: 'findings',
};
/** The fields of a visit that stand in the checklist, by item. */
const OF_ITEMS: readonly string[] = ['rating', 'duty', 'comment'];

/** The way to what is spoken of, in the panel and at the desk; null where it is in sight already or has no place. */
export function useWay(visit: string): (entry: Entry<Kind> | undefined, field?: string | null) => (() => void) | null {
  const { go, route } = useApp();
  const atDesk = route.screen === 'desk';
  return (entry, field) => {
    if (!entry || entry.shelf === 'deleted') return null;
    const to = atDesk ? deskWay(visit, entry) : panelWay(visit, entry, field ?? '');
    return to && (() => go(to));
  };
}

function deskWay(visit: string, { id, kind }: Entry<Kind>): Route | null {
  if (kind === 'note') return { screen: 'desk', page: 'visits', open: visit, focus: id };
  if (kind === 'tag') return { screen: 'desk', page: 'tags', open: id };
  if (kind === 'finding') return { screen: 'desk', page: 'findings', open: id };
  return null;
}

function panelWay(visit: string, { id, kind }: Entry<Kind>, field: string): Route | null {
  const [shelf = '', ...item] = field.split('.');
  if (kind === 'visit' && OF_ITEMS.includes(shelf))
    return { screen: 'visit', visit, tab: 'checklist', focus: item.join('.') };
  const tab = TABS[kind];
  return tab ? { screen: 'visit', visit, tab, focus: id } : null;
}
