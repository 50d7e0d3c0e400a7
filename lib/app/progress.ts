import { itemsFor, progressOf, traitsOf } from '../packs/apply.ts';
import type { PackItem } from '../packs/schema.ts';
import type { Session } from './session.ts';
import type { VisitLine } from './visits.ts';

/** The items that apply to a visit, by its unit's type. */
export function checklistItems(session: Session, line: VisitLine): PackItem[] {
  return itemsFor(session.pack, line.unit?.body.type ?? null, traitsOf(line.unit?.body ?? {}));
}

/** How far the checklist is: items that have an answer, of those that apply. */
export function checklistProgress(session: Session, line: VisitLine): { rated: number; total: number } {
  const items = checklistItems(session, line);
  const progress = progressOf(items, line.visit.body);
  return { rated: items.length - progress.unanswered, total: items.length };
}
