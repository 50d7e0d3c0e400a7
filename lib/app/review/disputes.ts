import type { Json } from '../../changes/change.ts';
import { type Id, isIdLike } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { disputedRecords, visitsToLookAt } from '../../store/disputed.ts';
import { type Watch, watch } from '../../store/live.ts';
import type { Entry } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';
import { type Named, nameRecords } from '../bundle/names.ts';
import { readMembers } from '../members.ts';
import type { Session } from '../session.ts';
import { conflictsIn, type OpenConflict, type OpenConflicts } from './conflicts.ts';
import { isDisputable, type Scope, visitsOf } from './scope.ts';

/** A visit in which people disagree, and on how many fields. */
interface DisputedVisit {
  readonly visit: Id;
  readonly count: number;
}

/** Every open disagreement: those that no visit's page shows, and the visits whose pages show some. */
export interface Disputes extends OpenConflicts {
  readonly visits: readonly DisputedVisit[];
  /** How many fields in all. */
  readonly count: number;
  /** Visits and units that are spoken of, as a line can name them. */
  readonly names: ReadonlyMap<Id, Named>;
  /** What records are called that a side's value names, such as the unit above; those without a name are left out. */
  readonly called: ReadonlyMap<Id, string>;
}

/** What no visit's page shows: all above visits and at units, and visits that were taken away. */
export const aboveVisits: Scope = async (db) => (await readDisputed(db)).above;

/** Watches every open disagreement. Reads what is disputed and what stands under visits that were taken away, no more. */
export function watchDisputes(session: Session, on: Watch<Disputes>): () => void {
  return watch(async () => {
    const { above, visits } = await readDisputed(session.db);
    const found = await conflictsIn(session, above);
    const spokenOf = [...visits.map(({ visit }) => visit), ...found.conflicts.map(({ rec }) => rec)];
    const inVisits = visits.reduce((sum, { count }) => sum + count, 0);
    return {
      ...found,
      visits,
      count: found.conflicts.length + inVisits,
      names: await nameRecords(session, spokenOf),
      called: await readCalled(session.db, found.conflicts),
    };
  }, on);
}

async function readDisputed(db: Database): Promise<{ above: Entry<Kind>[]; visits: DisputedVisit[] }> {
  const disputed = (await disputedRecords(db)).filter(isDisputable);
  const visitOf = await visitsOf(db, disputed);
  const above = new Map<Id, Entry<Kind>>();
  const counts = new Map<Id, number>();
  for (const visit of await visitsToLookAt(db)) above.set(visit.id, visit as Entry<Kind>);
  for (const entry of disputed) {
    const visit = visitOf.get(entry.id) ?? null;
    if (visit?.shelf === 'live') counts.set(visit.id, (counts.get(visit.id) ?? 0) + countIn(entry));
    // What else lies in a visit that was taken away waits until that is decided; findings are read without it.
    else if (!visit || entry.kind === 'finding') above.set(entry.id, entry);
  }
  const newestFirst = [...counts].sort(([a], [b]) => (a < b ? 1 : -1));
  return { above: [...above.values()], visits: newestFirst.map(([visit, count]) => ({ visit, count })) };
}

/** Of one that was taken away nothing is open but that. */
const countIn = ({ shelf, conflicts }: Entry<Kind>): number => (shelf === 'deleted' ? 1 : conflicts.length);

async function readCalled(db: Database, conflicts: readonly OpenConflict[]): Promise<Map<Id, string>> {
  const said = conflicts.flatMap(({ sides, entry }) => [
    ...sides.flatMap(({ value, field }) => [value, field.slice(field.indexOf('.') + 1)]),
    ...Object.values(entry.body as Readonly<Record<string, Json>>),
  ]);
  const wanted = [...new Set(said.filter(isIdLike))];
  const [rows, members] = await Promise.all([rowsOf(db, wanted), readMembers(db, wanted)]);
  return new Map(
    rows.flatMap((found, at) => {
      const row = members[at] ?? found;
      const { name }: Readonly<Record<string, unknown>> = row?.body ?? {};
      return row && typeof name === 'string' && name !== '' ? [[row.id, name] as const] : [];
    }),
  );
}
