import type { Change, ChangeId, Json } from './change.ts';
import { byFieldOf, valueIn } from './fields.ts';
import { isConflict, shownHead, unreplaced } from './heads.ts';
import { mergeChanges } from './merge.ts';

/** A record as its changes make it. */
export type Materialised = {
  /** Each field's value by its shown head; a field that was set to null stays, as null. */
  body: Record<string, Json>;
  /** Each field's heads, sorted by id. */
  heads: Record<string, ChangeId[]>;
  /** The fields whose heads disagree, sorted. */
  conflicts: string[];
};

/** Changes of two records were to be made into one. */
export class MixedRecordsError extends Error {
  override readonly name = 'MixedRecordsError';
  readonly records: readonly string[];

  // Written out: the tools run this without a compiler.
  constructor(records: readonly string[]) {
    super(`changes of ${records.length} records: ${records.join(', ')}`);
    this.records = records;
  }
}

/**
 * Makes a record out of its changes. The same changes give the same record, in whatever order and however often.
 * @param changes all changes of one record
 * @throws MixedRecordsError when they are of more than one
 */
export function materialise(changes: readonly Change[]): Materialised {
  const records = [...new Set(changes.map((change) => change.rec))];
  if (records.length > 1) throw new MixedRecordsError(records);
  const byField = byFieldOf(mergeChanges(changes));
  const body: [string, Json][] = [];
  const ids: [string, ChangeId[]][] = [];
  const conflicts: string[] = [];
  for (const field of [...byField.keys()].sort()) {
    const heads = unreplaced(byField.get(field) ?? []);
    const shown = shownHead(heads);
    if (shown === undefined) continue;
    body.push([field, valueIn(shown, field)]);
    ids.push([field, heads.map((head) => head.id).sort()]);
    if (isConflict(heads, field)) conflicts.push(field);
  }
  return { body: Object.fromEntries(body), heads: Object.fromEntries(ids), conflicts };
}
