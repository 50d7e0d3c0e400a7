import { TASK_KINDS } from '../../bundle/format/backup-format.ts';
import { type Change, SEVERAL } from '../../changes/change.ts';
import { fieldsOf } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import type { Database } from '../../store/schema.ts';

/** Kinds that hang on a unit or a finding and say in a field of their own which visit they belong to. */
const NAMES_VISIT: ReadonlySet<string> = new Set(['finding', 'step']);

/**
 * Says what changes are about, so that visits can be chosen one by one: the visit that a record belongs to, else the
 * unit; null for what stands above both. A step that names no visit is about what its finding is about.
 * @param changes of any records
 * @returns by record
 */
export async function readAbout(db: Database, changes: readonly Change[]): Promise<Map<Id, Id | null>> {
  const first = new Map(changes.map((change) => [change.rec, change]));
  const rows = await db.records.bulkGet([...first.keys()]);
  const bodies = new Map(rows.flatMap((row) => (row ? [[row.id, row.body.visit] as const] : [])));
  const named = new Map(changes.flatMap((change) => visitNamed(change)));
  const about = new Map<Id, Id | null>();
  for (const { rec, kind, parent } of first.values()) {
    if (TASK_KINDS.has(kind)) about.set(rec, null);
    else if (kind === 'visit') about.set(rec, rec);
    else if (NAMES_VISIT.has(kind)) about.set(rec, named.get(rec) ?? asId(bodies.get(rec)) ?? parent);
    else about.set(rec, parent);
  }
  return throughFindings(db, about);
}

/** What is about a finding is about that finding's visit or unit. */
async function throughFindings(db: Database, about: Map<Id, Id | null>): Promise<Map<Id, Id | null>> {
  const parents = [...new Set(about.values())].filter((id) => id !== null);
  const findings = (await db.records.bulkGet(parents)).filter((row) => row?.kind === 'finding');
  const beyond = new Map(
    findings.flatMap((row) => (row ? [[row.id, asId(row.body.visit) ?? row.parent] as const] : [])),
  );
  return new Map(
    [...about].map(([rec, id]) => [rec, id === null || id === rec ? id : (beyond.get(id) ?? seen(about, id))] as const),
  );
}

/** A finding that comes in the same file is not in the store yet. */
const seen = (about: ReadonlyMap<Id, Id | null>, id: Id): Id | null => about.get(id) ?? id;

function visitNamed(change: Change): (readonly [Id, Id])[] {
  if (!NAMES_VISIT.has(change.kind) || !fieldsOf(change).includes('visit')) return [];
  const said = change.field === SEVERAL ? (change.value as Record<string, unknown>).visit : change.value;
  const id = asId(said);
  return id === null ? [] : [[change.rec, id]];
}

const asId = (value: unknown): Id | null => (typeof value === 'string' && value !== '' ? value : null);
