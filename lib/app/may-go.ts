import type { LeavingPart } from '../model/leaving.ts';
import type { Kind } from '../model/records.ts';
import type { Entry } from '../store/queries.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { edit } from './fields.ts';
import type { Session } from './session.ts';

/**
 * A person's word that a part of a record may leave the device as it is, though it might give a protected source away
 * (S26). It holds for that wording alone: once the words change, they stay again.
 */

const FIELD = 'mayGo';

/** Says that these words of a record may go, or takes that back; undoable. */
export function setMayGo(
  session: Session,
  record: Entry<Kind>,
  { part, text }: Pick<LeavingPart, 'part' | 'text'>,
  on: boolean,
): Promise<void> {
  return session.undo.act('mayGo', [edit(record, `${FIELD}.${part}`, on ? fingerprint(text, record.id) : null)]);
}

/** The mark of a protected note whose own words stay though nothing in them tells; no fingerprint is so short. */
const KEPT = 'kept';

/** Says that the own words of a protected note stay on the device whatever they are, or takes that back; undoable. */
export function setKept(session: Session, note: Entry<'note'>, on: boolean): Promise<void> {
  return session.undo.act('mayGo', [edit(note, `${FIELD}.text`, on ? KEPT : null)]);
}

/** Whether a person said so. What was put for outside is no longer the note's own words, and goes as it says itself. */
export const isKept = ({ body }: Entry<'note'>): boolean =>
  (body as Readonly<Record<string, unknown>>)[`${FIELD}.text`] === KEPT && (body.outward ?? '').trim() === '';

/** Whether a person said of these very words that they may go. */
export function isLetGo({ id, body }: Entry<Kind>, { part, text }: Pick<LeavingPart, 'part' | 'text'>): boolean {
  const said = (body as Readonly<Record<string, unknown>>)[`${FIELD}.${part}`];
  return typeof said === 'string' && said === fingerprint(text, id);
}
