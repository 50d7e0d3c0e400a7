import type { Id } from '../../model/ids.ts';
import { membersOf } from '../../model/records.ts';
import { type Moment, shownTime } from '../../model/time.ts';
import { tagOf } from '../../packs/apply.ts';
import { missingParts } from '../../packs/point-out.ts';
import type { PackTag, Pair, TagPartId } from '../../packs/schema.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords, newestOf, scan } from '../../store/queries.ts';
import { readSurvivors } from '../merged-units.ts';
import { asStands, readTagStands } from '../review/tag-stands.ts';
import type { Session } from '../session.ts';

/** More tags than this are not listed. */
const MOST = 200_000;

/** A tag as the desk's list shows it. */
export interface DeskTag {
  /** With the status that it stands at: a stranger's word on it is none. */
  tag: Entry<'tag'>;
  /** What the pack says of it; null where this pack hasn't got it. */
  kind: PackTag | null;
  /** The name of its area; null with `kind`. */
  area: Pair | null;
  visit: Entry<'visit'> | null;
  unit: Entry<'unit'> | null;
  /** The day on which it was tagged; '' where that was lost. */
  made: string;
  /** Which of the pack's five parts it has, and how many there are. */
  has: readonly TagPartId[];
  parts: number;
  /** When an urgent tag that nobody has reported yet was made (S32); null for any other. */
  urgentSince: Moment | null;
}

/**
 * Watches the tags of all visits that were not taken away: those that must be reported first, the longest waiting on
 * top, then the newest first. @returns stops watching
 */
export function watchDeskTags(session: Session, on: Watch<DeskTag[]>): () => void {
  const { db } = session;
  return watch(async () => {
    const [stands, found] = await Promise.all([readTagStands(session), newestOf(db, 'tag', MOST)]);
    const tags = found.map((tag) => asStands(stands, tag));
    const [visits, isThere] = await Promise.all([visitsOf(session, tags), evidenceOf(session, tags)]);
    const listed = tags.flatMap((tag) => {
      const at = visits.get(tag.parent);
      return at ? [deskTag(session, tag, at, isThere)] : [];
    });
    return [...listed.filter(isUrgent).sort(byWaiting), ...listed.filter((one) => !isUrgent(one))];
  }, on);
}

/**
 * Watches since when urgent tags wait to be reported (S32), of all visits that were not taken away; the longest waiting
 * first. @returns stops watching
 */
export function watchUrgentSince(session: Session, on: Watch<Moment[]>): () => void {
  const { db, pack } = session;
  const urgent = new Set(pack.tags.filter((tag) => tag.urgent).map(({ id }) => id));
  return watch(async () => {
    const waiting: Entry<'tag'>[] = [];
    const stands = await readTagStands(session);
    await scan(db, 'tag', (tag) => {
      const { tag: id, reported, status } = asStands(stands, tag).body;
      if (urgent.has(id) && !reported && status !== 'ruledOut') waiting.push(tag);
      return true;
    });
    const visits = await getRecords(
      db,
      'visit',
      waiting.map(({ parent }) => parent),
    );
    const since = waiting.flatMap(({ body }, at) => (visits[at]?.shelf === 'live' && body.at ? [body.at] : []));
    return since.sort((a, b) => a.device - b.device);
  }, on);
}

const isUrgent = ({ urgentSince }: DeskTag): boolean => urgentSince !== null;
const byWaiting = (a: DeskTag, b: DeskTag): number => (a.urgentSince?.device ?? 0) - (b.urgentSince?.device ?? 0);

function deskTag(
  session: Session,
  tag: Entry<'tag'>,
  at: Pick<DeskTag, 'visit' | 'unit'>,
  isThere: (evidence: Id) => boolean,
): DeskTag {
  const { pack } = session;
  const { body } = tag;
  const kind = tagOf(pack, body.tag) ?? null;
  const missing = new Set(missingParts(pack, body, isThere));
  const waits = kind?.urgent === true && !body.reported && body.status !== 'ruledOut';
  return {
    tag,
    kind,
    area: pack.areas.find(({ id }) => id === kind?.area)?.name ?? null,
    ...at,
    made: body.at ? shownTime(body.at).date : '',
    has: pack.tagParts.map(({ id }) => id).filter((id) => !missing.has(id)),
    parts: pack.tagParts.length,
    urgentSince: waits ? (body.at ?? null) : null,
  };
}

/** The live visits of tags, each with the unit that stands for its own now. */
async function visitsOf({ db }: Session, tags: readonly Entry<'tag'>[]) {
  const ids = [...new Set(tags.map(({ parent }) => parent))];
  const visits = (await getRecords(db, 'visit', ids)).filter((visit) => visit?.shelf === 'live');
  const units = await readSurvivors(
    db,
    visits.map((visit) => visit?.body.unit ?? ''),
  );
  return new Map(visits.map((visit, at) => [visit?.id ?? '', { visit, unit: units[at] ?? null }]));
}

/** Whether a piece of evidence that a tag names is still there. */
async function evidenceOf({ db }: Session, tags: readonly Entry<'tag'>[]) {
  const ids = [...new Set(tags.flatMap(({ body }) => membersOf(body, 'evidence')))];
  const found = await getRecords(db, 'evidence', ids);
  const there = new Set(found.flatMap((one) => (one?.shelf === 'live' ? [one.id] : [])));
  return (id: Id) => there.has(id);
}
