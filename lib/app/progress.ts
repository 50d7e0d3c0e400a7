import { itemsFor, progressOf, traitsOf } from '../packs/apply.ts';
import type { Pack, PackItem } from '../packs/schema.ts';
import type { Database } from '../store/schema.ts';
import { surelyUnder, underVisit } from './pack-shown.ts';
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

/** The packs of visits that were asked for, by campaign and version: a list has many visits of few packs. */
const asked = new WeakMap<Database, Map<string, Promise<Pack>>>();

/** The same as `checklistProgress` by the pack of the visit's own campaign, where that is known at once; else null. */
export function ownProgressNow(session: Session, line: VisitLine): ReturnType<typeof checklistProgress> | null {
  const under = surelyUnder(session, line.visit);
  return under && checklistProgress(under, line);
}

/** The same, asked of the store. */
export async function ownProgress(session: Session, line: VisitLine): Promise<ReturnType<typeof checklistProgress>> {
  const { campaign, packVersion } = line.visit.body;
  const packs = asked.get(session.db) ?? new Map<string, Promise<Pack>>();
  asked.set(session.db, packs);
  const key = `${campaign} ${packVersion}`;
  const asking = packs.get(key) ?? underVisit(session, line.visit).then(({ pack }) => pack);
  packs.set(key, asking);
  // One that isn't here yet may come with the next file.
  const keep = (pack: Pack) => pack.version === packVersion || packs.delete(key);
  asking.then(keep, () => packs.delete(key));
  return checklistProgress({ ...session, pack: await asking }, line);
}
