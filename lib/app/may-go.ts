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

/** Whether a person said of these very words that they may go. */
export function isLetGo({ id, body }: Entry<Kind>, { part, text }: Pick<LeavingPart, 'part' | 'text'>): boolean {
  const said = (body as Readonly<Record<string, unknown>>)[`${FIELD}.${part}`];
  return typeof said === 'string' && said === fingerprint(text, id);
}
