import type { Json } from '../changes/change.ts';
import type { Kind } from '../model/records.ts';
import type { Edit } from '../store/commit.ts';
import type { Entry } from '../store/queries.ts';
import type { Session } from './session.ts';
import type { UndoName } from './undo.ts';

/** The edit that sets one field of a record. */
export const edit = (entry: Pick<Entry<Kind>, 'id' | 'kind' | 'parent'>, field: string, value: Json): Edit => ({
  rec: entry.id,
  kind: entry.kind,
  parent: entry.parent || null,
  field,
  value,
});

/**
 * Takes what a text field of a record shows now; it is saved by itself.
 * @param seen the heads that the field showed when the person began: what somebody else wrote meanwhile stays beside it
 */
export function typeField(
  session: Session,
  entry: Entry<Kind>,
  field: string,
  text: string,
  seen: readonly string[],
): void {
  session.queue.type({ ...edit(entry, field, text), seen });
}

/**
 * Settles a conflict: the value replaces the sides that the person saw; undoable.
 * @param seen the ids of those sides: one that came meanwhile stays, and is a conflict again
 */
export function settle(
  session: Session,
  entry: Entry<Kind>,
  field: string,
  value: Json,
  seen: readonly string[],
): Promise<void> {
  return session.undo.act('restored', [{ ...edit(entry, field, value), seen }]);
}

/** What setting a field is called where it is undone, by the field or by the kind of record. */
const CALLED: Readonly<Record<string, UndoName>> = {
  'finding.deadline': 'deadlineSet',
  'finding.area': 'areaSet',
  'finding.cause': 'causeSet',
  'finding.lookAgain': 'lookAgainSet',
  'finding.passedOn': 'passedUp',
  'finding.claimed': 'passedUp',
  'finding.claimedOn': 'passedUp',
  remark: 'remarkChanged',
  'material.verdict': 'verdictSet',
  material: 'ruleSet',
  unit: 'unitChanged',
  campaign: 'campaign',
  member: 'renamed',
  office: 'officeChanged',
  briefing: 'briefingChanged',
};

/** Sets a field at once, undoably: a unit's type, a deadline, a verdict. */
export function setField(session: Session, entry: Entry<Kind>, field: string, value: Json): Promise<void> {
  const name = CALLED[`${entry.kind}.${field}`] ?? CALLED[entry.kind] ?? 'named';
  return session.undo.act(name, [edit(entry, field, value)]);
}
