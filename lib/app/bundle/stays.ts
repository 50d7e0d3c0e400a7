import type { Change } from '../../changes/change.ts';
import { fieldsOf } from '../../changes/fields.ts';
import { OWN_WORDS } from '../../changes/hide-history.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import { type Kind, membersOf } from '../../model/records.ts';
import { type Entry, logsOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { readGuards } from '../guarded.ts';
import { DRAFT_VERSION } from '../packs-in-force.ts';
import { isProtected, readHeldNotes } from '../protected-words.ts';
import type { Session } from '../session.ts';
import { hashesOf } from './evidence-said.ts';
import { readWordsGoing, type WordsGoing } from './words-going.ts';

/**
 * Why a record or its words stay on the device: still being written; taken away before anybody saw it; evidence of a
 * protected source; its words may give a protected source away; it lies in one batch with ratings that stay yet; somebody
 * else wrote it, who alone can sign it.
 */
type StayReason = 'draft' | 'gone' | 'evidence' | 'source' | 'batch' | 'unsigned';

/** Something that stays at home though its visit goes. */
export interface Staying {
  readonly record: Entry<Kind>;
  readonly why: StayReason;
  /** True where the record goes and only some words stay: a protected note's own, or what somebody else wrote later. */
  readonly wordsOnly: boolean;
  /** Who wrote what only they can sign. */
  readonly by?: readonly Id[];
  /** Where words of it went out before, only those that were put since. */
  readonly since?: true;
}

/** What stays of records that are to go, and which of their changes go. */
export interface Stays {
  readonly staying: readonly Staying[];
  /** Words of protected notes that go, or would. */
  readonly words: readonly WordsGoing[];
  goes(change: Change): boolean;
}

/**
 * Says what of a visit stays (bundle.md, Protection of sources on export): drafts, what nobody is to see, evidence of
 * protected sources, and every record whose words may give one away until somebody puts them otherwise. Of a protected
 * note itself the category goes and the words that were put for outside; its own words only where nothing in them tells,
 * and never a page that was clipped with it.
 * @param some what is to go, as lists show it; of notes what stays is said as they are held (`readHeldNotes`)
 * @param bytesStaying bytes of protected sources: whatever record names them, stays with them
 */
export async function readStays(
  session: Session,
  some: readonly Entry<Kind>[],
  bytesStaying: ReadonlySet<Sha256> = new Set(),
): Promise<Stays> {
  const records = await withHeldNotes(session.db, some);
  // What was taken away and others may have goes as well: its removal is news to them.
  const gone = records.flatMap(({ id, shelf }) => (shelf === 'deleted' ? [id] : []));
  const shared = await readShared(session.db, gone);
  const notes = records.filter((one): one is Entry<'note'> => one.kind === 'note').filter(isProtected);
  const closed = new Set(notes.map(({ id }) => id));
  const sealed = new Set(notes.flatMap(({ body }) => membersOf(body, 'evidence')));
  const guards = await readGuards(session, [...records]);
  const outgoing = notes.map((note) => guards.outgoing(note));
  const going = new Map(outgoing.map(({ note, words }) => [note.id, words] as const));
  const own = new Set(notes.filter(({ id, body }) => going.get(id) !== body.text).map(({ id }) => id));
  const clipped = new Set(notes.filter(({ body }) => body.quote).map(({ id }) => id));
  const put = new Set(notes.filter(({ id, body }) => going.get(id) !== body.outward).map(({ id }) => id));
  const why = (record: Entry<Kind>): StayReason | null => {
    if (record.shelf === 'draft' || isDraftOfPack(record)) return 'draft';
    if (record.shelf === 'deleted' && !shared.has(record.id)) return 'gone';
    if (sealed.has(record.id) || (isEvidence(record) && hashesOf(record.body).some((hash) => bytesStaying.has(hash))))
      return 'evidence';
    return guards.held(record).length > 0 ? 'source' : null;
  };
  const reasons = new Map(records.map((record) => [record.id, why(record)] as const));
  const staying = records.flatMap((record): Staying[] => {
    const reason = reasons.get(record.id);
    if (reason) return [{ record, why: reason, wordsOnly: false }];
    const isPart = own.has(record.id) || clipped.has(record.id);
    return isPart ? [{ record, why: 'source', wordsOnly: true }] : [];
  });
  const goes = (change: Change) => {
    if (reasons.get(change.rec) !== null) return false;
    const fields = fieldsOf(change);
    if (fields.every((field) => field.startsWith('mayGo.'))) return false;
    if (put.has(change.rec) && fields.includes('outward')) return false;
    if (closed.has(change.rec) && fields.includes('quote')) return false;
    if (change.kind === 'evidence' && fields.includes('name')) return false;
    return !(own.has(change.rec) && fields.some((field) => OWN_WORDS.has(field)));
  };
  const words = await readWordsGoing(
    session.db,
    outgoing.filter(({ note }) => reasons.get(note.id) === null && note.shelf === 'live'),
  );
  return { staying, words, goes };
}

async function withHeldNotes(db: Database, records: readonly Entry<Kind>[]): Promise<Entry<Kind>[]> {
  const notes = records.filter((one): one is Entry<'note'> => one.kind === 'note');
  const held = new Map((await readHeldNotes(db, notes)).map((note) => [note.id, note]));
  return records.map((record) => held.get(record.id) ?? record);
}

/** Whether a record is a piece of evidence. */
export const isEvidence = (one: Entry<Kind>): one is Entry<'evidence'> => one.kind === 'evidence';

const isDraftOfPack = ({ kind, body }: Entry<Kind>): boolean =>
  kind === 'pack' && (body as Entry<'pack'>['body']).version === DRAFT_VERSION;

/** Of some records those that others may have: something of them went out or came in by a file. */
export async function readShared(db: Database, ids: readonly Id[]): Promise<Set<Id>> {
  const logs = await logsOf(db, ids);
  return new Set([...logs].flatMap(([id, log]) => (log.some(({ batch }) => batch !== undefined) ? [id] : [])));
}
