import type { Id } from '../model/ids.ts';
import { membersOf, TAG_STATUSES, type TagStatus } from '../model/records.ts';
import { momentNow } from '../model/time.ts';
import { searchTags, type TagGroup, tagOf } from '../packs/apply.ts';
import { missingParts } from '../packs/point-out.ts';
import type { PackTag, TagPartId } from '../packs/schema.ts';
import { type Entry, getRecord, newestUnder } from '../store/queries.ts';
import { foldText } from '../text/fold.ts';
import { creation, type Session } from './session.ts';

export { membersOf } from '../model/records.ts';
export { shownTime } from '../model/time.ts';
export type { TagGroup } from '../packs/apply.ts';
export type { PackTag, TagPartId } from '../packs/schema.ts';
export { TAG_STATUSES };

/** A tag can't be confirmed before its five parts are there. */
export class PartsMissing extends Error {
  override readonly name = 'PartsMissing';
  constructor(readonly parts: readonly string[]) {
    super(`parts missing: ${parts.join(', ')}`);
  }
}

/**
 * Tags a visit with a suspected manifestation. The same tag twice is one tag: then the first one's id is given, and
 * what it was tagged from is linked with it.
 * @param from an item or a note that it was tagged from, and the fact that is known already; a tag that is there keeps its own
 */
export async function addTag(
  session: Session,
  visit: Id,
  tag: string,
  from?: { item?: string; note?: Id; fact?: string },
): Promise<Id> {
  const same = (await newestUnder(session.db, visit, 'tag', 200)).find((one) => one.body.tag === tag);
  const links = {
    ...(from?.item && { [`items.${from.item}`]: true }),
    ...(from?.note && { [`notes.${from.note}`]: true }),
  };
  if (same) {
    const lacking = Object.keys(links).filter((field) => same.body[field] !== true);
    const edits = lacking.map((field) => ({ ...of(same), field, value: true }));
    if (edits.length > 0) await session.undo.act('linked', edits);
    return same.id;
  }
  const id = session.newId();
  const body = { tag, status: 'suspected', at: { ...momentNow() }, fact: from?.fact, ...links };
  await session.undo.act('tagged', [creation(id, 'tag', visit, body)]);
  return id;
}

const of = (tag: Entry<'tag'>) => ({ rec: tag.id, kind: 'tag', parent: tag.parent });

/**
 * Says how a suspicion stands. What counts is what the store holds now, and evidence that was taken away counts no more.
 * @throws PartsMissing when it is to be confirmed and something lacks; TagDecided where a reviewer decided otherwise
 */
export async function setStatus(session: Session, tag: Entry<'tag'>, status: TagStatus): Promise<void> {
  // Only when it is needed: what says who may decide is no part of the panel's first screen.
  const { refuseDecided } = await import('./review/read.ts');
  await refuseDecided(session, tag, status);
  if (status === 'confirmed') {
    await session.queue.flush();
    const [fresh, evidence] = await Promise.all([
      getRecord(session.db, 'tag', tag.id),
      newestUnder(session.db, tag.parent, 'evidence', 500),
    ]);
    const lacking = lackingParts(session, fresh ?? tag, evidence);
    if (lacking.length > 0) throw new PartsMissing(lacking);
  }
  await session.undo.act('tagStatus', [{ ...of(tag), field: 'status', value: status }]);
}

/** The parts that a tag lacks before it can be confirmed, in the pack's order. @param evidence what the visit still has */
export function lackingParts(session: Session, tag: Entry<'tag'>, evidence: readonly Entry<'evidence'>[]): TagPartId[] {
  const there = new Set(evidence.map((one) => one.id));
  return missingParts(session.pack, tag.body, (id) => there.has(id));
}

/** Notes that an urgent tag was reported; undoable. */
export function markReported(session: Session, tag: Entry<'tag'>): Promise<void> {
  return session.undo.act('tagStatus', [{ ...of(tag), field: 'reported', value: { ...momentNow() } }]);
}

/** The pack's tags by area that hold every word typed; all where nothing is typed. */
export const findTags = (session: Session, typed: string): TagGroup[] => searchTags(session.pack, typed);

/** Of the tags found, the one that Enter takes: that whose code or title holds what was typed, else the first. */
export function bestTag(found: readonly TagGroup[], typed: string): PackTag | null {
  const all = found.flatMap((group) => group.tags);
  const wanted = foldText(typed);
  const says = ({ id, title }: PackTag) => [id, title.zh, title.en].some((text) => foldText(text).includes(wanted));
  return all.find(says) ?? all[0] ?? null;
}

/** What the pack says of a tag; null where this pack hasn't got it. */
export const tagKind = (session: Session, tag: Entry<'tag'>): PackTag | null =>
  tagOf(session.pack, tag.body.tag) ?? null;

/** The tags that the pack relates to an item. */
export const tagsOfItem = (session: Session, item: string): PackTag[] =>
  session.pack.tags.filter((tag) => tag.items?.includes(item));

/** Whether an urgent tag still waits to be reported (S32). */
export const isUrgent = (session: Session, tag: Entry<'tag'>): boolean =>
  tagKind(session, tag)?.urgent === true && !tag.body.reported && tag.body.status !== 'ruledOut';

/** The evidence of a visit that is linked with a tag and still there. */
export function evidenceOf(tag: Entry<'tag'>, evidence: readonly Entry<'evidence'>[]): Entry<'evidence'>[] {
  const linked = new Set(membersOf(tag.body, 'evidence'));
  return evidence.filter((one) => linked.has(one.id));
}
