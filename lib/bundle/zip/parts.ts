import { type Change, type Json, SEVERAL } from '../../changes/change.ts';
import { fieldsOf, valueIn } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import { type BlindRecord, staysBlind } from '../../review/blind.ts';
import { FINDING_KINDS } from '../format/bundle-format.ts';

/** What lies in batches of its own: ratings can stay while the rest goes, findings can go without their visit. */
export type Part = 'rest' | 'ratings' | 'findings';

const ORDER = ['rest', 'ratings', 'findings'] as const satisfies Part[];

/**
 * Parts the changes of one thing as they are cut into batches.
 * @param tells says whether a change tells how a visit was rated, as `tellsRating` does
 * @returns the parts that hold something, in the order in which they are cut
 */
export function partChanges<C extends Change>(changes: readonly C[], tells: (change: C) => boolean): [Part, C[]][] {
  const partOf = (change: C): Part => (isOfFinding(change) ? 'findings' : tells(change) ? 'ratings' : 'rest');
  const parts = Map.groupBy(changes, partOf);
  return ORDER.flatMap((part): [Part, C[]][] => {
    const some = parts.get(part);
    return some ? [[part, some]] : [];
  });
}

/** Whether a change is of a finding or one of its steps. */
export const isOfFinding = ({ kind }: Pick<Change, 'kind'>): boolean => FINDING_KINDS.has(kind);

/** Says of a change of some records whether it tells how the visit was rated that they are about; null is none. */
export function tellsRating(of: {
  readonly about: Id | null;
  readonly records: readonly BlindRecord[];
}): (change: Change) => boolean {
  const byId = new Map(of.records.map((record) => [record.id, record]));
  const blind = new Set(of.about === null ? [] : [of.about]);
  return (change) => {
    const record = byId.get(change.rec);
    return record !== undefined && staysBlind(change, record, blind);
  };
}

/**
 * The fields that a change sets, those that tell how its visit was rated apart from the others: a change lies in one
 * batch, so what may have to stay has to be a change of its own.
 * @returns one set of fields, or the others and then those that tell
 */
export function partFields(change: Change): { [field: string]: Json }[] {
  const { rec: id, kind, parent } = change;
  const tells = tellsRating({ about: id, records: [{ id, kind, parent, body: {} }] });
  const said = (field: string) => [field, valueIn(change, field)] as const;
  const apart = Map.groupBy(fieldsOf(change), (field) =>
    tells({ ...change, field: SEVERAL, value: Object.fromEntries([said(field)]) }),
  );
  return [false, true].flatMap((is) => {
    const fields = apart.get(is);
    return fields ? [Object.fromEntries(fields.map(said))] : [];
  });
}
