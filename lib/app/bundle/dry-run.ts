import type { BundleReason } from '../../bundle/format/bundle-error.ts';
import { type Change, personOf } from '../../changes/change.ts';
import { conflictsOf } from '../../changes/conflicts.ts';
import { shownOf } from '../../changes/heads.ts';
import { materialise } from '../../changes/materialise.ts';
import { mergeChanges } from '../../changes/merge.ts';
import type { Id } from '../../model/ids.ts';
import { logsOf } from '../../store/queries.ts';
import type { ChangeRow, Database, RecordRow } from '../../store/schema.ts';
import { readAbout } from './about.ts';
import type { Claim } from './claims.ts';
import { compareReplaced, type Replaced, replacedIn } from './replaced.ts';
import { type Coming, readUnseen } from './unseen.ts';

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
  /** What lies here and stands against it: it can come in once that is gone. Left out where nothing here does. */
  readonly claim?: Claim;
}

/** What taking changes in would do to one visit, or to a unit or what stands above (`about` null). */
export interface Effect {
  readonly about: Id | null;
  readonly is: 'new' | 'same' | 'updated' | 'gone' | 'conflicting';
  /** Whose deletion takes the visit off the lists; null where none does. */
  readonly goneBy: Id | null;
  /**
   * Records that are new, that say something else afterwards, that are taken away, and fields on which two people disagree
   * afterwards.
   */
  readonly newRecords: number;
  readonly changed: number;
  readonly gone: number;
  readonly conflicts: readonly { readonly rec: Id; readonly kind: string; readonly field: string }[];
  /** Changes that are not here yet. */
  readonly fresh: number;
  /** Of each kind of record of which something is fresh, how many are new, say something else, and are taken away. */
  readonly kinds: readonly KindEffect[];
  /** What of the words that lie here is replaced or taken away, own words first, and as many as are kept. */
  readonly replaced: readonly Replaced[];
  /** How many there are, kept or not, and of how many the words are one's own. */
  readonly replacing: number;
  readonly replacingOwn: number;
}

interface KindEffect {
  readonly kind: string;
  readonly fresh: number;
  readonly changed: number;
  readonly gone: number;
}

/** How many records are looked at together. */
const SLICE = 500;
/** So many replaced words are kept of one visit, and of others than one's own in all. */
const KEPT = 12;
const KEPT_IN_ALL = 4000;

/**
 * Says what taking changes in would do, and does nothing: by visit, then unit, then what stands above.
 * @param changes of batches that were checked
 * @param me whoever works here
 */
export async function dryRun(db: Database, changes: readonly Change[], me: Id): Promise<Effect[]> {
  const about = await readAbout(db, changes);
  const byRecord = Map.groupBy(changes, ({ rec }) => rec);
  const sums = new Map<Id | null, Sum>();
  const ids = [...byRecord.keys()];
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    const [rows, here] = await Promise.all([db.records.bulkGet(slice), logsOf(db, slice)]);
    for (const [place, rec] of slice.entries()) {
      const home = about.get(rec) ?? null;
      const sum = sums.get(home) ?? newSum();
      sums.set(home, sum);
      const one = { rec, home, row: rows[place], here: here.get(rec) ?? [], incoming: byRecord.get(rec) ?? [] };
      addTo(sum, one, me);
    }
  }
  await addUnseen(db, sums, changes, me);
  return effectsOf(sums);
}

interface Sum {
  newRecords: number;
  changed: number;
  gone: number;
  fresh: number;
  conflicts: { rec: Id; kind: string; field: string }[];
  kinds: Map<string, { fresh: number; changed: number; gone: number }>;
  replaced: Replaced[];
  isNew: boolean;
  goneBy: Id | null;
  /** What is fresh and under the visit, not of it. */
  under: Change[];
  /** What is fresh of the visit itself. */
  own: readonly Change[];
}

const newSum = (): Sum => ({
  ...{ newRecords: 0, changed: 0, gone: 0, fresh: 0, conflicts: [], kinds: new Map(), replaced: [] },
  ...{ isNew: false, goneBy: null, under: [], own: [] },
});

interface Touched {
  readonly rec: Id;
  readonly home: Id | null;
  readonly row: RecordRow | undefined;
  readonly here: readonly ChangeRow[];
  readonly incoming: readonly Change[];
}

function addTo(sum: Sum, { rec, home, row, here, incoming }: Touched, me: Id): void {
  const known = new Set(here.map(({ id }) => id));
  const fresh = incoming.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  sum.fresh += fresh.length;
  const kind = row?.kind ?? incoming[0]?.kind ?? '';
  const ofKind = sum.kinds.get(kind) ?? { fresh: 0, changed: 0, gone: 0 };
  sum.kinds.set(kind, ofKind);
  const whole = mergeChanges(here, fresh);
  const after = materialise(whole);
  const isGone = Boolean(after.body.deleted);
  const isVisit = kind === 'visit' && rec === home;
  if (isVisit) sum.own = fresh;
  else sum.under.push(...fresh);
  if (isVisit && isGone && !row?.body.deleted) sum.goneBy = deleterOf(whole);
  const before = row ? materialise(here) : null;
  const disputed = new Set(row && before ? disputedIn(here, before) : []);
  const conflicts = disputedIn(whole, after).filter((field) => !disputed.has(field));
  for (const field of conflicts) sum.conflicts.push({ rec, kind, field });
  // What comes and was taken away before it came is on no list: it is neither new nor gone from one.
  if (!before && !isGone) {
    sum.newRecords++;
    ofKind.fresh++;
    if (isVisit) sum.isNew = true;
  }
  if (!before || JSON.stringify(after.body) === JSON.stringify(before.body)) return;
  const what = isGone && !before.body.deleted ? 'gone' : 'changed';
  sum[what]++;
  ofKind[what]++;
  sum.replaced.push(...replacedIn({ here, whole, before, after }, me, new Set(conflicts)));
}

/** Whose deletion a record shows. */
function deleterOf(log: readonly Change[]): Id | null {
  const shown = shownOf(log, 'deleted');
  return shown ? personOf(shown.author) : null;
}

/** The fields on which people disagree. What was taken away may disagree with an edit of any other field. */
function disputedIn(log: readonly Change[], { body, conflicts }: Pick<RecordRow, 'body' | 'conflicts'>): string[] {
  return conflicts.length > 0 || body.deleted ? conflictsOf(log).map(({ field }) => field) : [];
}

/** What somebody wrote at a visit that is or will be taken away by somebody who had not seen it is a disagreement too. */
async function addUnseen(
  db: Database,
  sums: ReadonlyMap<Id | null, Sum>,
  changes: readonly Change[],
  me: Id,
): Promise<void> {
  const coming = [...sums].flatMap(([visit, { fresh, under, own }]): Coming[] =>
    visit !== null && fresh > 0 ? [{ visit, under, own }] : [],
  );
  for (const [rec, isUnseen] of await readUnseen(db, coming, changes, me)) {
    // What stands in a visit that is away is settled with it, or waits until it is back.
    sums.get(rec)?.conflicts.splice(0, Infinity, ...(isUnseen ? [{ rec, kind: 'visit', field: 'deleted' }] : []));
  }
}

function effectsOf(sums: ReadonlyMap<Id | null, Sum>): Effect[] {
  let room = KEPT_IN_ALL;
  return [...sums].map(([about, { isNew, kinds, under: _, own: __, replaced, ...sum }]) => {
    const is = sum.fresh === 0 ? 'same' : statusOf(sum, isNew);
    const inOrder = replaced.sort(compareReplaced).slice(0, KEPT);
    const kept = inOrder.filter(({ own }) => own || room-- > 0);
    const replacing = { replacing: replaced.length, replacingOwn: replaced.filter(({ own }) => own).length };
    return { about, is, ...sum, kinds: kindsOf(kinds), replaced: kept, ...replacing };
  });
}

function statusOf({ conflicts, goneBy }: Pick<Sum, 'conflicts' | 'goneBy'>, isNew: boolean): Effect['is'] {
  if (conflicts.length > 0) return 'conflicting';
  if (goneBy !== null) return 'gone';
  return isNew ? 'new' : 'updated';
}

const kindsOf = (kinds: Sum['kinds']): KindEffect[] => [...kinds].map(([kind, counts]) => ({ kind, ...counts }));
