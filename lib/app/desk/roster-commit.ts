import type { Json } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { ParentRef, RowValues } from '../../roster/plan.ts';
import type { Edit } from '../../store/commit.ts';
import type { Entry } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';
import type { PreviewRow } from './roster-plan.ts';
import type { UnitList } from './units-list.ts';

/**
 * Writes what a preview says: all new units and changes in one commit, undoable as one act.
 * @param list the units that the preview was made with
 * @returns how many were new and changed
 * @throws StoreFailure when nothing was written
 */
export async function bringInUnits(
  session: Session,
  rows: readonly PreviewRow[],
  list: UnitList,
): Promise<{ added: number; changed: number }> {
  const edits = rosterEdits(rows, list, () => session.newId());
  if (edits.length > 0) await session.undo.act('unitsBroughtIn', edits);
  const count = (outcome: PreviewRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return { added: count('new'), changed: count('changed') };
}

/** The edits that a preview comes to: of rows that are `new` or `changed`, in the file's order. */
function rosterEdits(rows: readonly PreviewRow[], list: UnitList, newId: () => Id): Edit[] {
  const known = new Map(list.lines.map(({ unit }) => [unit.id, unit]));
  const ids = new Map<number, Id>();
  for (const { line, unit, outcome } of rows) {
    if (unit !== null) ids.set(line, unit);
    else if (outcome === 'new') ids.set(line, newId());
  }
  const idOf = (parent: ParentRef) => ('unit' in parent ? parent.unit : ids.get(parent.line));
  return rows.flatMap((row) => {
    const [id, unit] = [ids.get(row.line), known.get(row.unit ?? '')];
    if (row.outcome === 'new' && id) return [creation(id, 'unit', null, bodyOf(row.values, idOf))];
    return row.outcome === 'changed' && unit ? changesOf(row, unit, idOf) : [];
  });
}

function bodyOf({ traits, parent, ...plain }: RowValues, idOf: (parent: ParentRef) => Id | undefined) {
  const body: Record<string, Json | undefined> = { ...plain, parent: parent && idOf(parent) };
  for (const [trait, has] of Object.entries(traits)) if (has) body[`traits.${trait}`] = true;
  return body;
}

function changesOf({ changes }: PreviewRow, unit: Entry<'unit'>, idOf: (parent: ParentRef) => Id | undefined): Edit[] {
  return changes.flatMap(({ field, after }) => {
    if (typeof after === 'object') {
      const parent = idOf(after);
      return parent ? [edit(unit, field, parent)] : [];
    }
    if (field !== 'name') return [edit(unit, field, after)];
    const formerly = (unit.body.formerly ?? []).filter((name) => name !== unit.body.name);
    return [edit(unit, 'name', after), edit(unit, 'formerly', [...formerly, unit.body.name])];
  });
}
