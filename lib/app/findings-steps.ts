import { refuseTaking, type TakingRefusal } from '../findings/life.ts';
import { plusDays } from '../findings/standing.ts';
import { type FindingState, REDO_REASONS, type RedoReason } from '../model/findings.ts';
import type { Id } from '../model/ids.ts';
import { membersOf } from '../model/records.ts';
import { momentNow } from '../model/time.ts';
import type { Edit } from '../store/commit.ts';
import { type Entry, getRecord, newestUnder } from '../store/queries.ts';
import type { ClaimedDraft } from './drafts.ts';
import { holdDraft, isOwnDraft } from './drafts.ts';
import { edit } from './fields.ts';
import { readLife } from './findings-read.ts';
import { beganBefore } from './findings-times.ts';
import { isBeforeReport, reportOf, whyUnfit } from './findings-visits-fit.ts';
import { readMergedWith } from './merged-units.ts';
import { creation, type Session } from './session.ts';

export type { FindingState, RedoReason };
export { REDO_REASONS };

/** Why a step was not taken, beside what the machine of states refuses: what it names isn't there, or elsewhere. */
type Refusal = TakingRefusal | 'findingGone' | 'visitGone' | 'otherUnit' | 'noteGone' | 'noteElsewhere';

/** A step that can't be taken; nothing was changed. */
export class FindingRefused extends Error {
  override readonly name = 'FindingRefused';
  constructor(readonly reason: Refusal) {
    super(`the step was refused: ${reason}`);
  }
}

/** A step that somebody wants to take. */
export interface StepWanted {
  to: FindingState;
  /** The visit at which it is taken. */
  visit: Id;
  /** A note of that visit that says what was seen; one that is still a draft is put down with the step. */
  note?: Id | null;
  reason?: RedoReason | null;
  /** For one that is closed: when it is looked at again (S40); null for not at all. */
  lookAgain?: string | null;
}

/**
 * Takes a finding a step on: the step, the note that it rests on and the day to look again, in one write, undoable as
 * one. What was seen stands in the note alone, so that protecting its speaker later protects it here too.
 * @throws FindingRefused where the step can't be taken as things stand in the store now
 */
export async function takeStep(session: Session, finding: Entry<'finding'>, wanted: StepWanted): Promise<Id> {
  await session.queue.flush();
  const { note, after } = await checkStep(session, finding, wanted);
  const id = session.newId();
  const { to, visit, reason, lookAgain } = wanted;
  const body = {
    ...{ to, at: { ...momentNow() }, by: session.me.id, visit, note: note?.id },
    ...{ reason: reason ?? undefined, after },
  };
  const edits: Edit[] = [
    ...(note?.shelf === 'draft' ? [edit(note, 'draft', false)] : []),
    ...(note && finding.body[`notes.${note.id}`] !== true ? [edit(finding, `notes.${note.id}`, true)] : []),
    creation(id, 'step', finding.id, body),
    ...(to === 'closed' && lookAgain !== undefined ? [edit(finding, 'lookAgain', lookAgain)] : []),
  ];
  await session.undo.act('findingStep', edits);
  if (note) session.queue.forget(note.id, 'text');
  return id;
}

/** What a step rests on, and which one it follows. */
interface Grounds {
  readonly note: Entry<'note'> | null;
  readonly after: Id | undefined;
}

/** Looks at what the store holds now, not at what a screen showed. */
async function checkStep(
  { db }: Session,
  finding: Entry<'finding'>,
  { to, visit, note, reason }: StepWanted,
): Promise<Grounds> {
  const fresh = await getRecord(db, 'finding', finding.id);
  if (fresh?.shelf !== 'live') throw new FindingRefused('findingGone');
  const life = await readLife(db, fresh);
  const [at, found] = await Promise.all([
    getRecord(db, 'visit', visit),
    note ? getRecord(db, 'note', note) : Promise.resolve(null),
  ]);
  const report = reportOf(life);
  const wanted = {
    ...{ to, visit, note, reason },
    isVisitOlder: at !== null && beganBefore(at, fresh),
    isVisitOver: at !== null && (await whyUnfit(db, at, report)) === 'visitOver',
    isNoteOlder: found !== null && isBeforeReport(found, report),
    isNoteLate: found?.shelf === 'draft' && Boolean(at?.body.handed),
  };
  const refused = refuseTaking(life.state, wanted, fresh.body.visit);
  if (refused) throw new FindingRefused(refused);
  if (at?.shelf !== 'live') throw new FindingRefused('visitGone');
  const same = await readMergedWith(db, fresh.parent);
  if (![fresh.parent, ...same].includes(at.body.unit)) throw new FindingRefused('otherUnit');
  const after = life.taken.at(-1)?.id;
  if (!note) return { note: null, after };
  if (!found || found.shelf === 'deleted') throw new FindingRefused('noteGone');
  if (found.parent !== visit) throw new FindingRefused('noteElsewhere');
  if (isEmpty(found)) throw new FindingRefused(to === 'redo' ? 'needsSeen' : 'needsNote');
  return { note: found, after };
}

const isEmpty = ({ body }: Entry<'note'>): boolean =>
  !body.text?.trim() && !body.quote && membersOf(body, 'evidence').length === 0;

/**
 * Begins the note of what was seen of a finding: a draft of the visit, linked with the finding, so that it is found
 * again when the panel comes back.
 */
export function beginSeen(session: Session, visit: Id, finding: Entry<'finding'>, text: string): Id {
  const id = session.newId();
  const body = { text: '', how: 'look', source: 'public', at: { ...momentNow() }, draft: true };
  session.queue.type(creation(id, 'note', visit, body));
  session.queue.type(edit(finding, `notes.${id}`, true));
  session.queue.type({ rec: id, kind: 'note', parent: visit, field: 'text', value: text });
  return id;
}

/** Takes up what was begun at a visit about a finding and that no window holds; null when there is none. */
export async function claimSeen(
  session: Session,
  visit: Id,
  finding: Id,
): Promise<Omit<ClaimedDraft, 'manner'> | null> {
  await session.queue.flush();
  const [fresh, drafts] = await Promise.all([
    getRecord(session.db, 'finding', finding),
    newestUnder(session.db, visit, 'note', 20, 'draft'),
  ]);
  const linked = new Set(membersOf(fresh?.body ?? {}, 'notes'));
  for (const { id, body } of drafts) {
    if (!linked.has(id) || !body.text || isOwnDraft(id)) continue;
    const release = await holdDraft(id);
    if (release) return { id, text: body.text, release };
  }
  return null;
}

/** Days after which a closed finding is looked at again unless a person says otherwise: "after a while" is ours to size. */
const AGAIN_AFTER = 90;

/** The day that is suggested for looking at a closed finding again (S40; the span is derived). */
export const suggestLookAgain = (today: string): string => plusDays(today, AGAIN_AFTER);
