import type { Id } from '../../model/ids.ts';
import { membersOf, type TagStatus } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import { missingParts } from '../../packs/point-out.ts';
import type { Edit } from '../../store/commit.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { readDecided } from '../review/read.ts';
import { readTagStands } from '../review/tag-stands.ts';
import type { Session } from '../session.ts';
import { tagKind } from '../tags.ts';

/** Why a tag was left as it is. */
type TagLeft = 'gone' | 'partsMissing' | 'decided' | 'notUrgent' | 'alreadyReported';

/** What became of many tags: how many were changed, and which were left as they are; one that says it already is neither. */
export interface TagsDone {
  done: number;
  left: { id: Id; why: TagLeft }[];
}

/**
 * Says of many suspicions how they stand; undoable as one. One that lacks a part is not confirmed, and one of which a
 * reviewer decided otherwise stays so, as `setStatus` has it.
 */
export async function setStatusOfAll(session: Session, ids: readonly Id[], status: TagStatus): Promise<TagsDone> {
  await session.queue.flush();
  const evidence = status === 'confirmed' ? await evidenceThere(session, ids) : new Set<Id>();
  const tags = (await getRecords(session.db, 'tag', ids)).filter((tag) => tag !== null);
  const [decided, stands] = await Promise.all([readDecided(session, tags), readTagStands(session)]);
  const whyLeft = (tag: Entry<'tag'>): TagLeft | null => {
    if ((decided.get(tag.id) ?? status) !== status) return 'decided';
    const lacks = status === 'confirmed' && missingParts(session.pack, tag.body, (id) => evidence.has(id)).length > 0;
    return lacks ? 'partsMissing' : null;
  };
  // Where a stranger's word stood in the record, what the list showed is said first: that is what undoing goes back to.
  const shown = tags.flatMap((tag) => {
    const other = stands.get(tag.id);
    return other && !decided.has(tag.id) && whyLeft(tag) === null ? [edit(tag, 'status', other.is)] : [];
  });
  if (shown.length > 0) await session.queue.do(shown);
  return actOnTags(session, ids, (tag) => {
    if (tag.body.status === status) return [];
    return whyLeft(tag) ?? [edit(tag, 'status', status)];
  });
}

/** Notes of many urgent tags that they were reported (S32); undoable as one. */
export async function reportAll(session: Session, ids: readonly Id[]): Promise<TagsDone> {
  await session.queue.flush();
  const now = { ...momentNow() };
  return actOnTags(session, ids, (tag) => {
    if (tag.body.reported) return 'alreadyReported';
    if (!tagKind(session, tag)?.urgent || tag.body.status === 'ruledOut') return 'notUrgent';
    return [edit(tag, 'reported', now)];
  });
}

async function actOnTags(
  session: Session,
  ids: readonly Id[],
  actOn: (tag: Entry<'tag'>) => Edit[] | TagLeft,
): Promise<TagsDone> {
  const tags = await getRecords(session.db, 'tag', ids);
  const visits = await getRecords(
    session.db,
    'visit',
    tags.map((tag) => tag?.parent ?? ''),
  );
  const edits: Edit[] = [];
  const left: TagsDone['left'] = [];
  for (const [at, id] of ids.entries()) {
    const tag = tags[at];
    const isThere = tag?.shelf === 'live' && visits[at]?.shelf === 'live';
    const found = isThere ? actOn(tag) : 'gone';
    if (typeof found === 'string') left.push({ id, why: found });
    else edits.push(...found);
  }
  if (edits.length > 0) await session.undo.act('tagsChanged', edits);
  return { done: edits.length, left };
}

/** The evidence of tags that was not taken away. */
async function evidenceThere({ db }: Session, ids: readonly Id[]): Promise<Set<Id>> {
  const tags = await getRecords(db, 'tag', ids);
  const linked = [...new Set(tags.flatMap((tag) => (tag ? membersOf(tag.body, 'evidence') : [])))];
  const found = await getRecords(db, 'evidence', linked);
  return new Set(found.flatMap((one) => (one?.shelf === 'live' ? [one.id] : [])));
}
