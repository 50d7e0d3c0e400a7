import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { type Entry, getRecord, getRecords } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { allKindsUnder, allUnder } from '../../store/under.ts';
import { readHomed } from '../bundle/homed.ts';

/** Of which records it is asked where people disagree; read anew each time that it is asked. */
export type Scope = (db: Database) => Promise<Entry<Kind>[]>;

/** Steps are read person by person, so that nobody's can be disputed by another's hand. */
const NEVER_DISPUTED: ReadonlySet<string> = new Set(['comment', 'review', 'verdict', 'settlement']);

/** A visit, what stands under it on any shelf, and the findings that were made at it with their steps. */
export const inVisit =
  (id: Id): Scope =>
  async (db) => {
    const visit = await getRecord(db, 'visit', id);
    if (!visit) return [];
    const [under, homed] = await Promise.all([allKindsUnder(db, id), readHomed(db, visit.body.unit ?? visit.parent)]);
    const own = homed.flatMap(({ record, home }) => (home === id ? [record] : []));
    return [visit, ...under.filter(isDisputable), ...own] as unknown as Entry<Kind>[];
  };

/** What a visit is made of, as it is shown and spoken of: without the steps of its findings. */
export async function recordsOf(db: Database, id: Id): Promise<Entry<Kind>[]> {
  return (await inVisit(id)(db)).filter(({ kind }) => kind !== 'step');
}

/** Whether one person's hand can dispute what another wrote in records of a kind. */
export const isDisputable = ({ kind }: { readonly kind: string }): boolean => !NEVER_DISPUTED.has(kind);

/**
 * What stands under visits that were taken away and was not taken away itself, by visit: words that are on no screen now,
 * comments and steps of reviews among them, and findings that name the visit.
 */
export async function readUnderGone(db: Database, visits: readonly Entry<'visit'>[]): Promise<Map<Id, Entry<Kind>[]>> {
  // Of a visit that never was here only its removal may be.
  const units = [...new Set(visits.map(({ body, parent }) => body.unit ?? parent))];
  const [under, found] = await Promise.all([
    Promise.all(visits.map(({ id }) => allKindsUnder(db, id))),
    Promise.all(units.map((unit) => allUnder(db, unit, 'finding'))),
  ]);
  const findings = Map.groupBy(found.flat(), ({ body }) => body.visit ?? '');
  return new Map(
    visits.map(({ id }, at) => {
      const all = [...(under[at] ?? []), ...(findings.get(id) ?? [])] as Entry<Kind>[];
      return [id, all.filter(hasWords)];
    }),
  );
}

/** What was begun in a composer and says nothing is nobody's word. */
function hasWords({ shelf, body }: Entry<Kind>): boolean {
  const { text, problem }: Readonly<Record<string, unknown>> = body;
  return shelf === 'live' || (shelf === 'draft' && Boolean(text || problem));
}

/** The visit that each record is read in, by the same rule as a file says what it is about; null for none. */
export async function visitsOf(db: Database, records: readonly Entry<Kind>[]): Promise<Map<Id, Entry<'visit'> | null>> {
  const findings = await getRecords(db, 'finding', [...new Set(records.map(({ parent }) => parent))]);
  const byId = new Map(findings.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const nameOf = (entry: Entry<Kind>): readonly Id[] => {
    if (entry.kind === 'visit') return [entry.id];
    const named = entry.kind === 'finding' || entry.kind === 'step' ? String(entry.body.visit ?? '') : '';
    return [named, entry.parent, String(byId.get(entry.parent)?.body.visit ?? '')].filter(Boolean);
  };
  const wanted = [...new Set(records.flatMap(nameOf))];
  const found = await getRecords(db, 'visit', wanted);
  const visits = new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  return new Map(
    records.map((entry) => {
      const visit = nameOf(entry).find((id) => visits.has(id));
      return [entry.id, visits.get(visit ?? '') ?? null];
    }),
  );
}
