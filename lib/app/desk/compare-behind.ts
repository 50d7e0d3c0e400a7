import type { Id } from '../../model/ids.ts';
import { type Grade, membersOf } from '../../model/records.ts';
import type { PackItem } from '../../packs/schema.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestUnder } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { gradeOf } from './compare-cells.ts';
import type { ComparedVisit, Field } from './compare-field.ts';

/** More notes or tags than this are not read of one visit; far beyond any. */
const MOST = 5000;

/** A visit with what it says of the items that a mark stands for. */
export interface VisitBehind {
  visit: ComparedVisit;
  ratings: { item: PackItem; grade: Grade; comment: string }[];
  /** In the order of writing. */
  notes: Entry<'note'>[];
  tags: Entry<'tag'>[];
}

/**
 * Watches what visits say of some items: ratings with their comments, and the notes and tags that are linked with them.
 * @param visits ids, in the order in which they are shown; those that stand in no picture are left out
 * @param items ids; null for whole visits, with all their tags and notes
 * @returns stops watching
 */
export function watchBehind(
  session: Session,
  field: Field,
  visits: readonly Id[],
  items: readonly string[] | null,
  on: Watch<VisitBehind[]>,
): () => void {
  const found = visits.flatMap((id) => field.visits.get(id) ?? []);
  return watch(() => Promise.all(found.map((visit) => readBehind(session, visit, items))), on);
}

async function readBehind(
  { db }: Session,
  visit: ComparedVisit,
  items: readonly string[] | null,
): Promise<VisitBehind> {
  const wanted = items && new Set(items);
  const speaksTo = ({ body }: Entry<'note' | 'tag'>) =>
    !wanted || membersOf(body, 'items').some((item) => wanted.has(item));
  const [notes, tags] = await Promise.all([
    newestUnder(db, visit.id, 'note', MOST),
    newestUnder(db, visit.id, 'tag', MOST),
  ]);
  const own = tags.filter(speaksTo).reverse();
  const linked = new Set(own.flatMap(({ body }) => membersOf(body, 'notes')));
  const ratings = visit.pack.items.flatMap((item) => {
    const grade = wanted && !wanted.has(item.id) ? null : gradeOf(visit, item.id);
    return grade ? [{ item, grade, comment: visit.body[`comment.${item.id}`] ?? '' }] : [];
  });
  return { visit, ratings, tags: own, notes: notes.filter((note) => speaksTo(note) || linked.has(note.id)).reverse() };
}
