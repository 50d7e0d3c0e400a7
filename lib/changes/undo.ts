import type { Id } from '../model/ids.ts';
import { takesValue } from '../model/records.ts';
import type { Moment } from '../model/time.ts';
import type { Change, Json } from './change.ts';
import { fieldsOf } from './fields.ts';

/** What somebody is about to set: a change before it has a place in time. */
export type Edit = Pick<Change, 'rec' | 'parent' | 'kind' | 'field' | 'value'>;

/**
 * The edits that undo others: each field gets back the value it had, and a record that is new is taken away. Undoing is
 * doing: these become changes like any other, and their inverse is what redoes.
 * @param edits what is about to be made, one field or SEVERAL each
 * @param before the bodies of the records that exist already
 * @param at when a record that is new is taken away
 * @returns in reverse order, one a field; null when a field can't be emptied again (its kind allows no empty value):
 *   then no undo may be offered, since half of one is worse than none
 */
export function inverseOf(
  edits: readonly Edit[],
  before: ReadonlyMap<Id, Readonly<Record<string, Json>>>,
  at: Moment,
): Edit[] | null {
  const inverse = new Map<string, Edit>();
  for (const edit of edits) {
    const body = before.get(edit.rec);
    const fields = body === undefined ? ['deleted'] : fieldsOf(edit);
    for (const field of fields) {
      const value = body === undefined ? toJson(at) : valueBefore(edit.kind, field, body);
      if (value === undefined) return null;
      inverse.set(`${edit.rec} ${field}`, { rec: edit.rec, parent: edit.parent, kind: edit.kind, field, value });
    }
  }
  return [...inverse.values()].reverse();
}

/** A field that was absent can't be made absent again, only empty, in the way that its kind allows. */
function valueBefore(kind: string, field: string, body: Readonly<Record<string, Json>>): Json | undefined {
  if (Object.hasOwn(body, field)) return body[field];
  return [null, false, '', []].find((empty) => takesValue(kind, field, empty));
}

function toJson({ device, offset, zone, typed }: Moment): Json {
  return typed === undefined ? { device, offset, zone } : { device, offset, zone, typed };
}
