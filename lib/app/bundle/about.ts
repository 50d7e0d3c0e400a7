import { ABOVE_KINDS, FINDING_KINDS } from '../../bundle/format/bundle-format.ts';
import { type Change, SEVERAL } from '../../changes/change.ts';
import { fieldsOf } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { Entry } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';

/**
 * Says what changes are about, so that visits can be chosen one by one: the visit that a record belongs to, else the
 * unit; null for what stands above both. A step that names no visit is about what its finding is about; a finding whose
 * visit is neither here nor among the changes came without it, and is about its unit.
 * @param changes of any records
 * @returns by record
 */
export async function readAbout(db: Database, changes: readonly Change[]): Promise<Map<Id, Id | null>> {
  const first = new Map(changes.map((change) => [change.rec, change]));
  const rows = await rowsOf(db, [...first.keys()]);
  const known = await visitsKnown(db, first, [...changes.flatMap(visitNamed), ...rows.flatMap(visitOf)]);
  const about = new Map<Id, Id | null>();
  for (const { rec, kind, parent } of first.values()) {
    if (ABOVE_KINDS.has(kind)) about.set(rec, null);
    else if (kind === 'visit') about.set(rec, rec);
    else if (FINDING_KINDS.has(kind)) about.set(rec, known.get(rec) ?? parent);
    else about.set(rec, parent);
  }
  return throughFindings(db, first, about);
}

/** Kinds that people look for at a unit or a finding: that they are about a unit is no reason to keep a batch together. */
const FLOATING: ReadonlySet<string> = new Set([...FINDING_KINDS, 'settlement', 'view', 'briefing']);

/**
 * Says what batches are about: visits, and null for what stands above them. One that was cut here is about one of these
 * alone; whoever else signs a batch may put anything into it, and then all that it is about must be chosen.
 * @param about as `readAbout` says of all changes
 * @returns of the changes of one batch
 */
export async function readHomes(
  db: Database,
  all: readonly Change[],
  about: ReadonlyMap<Id, Id | null>,
): Promise<(changes: readonly Change[]) => (Id | null)[]> {
  const visits = new Set(all.flatMap(({ rec, kind }) => (kind === 'visit' ? rec : [])));
  const floating = all.flatMap(({ rec, kind }) => (FLOATING.has(kind) ? (about.get(rec) ?? []) : []));
  for (const row of await rowsOf(db, [...new Set(floating)])) if (row?.kind === 'visit') visits.add(row.id);
  const binds = ({ kind }: Change, home: Id | null) => !FLOATING.has(kind) || (home !== null && visits.has(home));
  return (changes) => {
    const homes = changes.flatMap((change) => {
      const home = about.get(change.rec) ?? null;
      return binds(change, home) ? [home] : [];
    });
    return [...new Set(homes)];
  };
}

/** The visits that records name, by record, as far as they lie here or come with them; what was said first counts. */
async function visitsKnown(
  db: Database,
  coming: ReadonlyMap<Id, Change>,
  named: readonly (readonly [Id, Id])[],
): Promise<Map<Id, Id>> {
  const wanted = [...new Set(named.map(([, visit]) => visit))].filter((id) => coming.get(id)?.kind !== 'visit');
  const rows = await rowsOf(db, wanted);
  const absent = new Set(wanted.filter((_, at) => rows[at]?.kind !== 'visit'));
  const known = new Map<Id, Id>();
  for (const [rec, visit] of named) if (!absent.has(visit) && !known.has(rec)) known.set(rec, visit);
  return known;
}

/** What is about a finding is about that finding's visit or unit. */
async function throughFindings(
  db: Database,
  coming: ReadonlyMap<Id, Change>,
  about: Map<Id, Id | null>,
): Promise<Map<Id, Id | null>> {
  const parents = [...new Set(about.values())].filter((id) => id !== null);
  const findings = (await rowsOf(db, parents)).filter((row) => row?.kind === 'finding');
  const known = await visitsKnown(db, coming, findings.flatMap(visitOf));
  const beyond = new Map(findings.flatMap((row) => (row ? [[row.id, known.get(row.id) ?? row.parent] as const] : [])));
  return new Map(
    [...about].map(([rec, id]) => [rec, id === null || id === rec ? id : (beyond.get(id) ?? seen(about, id))] as const),
  );
}

/** A finding that comes in the same file is not in the store yet. */
const seen = (about: ReadonlyMap<Id, Id | null>, id: Id): Id | null => about.get(id) ?? id;

function visitOf(row: Entry<Kind> | null): (readonly [Id, Id])[] {
  const visit = asId(row?.body.visit);
  return row && visit !== null ? [[row.id, visit]] : [];
}

function visitNamed(change: Change): (readonly [Id, Id])[] {
  if (!FINDING_KINDS.has(change.kind) || !fieldsOf(change).includes('visit')) return [];
  const said = change.field === SEVERAL ? (change.value as Record<string, unknown>).visit : change.value;
  const id = asId(said);
  return id === null ? [] : [[change.rec, id]];
}

const asId = (value: unknown): Id | null => (typeof value === 'string' && value !== '' ? value : null);
