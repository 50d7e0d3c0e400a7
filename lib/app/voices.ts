import type { Json } from '../changes/change.ts';
import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import type { CaseSide, PracticeKind } from '../model/voices.ts';
import type { ComplaintTime } from '../stats/complaint-span.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import { edit } from './fields.ts';
import { beginNote, keepNote } from './notes.ts';
import { creation, type Session } from './session.ts';

export { COMPLAINT_TIMES, type ComplaintTime, complaintSpan, openFirst } from '../stats/complaint-span.ts';

/** More of a kind at one visit are not shown. */
const MOST = 500;

/** What people bring, beside their evaluation: joint topics, complaints, good practices, cases. */
export const VOICE_KINDS = ['topic', 'complaint', 'practice', 'case'] as const;
export type VoiceKind = (typeof VOICE_KINDS)[number];

/** A line with which something begins, and what it is. */
export type VoiceLine =
  | { kind: 'topic' | 'complaint'; text: string }
  | { kind: 'practice'; text: string; what: PracticeKind }
  | { kind: 'case'; text: string; side: CaseSide };

function bodyOf(line: VoiceLine): Record<string, Json> {
  const at = { ...momentNow() };
  switch (line.kind) {
    case 'topic':
      return { at, topic: line.text };
    case 'complaint':
      // Whoever writes a complaint down has just received it; the time can be changed.
      return { at, text: line.text, received: at };
    case 'practice':
      return { at, text: line.text, what: line.what };
    case 'case':
      return { at, facts: line.text, side: line.side };
  }
}

/** Adds something that people brought, by one line; undoable. @returns its id */
export async function addVoice(session: Session, visit: Id, line: VoiceLine): Promise<Id> {
  const id = session.newId();
  await session.undo.act('voiceAdded', [creation(id, line.kind, visit, bodyOf(line))]);
  return id;
}

/** Sets a field of it at once, undoably. */
export function setVoice(session: Session, entry: Entry<VoiceKind>, field: string, value: Json): Promise<void> {
  return session.undo.act('voiceChanged', [edit(entry, field, value)]);
}

/** Notes one of a complaint's times: now, as typed (the device's own time stays beside it), or not at all. */
export function setComplaintTime(
  session: Session,
  complaint: Entry<'complaint'>,
  time: ComplaintTime,
  to: { typed: string } | 'now' | null,
): Promise<void> {
  if (to === null) return setVoice(session, complaint, time, null);
  const now = { ...momentNow() };
  const before = complaint.body[time];
  return setVoice(session, complaint, time, to === 'now' ? now : { ...(before ?? now), typed: to.typed });
}

/** Takes records away; undoable, and they stay in the history. */
export function removeVoice(session: Session, entry: Entry<VoiceKind | 'evaluation'>): Promise<void> {
  return session.undo.act(`${entry.kind}Removed`, [edit(entry, 'deleted', { ...momentNow() })]);
}

/** Notes down what somebody said: a note of what was heard, with its source and no speaker. @returns its id */
export async function keepQuote(
  session: Session,
  visit: Id,
  text: string,
  source: 'faceToFace' | 'backToBack',
): Promise<Id> {
  const id = beginNote(session, visit, text, { how: 'listen', source, items: [] });
  await keepNote(session, visit, id, text);
  return id;
}

/** What people said and brought at a visit, by kind, each oldest first. */
export type Voices = { [K in VoiceKind | 'evaluation']: Entry<K>[] };

/** Watches what people said and brought at a visit. @returns stops watching, as all here do */
export function watchVoices(session: Session, visit: Id, on: Watch<Voices>): () => void {
  return watch(() => readVoices(session, visit), on);
}

/** What people said and brought at a visit. */
async function readVoices({ db }: Session, visit: Id): Promise<Voices> {
  const all = async <K extends VoiceKind | 'evaluation'>(kind: K) =>
    (await newestUnder(db, visit, kind, MOST)).reverse();
  const [evaluation, topic, complaint, practice, found] = await Promise.all([
    all('evaluation'),
    all('topic'),
    all('complaint'),
    all('practice'),
    all('case'),
  ]);
  return { evaluation, topic, complaint, practice, case: found };
}

/** Watches the notes of a visit that somebody said face to face or back to back, oldest first. */
export function watchQuotes(session: Session, visit: Id, on: Watch<Entry<'note'>[]>): () => void {
  const isQuote = ({ body }: Entry<'note'>) => body.source !== 'public';
  return watch(async () => (await newestUnder(session.db, visit, 'note', MOST, 'live', isQuote)).reverse(), on);
}
