import type { BundleReason } from '../../bundle/format/bundle-error.ts';
import type { Change } from '../../changes/change.ts';
import { materialise } from '../../changes/materialise.ts';
import { mergeChanges } from '../../changes/merge.ts';
import type { Id } from '../../model/ids.ts';
import { logsOf } from '../../store/queries.ts';
import type { ChangeRow, Database, RecordRow } from '../../store/schema.ts';
import { readAbout } from './about.ts';

/** Why a batch is not taken in, where, and what it seems to be about. */
export interface RefusedBatch {
  readonly reason: BundleReason;
  readonly place: string;
  /** Counted from 1; 0 for none. */
  readonly line: number;
  /** `<person>.<epoch>` */
  readonly author: string;
  /** Visits and units that lack something without it. */
  readonly touches: readonly Id[];
}

/** What taking changes in would do to one visit, or to a unit or what stands above (`about` null). */
export interface Effect {
  readonly about: Id | null;
  readonly is: 'new' | 'same' | 'updated' | 'conflicting';
  /** Records that are new, that say something else afterwards, and fields on which two people disagree afterwards. */
  readonly newRecords: number;
  readonly changed: number;
  readonly conflicts: readonly { readonly rec: Id; readonly kind: string; readonly field: string }[];
  /** Changes that are not here yet. */
  readonly fresh: number;
}

/** How many records are looked at together. */
const SLICE = 500;

/**
 * Says what taking changes in would do, and does nothing: by visit, then unit, then what stands above.
 * @param changes of batches that were checked
 */
export async function dryRun(db: Database, changes: readonly Change[]): Promise<Effect[]> {
  const about = await readAbout(db, changes);
  const byRecord = Map.groupBy(changes, ({ rec }) => rec);
  const sums = new Map<Id | null, Sum>();
  const ids = [...byRecord.keys()];
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    const [rows, here] = await Promise.all([db.records.bulkGet(slice), logsOf(db, slice)]);
    for (const [place, rec] of slice.entries()) {
      const sum = sums.get(about.get(rec) ?? null) ?? newSum();
      sums.set(about.get(rec) ?? null, sum);
      addTo(sum, rec, rows[place], here.get(rec) ?? [], byRecord.get(rec) ?? []);
    }
  }
  return [...sums].map(([id, sum]) => effectOf(id, sum));
}

interface Sum {
  newRecords: number;
  changed: number;
  fresh: number;
  conflicts: { rec: Id; kind: string; field: string }[];
  isNew: boolean;
}

const newSum = (): Sum => ({ newRecords: 0, changed: 0, fresh: 0, conflicts: [], isNew: false });

function addTo(sum: Sum, rec: Id, row: RecordRow | undefined, here: readonly ChangeRow[], incoming: readonly Change[]) {
  const known = new Set(here.map(({ id }) => id));
  const fresh = incoming.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  sum.fresh += fresh.length;
  const kind = row?.kind ?? incoming[0]?.kind ?? '';
  if (!row) sum.newRecords++;
  if (!row && kind === 'visit') sum.isNew = true;
  const after = materialise(mergeChanges(here, fresh));
  if (row && JSON.stringify(after.body) !== JSON.stringify(materialise(here).body)) sum.changed++;
  const before = new Set(row?.conflicts);
  for (const field of after.conflicts) if (!before.has(field)) sum.conflicts.push({ rec, kind, field });
}

function effectOf(about: Id | null, { isNew, ...sum }: Sum): Effect {
  const is = sum.conflicts.length > 0 ? 'conflicting' : isNew ? 'new' : sum.fresh > 0 ? 'updated' : 'same';
  return { about, is, ...sum };
}
