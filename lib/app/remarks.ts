import { REMARK_NATURES, type RemarkNature } from '../model/findings.ts';
import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import { getKept, putKept } from '../store/kept.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import { creation, type Session } from './session.ts';

export { REMARK_NATURES, type RemarkNature };

/** More than this nobody says at one visit. */
const MOST = 2000;

const keyOf = (draft: Id): string => `writes ${draft}`;

/** Keeps what the words are to become that are being written as a draft of a finding; null for a finding. */
export function keepNature({ db }: Session, draft: Id, nature: RemarkNature | null): Promise<void> {
  return putKept(db, keyOf(draft), nature);
}

/** What the words of a draft are to become; null for a finding. */
export async function readNature({ db }: Session, draft: Id): Promise<RemarkNature | null> {
  const kept = await getKept(db, keyOf(draft));
  return REMARK_NATURES.find((nature) => nature === kept) ?? null;
}

/**
 * Notes what was said on the spot (S38); undoable.
 * @param draft the finding that the words were begun as: they are none
 * @returns null for no words: then nothing is made
 */
export async function addRemark(
  session: Session,
  visit: Entry<'visit'>,
  said: { text: string; nature: RemarkNature },
  draft: Id | null = null,
): Promise<Id | null> {
  if (said.text.trim() === '') return null;
  const id = session.newId();
  const at = { ...momentNow() };
  const begun = { rec: draft ?? '', kind: 'finding', parent: visit.body.unit, field: 'deleted', value: at } as const;
  await session.queue.do([creation(id, 'remark', visit.id, { at, ...said }), ...(draft ? [begun] : [])]);
  session.undo.did('remarkMade', () =>
    session.queue.do([{ rec: id, kind: 'remark', parent: visit.id, field: 'deleted', value: { ...momentNow() } }]),
  );
  return id;
}

/** Watches what was said at a visit, oldest first. @returns stops watching */
export function watchRemarks({ db }: Session, visit: Id, on: Watch<Entry<'remark'>[]>): () => void {
  return watch(async () => (await newestUnder(db, visit, 'remark', MOST)).reverse(), on);
}
