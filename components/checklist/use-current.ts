import { nextUnrated, type PackItem } from '../../lib/app/checklist.ts';
import { checklistItems } from '../../lib/app/progress.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { type Spot, spotOf } from './spot.ts';

/** The items of a visit and the current one: where the person stands, else the first without an answer. */
export function useCurrent(line: VisitLine): { items: PackItem[]; current: PackItem | null; spot: Spot } {
  const { session } = useApp();
  const spot = spotOf(line.visit.id).value;
  const items = checklistItems(session, line);
  const chosen = items.find((item) => item.id === spot.item);
  const current = chosen ?? nextUnrated(line.visit, items, null) ?? items[0] ?? null;
  return { items, current, spot };
}
