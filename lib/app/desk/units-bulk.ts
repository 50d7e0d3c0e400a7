import type { Id } from '../../model/ids.ts';
import { getRecords } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';

/** What can be set for many units at once. */
export const UNIT_BULK_FIELDS = ['type', 'level', 'place'] as const;
export type UnitBulkField = (typeof UNIT_BULK_FIELDS)[number];

/**
 * Sets a field of many units; undoable as one. Those that were taken away meanwhile are left as they are.
 * @param value a type of the pack, or a text; null for none
 * @returns how many were changed, and the ids of those that were left; one that says it already is neither
 * @throws FieldError where it is no such value; nothing is changed then
 */
export async function setForUnits(
  session: Session,
  ids: readonly Id[],
  field: UnitBulkField,
  value: string | null,
): Promise<{ set: number; left: Id[] }> {
  await session.queue.flush();
  const found = await getRecords(session.db, 'unit', ids);
  const left = ids.filter((_, at) => found[at]?.shelf !== 'live');
  const edits = found.flatMap((unit) =>
    unit?.shelf === 'live' && (unit.body[field] || null) !== value ? [edit(unit, field, value)] : [],
  );
  if (edits.length > 0) await session.undo.act('unitsChanged', edits);
  return { set: edits.length, left };
}
