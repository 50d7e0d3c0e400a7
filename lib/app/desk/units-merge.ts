import type { Id } from '../../model/ids.ts';
import type { Entry } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';
import { isAbove } from './units.ts';
import type { UnitList } from './units-list.ts';

/** Why two units were not merged; nothing was changed. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
  constructor(
    /** `self`: one and the same; `gone`: one of them is no live unit that stands for itself. */
    readonly reason: 'self' | 'gone',
  ) {
    super(reason);
  }
}

/**
 * Merges a unit into another, undoably as one act: its visits are shown there, its name becomes a former one there, and
 * what stands under it comes to stand there. Its own record stays as it is. A unit that stands under the one that goes
 * takes its place under the unit above, so that none comes to stand above itself.
 * @param list as `readUnits` gives it
 * @throws MergeError
 */
export async function mergeUnits(session: Session, from: Id, into: Id, list: UnitList): Promise<void> {
  if (from === into) throw new MergeError('self');
  const units = new Map(list.lines.map(({ unit }) => [unit.id, unit]));
  const [gone, target] = [units.get(from), units.get(into)];
  if (!gone || !target) throw new MergeError('gone');
  const above = new Map([...units].map(([id, { body }]) => [id, body.parent]));
  const lifted = isAbove(from, into, above);
  const under = [...units.values()].filter(({ id, body }) => body.parent === from && id !== into);
  const names = [target.body.name, ...(target.body.formerly ?? [])];
  await session.undo.act('unitsMerged', [
    edit(gone, 'mergedInto', into),
    ...(names.includes(gone.body.name) ? [] : [edit(target, 'formerly', [...names.slice(1), gone.body.name])]),
    ...(lifted ? [edit(target, 'parent', placeFor(target.id, gone.body.parent, above))] : []),
    ...under.map((unit) => edit(unit, 'parent', into)),
  ]);
}

/** The unit above the one that goes; none where that would lead back. */
function placeFor(unit: Id, parent: Id | null | undefined, above: ReadonlyMap<Id, Id | null | undefined>): Id | null {
  return parent && !isAbove(unit, parent, above) ? parent : null;
}

/**
 * Takes a merged unit out again, undoably: it stands for itself, with its own visits. What stood under it before stays
 * where it is.
 * @param into the unit that it was merged into
 */
export async function partUnits(session: Session, unit: Entry<'unit'>, into: Entry<'unit'>): Promise<void> {
  const formerly = into.body.formerly ?? [];
  const rest = formerly.filter((name) => name !== unit.body.name);
  await session.undo.act('unitsParted', [
    edit(unit, 'mergedInto', null),
    ...(rest.length < formerly.length ? [edit(into, 'formerly', rest)] : []),
  ]);
}
