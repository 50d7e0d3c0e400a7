import type { BundleReason } from '../../bundle/format/bundle-error.ts';
import type { Change } from '../../changes/change.ts';
import { conflictsOf } from '../../changes/conflicts.ts';
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
  /** Of each kind of record of which something is fresh, how many are new and how many say something else afterwards. */
  readonly kinds: readonly { readonly kind: string; readonly fresh: number; readonly changed: number }[];
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
  kinds: Map<string, { fresh: number; changed: number }>;
  isNew: boolean;
}

const newSum = (): Sum => ({ newRecords: 0, changed: 0, fresh: 0, conflicts: [], kinds: new Map(), isNew: false });

function addTo(sum: Sum, rec: Id, row: RecordRow | undefined, here: readonly ChangeRow[], incoming: readonly Change[]) {
  const known = new Set(here.map(({ id }) => id));
  const fresh = incoming.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  sum.fresh += fresh.length;
  const kind = row?.kind ?? incoming[0]?.kind ?? '';
  const ofKind = sum.kinds.get(kind) ?? { fresh: 0, changed: 0 };
  sum.kinds.set(kind, ofKind);
  if (!row) {
    sum.newRecords++;
    ofKind.fresh++;
  }
  if (!row && kind === 'visit') sum.isNew = true;
  const whole = mergeChanges(here, fresh);
  const after = materialise(whole);
  if (row && JSON.stringify(after.body) !== JSON.stringify(materialise(here).body)) {
    sum.changed++;
    ofKind.changed++;
  }
  const before = new Set(row ? disputedIn(here, row) : []);
  for (const field of disputedIn(whole, after)) if (!before.has(field)) sum.conflicts.push({ rec, kind, field });
}

/** The fields on which people disagree. What was taken away may disagree with an edit of any other field. */
function disputedIn(log: readonly Change[], { body, conflicts }: Pick<RecordRow, 'body' | 'conflicts'>): string[] {
  return conflicts.length > 0 || body.deleted ? conflictsOf(log).map(({ field }) => field) : [];
}

function effectOf(about: Id | null, { isNew, kinds, ...sum }: Sum): Effect {
  const is = sum.conflicts.length > 0 ? 'conflicting' : isNew ? 'new' : sum.fresh > 0 ? 'updated' : 'same';
  return { about, is, ...sum, kinds: [...kinds].map(([kind, counts]) => ({ kind, ...counts })) };
}
